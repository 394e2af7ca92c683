import ArgumentParser
import Messages
import Words

/// `polder runs`
struct Runs: AsyncParsableCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            "runs", Phrase("command.runs"),
            examples: ["polder runs", "polder runs --limit 5 --format json"])
    }

    @Option(parsing: .unconditional, help: .said(Phrase("option.limit"), Phrase("value.number")))
    var limit = 20
    @OptionGroup var output: OutputOptions<ResultFormat>
    @OptionGroup var daemon: DaemonOptions

    func run() async throws {
        let target = output.target
        let (format, _) = try together({ try output.chosen() }, { try target.check() })
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
        try target.deliver(text)
    }
}
