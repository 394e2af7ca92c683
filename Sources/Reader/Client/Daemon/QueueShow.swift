import ArgumentParser
import Messages
import Words

extension QueueCommand {
    /// `polder queue show`
    struct Show: AsyncParsableCommand {
        static var configuration: CommandConfiguration {
            CommandConfiguration(
                "show", Phrase("command.queue.show"),
                examples: ["polder queue show", "polder queue show --format json"])
        }

        @OptionGroup var output: OutputOptions<ResultFormat>
        @OptionGroup var daemon: DaemonOptions

        func run() async throws { try QueueRequest(.show).carryOut(output, daemon) }
    }
}
