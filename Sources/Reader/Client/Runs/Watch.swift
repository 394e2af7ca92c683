import ArgumentParser

/// `polder watch`
struct Watch: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Follow a run to its end, and show what `run` or `compare` would have shown.",
        discussion: """
            Examples:
              polder watch k3v9q2xa
              polder watch k3v --format json -o result.json
            """)

    @Argument(help: "A run's id, or the start of it.") var run: String
    @OptionGroup var selection: SelectionOptions
    @OptionGroup var output: OutputOptions
    @OptionGroup var daemon: DaemonOptions

    func run() async throws {
        try await telling {
            try StoredRun(run: run, selection: selection, output: output, daemon: daemon).present()
        }
    }
}
