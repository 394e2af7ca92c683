import ArgumentParser

/// `polder run`
struct Run: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Run scenarios and show what comes out of each.",
        discussion: """
            Examples:
              polder run scenarios/achterhoek/network.yaml
              polder run polder:zeeuwsch-vlaanderen/silo --central --format json
              polder run network.yaml --detach --name overnight --members 4000
              polder run network.yaml --keep all --members 16
            """)

    @Argument(help: "Scenario files, or polder:NAME for shipped ones.") var files: [String]
    @OptionGroup var ensemble: EnsembleOptions
    @OptionGroup var selection: SelectionOptions
    @OptionGroup var output: OutputOptions
    @OptionGroup var daemon: DaemonOptions

    func run() async throws {
        try await telling {
            try NewRun(
                files: files, against: nil, compares: false, ensemble: ensemble, selection: selection,
                output: output, daemon: daemon
            ).run()
        }
    }
}
