import ArgumentParser
import Messages
import Rendering
import Words

/// `polder gains`
struct Gains: AsyncParsableCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            "gains", Phrase("command.gains"), more: Phrase("command.gains.more"),
            examples: [
                "polder gains polder:twente/network --against polder:twente/silo",
                "polder gains k3v9q2xa --year 2028,2036,2050",
                "polder gains k3v9q2xa -o gains.json",
            ])
    }

    @OptionGroup var comparison: ComparisonOptions
    @Option(parsing: .singleValue, help: .said(Phrase("option.year"), Phrase("value.year")))
    var year: [String] = []
    @OptionGroup var output: OutputOptions<DiscoverOptions.Format>
    @OptionGroup var daemon: DaemonOptions

    func run() async throws {
        let target = output.target
        let (format, _, sent) = try together(
            { try output.chosen() }, { try target.check() },
            { try comparison.files() })
        let launch = try DaemonLaunch(daemon)
        let (connection, hello) = try launch.connect()
        var selection = SelectionOptions()
        selection.year = year
        _ = try selection.years(within: hello.period)
        let outcome =
            try sent.map { try ComparedRun($0).outcome(launch, connection) }
            ?? RunFollower(launch: launch, run: comparison.scenario, cancels: false)
            .outcome(over: connection, interrupt: Interrupt())
        guard outcome.document.reference != nil else {
            throw Complaint(Phrase("client.gains.compare", ["run": .text(outcome.document.run)]), .input)
        }
        let presenting = Presenting(document: outcome.document, table: outcome.table, selection: selection)
        let page = try presenting.gains()
        try target.deliver(
            format == .json
                ? String(decoding: try Wire.encode(page.document), as: UTF8.self) + "\n" : page.text)
    }
}
