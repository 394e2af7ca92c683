import ArgumentParser
import Messages

/// `polder validate`
struct Validate: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Check scenario files and run nothing.",
        discussion: """
            Examples:
              polder validate scenarios/groot-rijnmond/silo.yaml
              polder validate mine.yaml --data figures.csv
            """)

    @Argument(help: "Scenario files, or polder:NAME for shipped ones.") var files: [String]
    @Option(parsing: .singleValue, help: "A table of your own figures to lay over the baseline.")
    var data: [String] = []
    @OptionGroup var daemon: DaemonOptions

    func run() async throws {
        try await telling {
            let submission = try Submission(files, data: data)
            let connection = try DaemonLaunch(daemon).connect().connection
            guard case .validate(let reply) = try submission.send(Request.validate, over: connection) else {
                throw Complaint.otherAnswer
            }
            reply.diagnostics.forEach { Terminal.say("\($0)") }
            guard !reply.diagnostics.contains(where: { $0.severity == .error }) else {
                throw ArgumentParser.ExitCode(Messages.ExitCode.input.rawValue)
            }
            for scenario in reply.scenarios { print("\(scenario.file): ready to run (\(scenario.title))") }
        }
    }
}
