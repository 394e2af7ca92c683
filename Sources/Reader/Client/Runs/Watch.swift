import ArgumentParser
import Words

/// `polder watch`
struct Watch: AsyncParsableCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            "watch", Phrase("command.watch"),
            examples: ["polder watch k3v9q2xa", "polder watch k3v -o result.json"])
    }

    @Argument(help: .said(Phrase("option.run"), Phrase("value.run"))) var run: String
    @OptionGroup var selection: SelectionOptions
    @OptionGroup var output: OutputOptions<ResultFormat>
    @OptionGroup var daemon: DaemonOptions

    func run() async throws {
        let target = output.target
        let (format, _) = try together({ try output.chosen() }, { try target.check() })
        try StoredRun(run: run, selection: selection, daemon: daemon).present(as: format, to: target)
    }
}
