import ArgumentParser
import Messages
import Words

extension StoreCommand {
    /// `polder store backup`
    struct Backup: AsyncParsableCommand {
        static var configuration: CommandConfiguration {
            CommandConfiguration(
                "backup", Phrase("command.store.backup"), examples: ["polder store backup"])
        }

        @OptionGroup var daemon: DaemonOptions

        func run() async throws {
            let connection = try DaemonLaunch(daemon).connect().connection
            let reply = try StoreCommand.ask(StoreRequest(.backup), over: connection)
            try Terminal.answer(
                Phrase(
                    "client.store.backup",
                    [
                        "file": .text(reply.file ?? ""), "runs": .count(reply.runs),
                        "size": StoreCommand.megabytes(reply.bytes),
                    ]))
        }
    }
}
