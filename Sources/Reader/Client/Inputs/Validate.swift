import ArgumentParser
import Messages
import Modelling
import Reading
import Words

/// `polder validate`
struct Validate: AsyncParsableCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            "validate", Phrase("command.validate"),
            examples: [
                "polder validate scenarios/groot-rijnmond/silo.yaml",
                "polder validate mine.yaml --data figures.csv",
            ])
    }

    @Argument(help: .said(Phrase("option.scenarios"), Phrase("value.scenario"))) var files: [String]
    @Option(parsing: .singleValue, help: .said(Phrase("option.data"), Phrase("value.file")))
    var data: [String] = []
    @OptionGroup var daemon: DaemonOptions

    func run() async throws {
        let submission = try Submission(try SentFiles(files, data: data))
        let connection = try DaemonLaunch(daemon).connect().connection
        let reply = try submission.send(ValidateRequest.init, over: connection)
        submission.tell(reply.diagnostics)
        guard !reply.diagnostics.contains(where: { $0.severity == .error }) else {
            throw ArgumentParser.ExitCode(Messages.ExitCode.input.rawValue)
        }
        for scenario in reply.scenarios {
            try Terminal.answer(
                Phrase(
                    "client.validate.ready",
                    ["file": .text(scenario.file), "title": .text(scenario.titles[Speech.language])]))
        }
    }
}
