import ArgumentParser
import Messages
import Words

/// `polder note`
struct Note: AsyncParsableCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            "note", Phrase("command.note"), more: Phrase("command.note.more"),
            examples: ["polder note k3v9q2xa council"])
    }

    @Argument(help: .said(Phrase("option.run"), Phrase("value.run"))) var run: String
    @Argument(help: .said(Phrase("option.note"), Phrase("value.text"))) var text: String
    @OptionGroup var daemon: DaemonOptions

    func run() async throws {
        let connection = try DaemonLaunch(daemon).connect().connection
        let reply = try connection.ask(EditRequest(.note, run: run, text: text))
        try Terminal.answer(
            Phrase("client.run.noted", ["run": .text(reply.run.id), "text": .text(text)]))
    }
}
