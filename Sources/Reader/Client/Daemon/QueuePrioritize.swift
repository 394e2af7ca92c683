import ArgumentParser
import Messages
import Words

extension QueueCommand {
    /// `polder queue prioritize`
    struct Prioritize: AsyncParsableCommand {
        static var configuration: CommandConfiguration {
            CommandConfiguration(
                "prioritize", Phrase("command.queue.prioritize"),
                examples: ["polder queue prioritize k3v9q2xa 10", "polder queue prioritize k3v9q2xa -5"])
        }

        @Argument(help: .said(Phrase("option.run"), Phrase("value.run"))) var run: String
        @Argument(help: .said(Phrase("option.to_priority"), Phrase("value.number"))) var priority: Int
        @OptionGroup var output: OutputOptions<ResultFormat>
        @OptionGroup var daemon: DaemonOptions

        func run() async throws {
            try QueueRequest(.prioritize, run: run, priority: priority).carryOut(output, daemon)
        }
    }
}
