import ArgumentParser
import Messages

extension QueueCommand {
    /// `polder queue show`
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
}
