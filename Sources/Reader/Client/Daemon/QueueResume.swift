import ArgumentParser
import Messages

extension QueueCommand {
    /// `polder queue resume`
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
}
