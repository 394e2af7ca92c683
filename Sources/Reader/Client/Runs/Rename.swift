import ArgumentParser
import Messages
import Words

/// `polder rename`
struct Rename: AsyncParsableCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            "rename", Phrase("command.rename"), examples: ["polder rename k3v9q2xa council"])
    }

    @Argument(help: .said(Phrase("option.run"), Phrase("value.run"))) var run: String
    @Argument(help: .said(Phrase("option.new_name"), Phrase("value.name"))) var name: String
    @OptionGroup var daemon: DaemonOptions

    func run() async throws {
        let connection = try DaemonLaunch(daemon).connect().connection
        let reply = try connection.ask(EditRequest(.rename, run: run, text: name))
        try Terminal.answer(
            Phrase("client.run.renamed", ["run": .text(reply.run.id), "name": .text(name)]))
    }
}
