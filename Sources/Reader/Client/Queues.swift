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

    struct Show: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "What is computed and what waits, in order.",
            discussion: """
                Examples:
                  polder queue show
                  polder queue show --format json
                """)

        @OptionGroup var output: OutputOptions
        @OptionGroup var daemon: DaemonOptions

        func run() async throws { try await QueueRequest(.show).carryOut(output, daemon) }
    }

    struct Pause: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Let nothing that waits begin; what is computed goes on.",
            discussion: """
                Examples:
                  polder queue pause
                """)

        @OptionGroup var output: OutputOptions
        @OptionGroup var daemon: DaemonOptions

        func run() async throws { try await QueueRequest(.pause).carryOut(output, daemon) }
    }

    struct Resume: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Let what waits begin again.",
            discussion: """
                Examples:
                  polder queue resume
                """)

        @OptionGroup var output: OutputOptions
        @OptionGroup var daemon: DaemonOptions

        func run() async throws { try await QueueRequest(.resume).carryOut(output, daemon) }
    }

    struct Move: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Move a run that waits before all others of its queue, or before one of them.",
            discussion: """
                Examples:
                  polder queue move k3v9q2xa
                  polder queue move k3v --before q7mxk2vb
                """)

        @Argument(help: "A run's id, or the start of it.") var run: String
        @Option(help: "The run that it goes before (default: all of its queue).") var before: String?
        @OptionGroup var output: OutputOptions
        @OptionGroup var daemon: DaemonOptions

        func run() async throws {
            try await QueueRequest(.move, run: run, before: before).carryOut(output, daemon)
        }
    }

    struct Prioritize: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Give a run that waits another priority; within its queue a higher one goes first.",
            discussion: """
                Examples:
                  polder queue prioritize k3v9q2xa 10
                """)

        @Argument(help: "A run's id, or the start of it.") var run: String
        @Argument(help: "-100 to 100.") var priority: Int
        @OptionGroup var output: OutputOptions
        @OptionGroup var daemon: DaemonOptions

        func run() async throws {
            try await QueueRequest(.prioritize, run: run, priority: priority).carryOut(output, daemon)
        }
    }
}

extension QueueRequest {
    /// Asks the daemon, and shows the queues as they are then.
    fileprivate func carryOut(_ output: OutputOptions, _ daemon: DaemonOptions) async throws {
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
                case .csv: Listing.commaSeparated(reply.runs)
                case .table: Listing.queue(reply)
                }
            try Terminal.deliver(text, to: output.output)
        }
    }
}
