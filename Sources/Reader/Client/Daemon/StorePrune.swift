import ArgumentParser
import Messages
import Words

extension StoreCommand {
    /// `polder store prune`
    struct Prune: AsyncParsableCommand {
        static var configuration: CommandConfiguration {
            CommandConfiguration(
                "prune", Phrase("command.store.prune"), examples: ["polder store prune --older-than 90"])
        }

        @Option(
            name: .customLong("older-than"), parsing: .unconditional,
            help: .said(Phrase("option.older_than"), Phrase("value.days")))
        var days: Double
        @OptionGroup var daemon: DaemonOptions

        func run() async throws {
            guard days >= 0, days.isFinite else {
                throw Complaint(Phrase("client.store.days", ["days": .number(days)]), .input)
            }
            let reply = try StoreCommand.ask(StoreRequest(.prune, olderThanDays: days), daemon)
            try Terminal.answer(
                Phrase(
                    "client.store.pruned",
                    ["runs": .count(reply.runs), "size": StoreCommand.megabytes(reply.bytes)]))
        }
    }
}
