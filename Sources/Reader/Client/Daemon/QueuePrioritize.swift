import ArgumentParser
import Messages

extension QueueCommand {
    /// `polder queue prioritize`
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
