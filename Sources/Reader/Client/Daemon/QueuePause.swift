import ArgumentParser
import Messages
import Words

extension QueueCommand {
    /// `polder queue pause`
    struct Pause: AsyncParsableCommand {
        static var configuration: CommandConfiguration {
            CommandConfiguration(
                "pause", Phrase("command.queue.pause"),
                examples: ["polder queue pause"])
        }

        @OptionGroup var output: OutputOptions<ResultFormat>
        @OptionGroup var daemon: DaemonOptions

        func run() async throws { try QueueRequest(.pause).carryOut(output, daemon) }
    }
}
