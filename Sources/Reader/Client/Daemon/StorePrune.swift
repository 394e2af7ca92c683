import ArgumentParser
import Messages
import Words

extension StoreCommand {
    /// `polder store prune`
    struct Prune: AsyncParsableCommand {
        static var configuration: CommandConfiguration {
            CommandConfiguration(
                "prune", Phrase("command.store.prune"), more: Phrase("command.store.prune.more"),
                examples: [
                    "polder store prune --older-than 90 --dry-run",
                    "polder store prune --older-than 90 --yes",
                ])
        }

        @Option(
            name: .customLong("older-than"), parsing: .unconditional,
            help: .said(Phrase("option.older_than"), Phrase("value.days")))
        var days: Double
        @Flag(help: .said(Phrase("option.prune_dry_run"))) var dryRun = false
        @Flag(help: .said(Phrase("option.yes"))) var yes = false
        @OptionGroup var daemon: DaemonOptions

        func run() async throws {
            guard days >= 0, days.isFinite else {
                throw Complaint(Phrase("client.store.days", ["days": .number(days)]), .input)
            }
            let connection = try DaemonLaunch(daemon).connect().connection
            let request = StoreRequest(.prune, olderThanDays: days, isDryRun: true)
            let going = try StoreCommand.ask(request, over: connection).pruned ?? []
            guard !going.isEmpty else { return try Terminal.answer(Phrase("client.store.nothing")) }
            if dryRun {
                try Terminal.answer(line: RunTable(going, over: connection).text)
                return try Terminal.answer(Phrase("client.store.would", ["count": .count(going.count)]))
            }
            try Consent.asked(for: going, isGiven: yes, over: connection)
            let reply = try StoreCommand.ask(
                StoreRequest(.prune, olderThanDays: days), over: connection)
            try Terminal.answer(
                Phrase(
                    "client.store.pruned",
                    ["runs": .count(reply.runs), "size": StoreCommand.megabytes(reply.bytes)]))
        }
    }
}
