import ArgumentParser
import Messages
import Words

/// `polder cancel`
struct Cancel: AsyncParsableCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration("cancel", Phrase("command.cancel"), examples: ["polder cancel k3v9q2xa"])
    }

    @Argument(help: .said(Phrase("option.run"), Phrase("value.run"))) var run: String
    @OptionGroup var daemon: DaemonOptions

    func run() async throws {
        let connection = try DaemonLaunch(daemon).connect().connection
        let reply = try connection.ask(CancelRequest(run: run))
        try Terminal.answer(
            Phrase("client.run.state", ["run": .text(reply.run), "state": .phrase(reply.state.phrase)]))
    }
}
