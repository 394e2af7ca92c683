import ArgumentParser
import Messages
import Words

extension QueueCommand {
    /// `polder queue move`
    struct Move: AsyncParsableCommand {
        static var configuration: CommandConfiguration {
            CommandConfiguration(
                "move", Phrase("command.queue.move"),
                examples: ["polder queue move k3v9q2xa", "polder queue move k3v --before q7mxk2vb"])
        }

        @Argument(help: .said(Phrase("option.run"), Phrase("value.run"))) var run: String
        @Option(help: .said(Phrase("option.before"), Phrase("value.run"))) var before: String?
        @OptionGroup var output: OutputOptions<ResultFormat>
        @OptionGroup var daemon: DaemonOptions

        func run() async throws { try QueueRequest(.move, run: run, before: before).carryOut(output, daemon) }
    }
}
