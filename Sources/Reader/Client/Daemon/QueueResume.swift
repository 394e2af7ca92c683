import ArgumentParser
import Messages
import Words

extension QueueCommand {
    /// `polder queue resume`
    struct Resume: AsyncParsableCommand {
        static var configuration: CommandConfiguration {
            CommandConfiguration(
                "resume", Phrase("command.queue.resume"),
                examples: ["polder queue resume"])
        }

        @OptionGroup var output: OutputOptions<ResultFormat>
        @OptionGroup var daemon: DaemonOptions

        func run() async throws { try QueueRequest(.resume).carryOut(output, daemon) }
    }
}
