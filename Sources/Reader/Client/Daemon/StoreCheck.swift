import ArgumentParser
import Messages
import Words

extension StoreCommand {
    /// `polder store check`
    struct Check: AsyncParsableCommand {
        static var configuration: CommandConfiguration {
            CommandConfiguration(
                "check", Phrase("command.store.check"), examples: ["polder store check"])
        }

        @OptionGroup var daemon: DaemonOptions

        func run() async throws {
            let connection = try DaemonLaunch(daemon).connect().connection
            let reply = try StoreCommand.ask(StoreRequest(.check), over: connection)
            guard reply.faults.isEmpty else {
                throw Phrase.known(reply.faultPhrases).map { Complaint($0, .unfulfilled) }
                    ?? Complaint(texts: reply.faults, .unfulfilled)
            }
            try Terminal.answer(
                Phrase(
                    "client.store.whole",
                    ["runs": .count(reply.runs), "size": StoreCommand.megabytes(reply.bytes)]))
        }
    }
}
