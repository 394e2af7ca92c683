import ArgumentParser
import Messages

/// `polder runs`
struct Runs: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "List the runs that the daemon knows, the newest first.",
        discussion: """
            Examples:
              polder runs
              polder runs --limit 5 --format json
            """)

    @Option(help: "Most runs to list.") var limit = 20
    @OptionGroup var output: OutputOptions
    @OptionGroup var daemon: DaemonOptions

    func run() async throws {
        try await telling {
            let format = try output.chosen()
            let connection = try DaemonLaunch(daemon).connect().connection
            guard case .list(let reply) = try connection.ask(.list(ListRequest(limit: limit))) else {
                throw Complaint.otherAnswer
            }
            let text =
                switch format {
                case .json: String(decoding: try Wire.encode(reply), as: UTF8.self) + "\n"
                case .csv: RunTable.commaSeparated(reply.runs)
                case .table: RunTable.text(reply.runs)
                }
            try Terminal.deliver(text, to: output.output)
        }
    }
}
