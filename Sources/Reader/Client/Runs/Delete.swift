import ArgumentParser
import Messages
import Words

/// `polder delete`
struct Delete: AsyncParsableCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            "delete", Phrase("command.delete"), more: Phrase("command.delete.more"),
            examples: ["polder delete k3v9q2xa --yes"])
    }

    @Argument(help: .said(Phrase("option.runs"), Phrase("value.run"))) var runs: [String]
    @Flag(help: .said(Phrase("option.yes"))) var yes = false
    @OptionGroup var daemon: DaemonOptions

    func run() async throws {
        let connection = try DaemonLaunch(daemon).connect().connection
        // Every word is looked up before anything goes.
        let found = try runs.flatMap { word -> [RunSummary] in
            let reply = try connection.ask(StatusRequest(run: word))
            return reply.runs
        }
        let chosen = found.reduce(into: [RunSummary]()) { runs, run in
            if !runs.contains(where: { $0.id == run.id }) { runs.append(run) }
        }
        try Consent.asked(for: chosen, isGiven: yes, over: connection)
        for run in chosen {
            _ = try connection.ask(EditRequest(.delete, run: run.id), within: 600)
            try Terminal.answer(Phrase("client.run.deleted", ["run": .text(run.id)]))
        }
    }
}
