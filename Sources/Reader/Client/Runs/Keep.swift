import ArgumentParser
import Messages
import Words

/// `polder keep`
struct Keep: AsyncParsableCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            "keep", Phrase("command.keep"),
            examples: ["polder keep k3v9q2xa", "polder keep k3v9q2xa --undo"])
    }

    @Argument(help: .said(Phrase("option.run"), Phrase("value.run"))) var run: String
    @Flag(help: .said(Phrase("option.undo"))) var undo = false
    @OptionGroup var daemon: DaemonOptions

    func run() async throws {
        let connection = try DaemonLaunch(daemon).connect().connection
        let reply = try connection.ask(EditRequest(undo ? .release : .keep, run: run))
        let places: [String: Phrase.Argument] = ["run": .text(reply.run.id)]
        try Terminal.answer(undo ? Phrase("client.run.released", places) : Phrase("client.run.kept", places))
    }
}
