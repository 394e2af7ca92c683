import ArgumentParser
import Foundation
import Messages
import Words

/// `polder rerun`
struct Rerun: AsyncParsableCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            "rerun", Phrase("command.rerun"),
            examples: ["polder rerun k3v9q2xa", "polder rerun k3v --check"])
    }

    @Argument(help: .said(Phrase("option.run"), Phrase("value.run"))) var run: String
    @Flag(help: .said(Phrase("option.check"))) var check = false
    @OptionGroup var selection: SelectionOptions
    @OptionGroup var output: OutputOptions<ResultFormat>
    @OptionGroup var daemon: DaemonOptions

    func run() async throws {
        let target = output.target
        let (format, _) = try together({ try output.chosen() }, { try target.check() })
        let launch = try DaemonLaunch(daemon)
        let connection = try launch.connect().connection
        let selection = try Catalogue(connection).resolved(self.selection)
        let interrupt = Interrupt()
        let again = RunRequest(
            key: UUID().uuidString.lowercased(), scenarios: [], files: [], rerunOf: run)
        let accepted = try connection.ask(again, within: 30)
        let second = try RunFollower(launch: launch, run: accepted.run, cancels: true)
            .outcome(over: connection, interrupt: interrupt)
        guard check else {
            let text = try Presenting(
                document: second.document, table: second.table, selection: selection
            ).text(format)
            return try target.deliver(text)
        }
        let first = try RunFollower(launch: launch, run: run, cancels: false)
            .outcome(over: connection, interrupt: interrupt)
        let isSame = first.table == second.table && first.checksum == second.checksum
        guard isSame else {
            try Terminal.answer(
                Phrase(
                    "client.rerun.differs",
                    [
                        "then": .text(first.document.model.digest),
                        "now": .text(second.document.model.digest),
                    ]))
            throw ArgumentParser.ExitCode(Messages.ExitCode.unfulfilled.rawValue)
        }
        try Terminal.answer(Phrase("client.rerun.same", ["checksum": .optional(second.checksum)]))
    }
}
