import ArgumentParser
import Messages

extension StoreCommand {
    /// `polder store backup`
    struct Backup: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Copy the store, while it is in use, to the folder 'backups' beside it.",
            discussion: """
                Examples:
                  polder store backup
                """)

        @OptionGroup var daemon: DaemonOptions

        func run() async throws {
            try await telling {
                let reply = try StoreCommand.ask(StoreRequest(.backup), daemon)
                print("\(reply.file ?? ""): \(reply.runs) runs, \(StoreCommand.megabytes(reply.bytes))")
            }
        }
    }
}
