import ArgumentParser
import Messages

extension StoreCommand {
    /// `polder store check`
    struct Check: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract:
                "See whether the store is whole and every result is the one that was stored; exit 1 if not.",
            discussion: """
                Examples:
                  polder store check
                """)

        @OptionGroup var daemon: DaemonOptions

        func run() async throws {
            try await telling {
                let reply = try StoreCommand.ask(StoreRequest(.check), daemon)
                guard reply.faults.isEmpty else { throw Complaint(lines: reply.faults, .unfulfilled) }
                print("\(reply.runs) ended runs, \(StoreCommand.megabytes(reply.bytes)): all is whole")
            }
        }
    }
}
