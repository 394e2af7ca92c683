import ArgumentParser
import Messages

extension QueueCommand {
    /// `polder queue pause`
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
}
