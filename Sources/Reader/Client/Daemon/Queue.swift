import ArgumentParser
import Messages
import Words

/// `polder queue`
struct QueueCommand: AsyncParsableCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            "queue", Phrase("command.queue"),
            examples: ["polder queue", "polder queue pause", "polder queue move k3v9q2xa"],
            subcommands: [Show.self, Pause.self, Resume.self, Move.self, Prioritize.self],
            defaultSubcommand: Show.self)
    }
}

extension QueueRequest {
    /// Asks the daemon, and shows the queues as they are then.
    func carryOut(_ output: OutputOptions<ResultFormat>, _ daemon: DaemonOptions) throws {
        let target = output.target
        let (format, _) = try together({ try output.chosen() }, { try target.check() })
        let connection = try DaemonLaunch(daemon).connect().connection
        let reply = try connection.ask(self)
        let text =
            switch format {
            case .json: String(decoding: try Wire.encode(reply), as: UTF8.self) + "\n"
            case .csv: RunTable(runs: reply.runs).commaSeparated
            case .table: QueueTable.text(reply)
            }
        try target.deliver(text)
    }
}
