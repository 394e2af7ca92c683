import ArgumentParser
import Messages

extension QueueCommand {
    /// `polder queue move`
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
}
