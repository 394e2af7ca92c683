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
        let (sent, isWhole) = try readable()
        let submission = try Submission(sent)
        let connection = try DaemonLaunch(daemon).connect().connection
        let reply = try submission.send(ValidateRequest.init, over: connection)
        submission.tell(reply.diagnostics)
        guard isWhole, !reply.diagnostics.contains(where: { $0.severity == .error }) else {
            throw ArgumentParser.ExitCode(Messages.ExitCode.input.rawValue)
        }
        for scenario in reply.scenarios {
            try Terminal.answer(
                Phrase(
                    "client.validate.ready",
                    ["file": .text(scenario.file), "title": .text(scenario.titles[Speech.language])]))
        }
    }

    /// The files that are there, after a word on each that is not: it hides nothing of the others.
    ///
    /// - Throws: `Complaint` where no scenario is there, or for what is the matter with one that is.
    private func readable() throws -> (SentFiles, isWhole: Bool) {
        do {
            return (try SentFiles(files, data: data), true)
        } catch let complaint as Complaint {
            guard let others = SentFiles.thatAreThere(files, data: data) else { throw complaint }
            complaint.lines.forEach { Terminal.say(line: $0.said) }
            return (others, false)
        }
    }
}
