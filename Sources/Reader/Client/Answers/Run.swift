import ArgumentParser
import Words

/// `polder run`
struct Run: AsyncParsableCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            "run", Phrase("command.run"),
            examples: [
                "polder run scenarios/achterhoek/network.yaml",
                "polder run polder:zeeuwsch-vlaanderen/silo --central --format json",
                "polder run network.yaml --detach --name overnight --members 4000",
                "polder run network.yaml --keep all --members 16",
            ])
    }

    @Argument(help: .said(Phrase("option.scenarios"), Phrase("value.scenario"))) var files: [String]
    @OptionGroup var ensemble: EnsembleOptions
    @OptionGroup var selection: SelectionOptions
    @OptionGroup var output: OutputOptions<ResultFormat>
    @OptionGroup var daemon: DaemonOptions

    func run() async throws {
        try NewRun(
            files: files, against: nil, compares: false, ensemble: ensemble, selection: selection,
            output: output, daemon: daemon
        ).run()
    }
}
