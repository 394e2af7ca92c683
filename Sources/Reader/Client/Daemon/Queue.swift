import ArgumentParser
import Messages

/// `polder queue`
struct QueueCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "queue", abstract: "Look at what waits, change its order, pause it.",
        discussion: """
            Examples:
              polder queue
              polder queue pause
              polder queue move k3v9q2xa
            """,
        subcommands: [Show.self, Pause.self, Resume.self, Move.self, Prioritize.self],
        defaultSubcommand: Show.self)
}

extension QueueRequest {
    /// Asks the daemon, and shows the queues as they are then.
    func carryOut(_ output: OutputOptions, _ daemon: DaemonOptions) async throws {
        let request = self
        try await QueueCommand().telling {
            let format = try output.chosen()
            let connection = try DaemonLaunch(daemon).connect().connection
            guard case .queue(let reply) = try connection.ask(.queue(request)) else {
                throw Complaint.otherAnswer
            }
            let text =
                switch format {
                case .json: String(decoding: try Wire.encode(reply), as: UTF8.self) + "\n"
                case .csv: RunTable.commaSeparated(reply.runs)
                case .table: QueueTable.text(reply)
                }
            try Terminal.deliver(text, to: output.output)
        }
    }
}
