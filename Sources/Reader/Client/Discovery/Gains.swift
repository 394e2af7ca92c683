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
            ])
    }

    /// What an answer can be written in; `show --format csv` has the rows behind it.
    enum Format: String, OutputFormat {
        case table

        var endings: [String] { ["txt"] }
    }

    @Argument(help: .said(Phrase("option.discover_scenario"), Phrase("value.scenario"))) var scenario: String
    @Option(help: .said(Phrase("option.discover_against"), Phrase("value.scenario"))) var against: String?
    @Option(parsing: .singleValue, help: .said(Phrase("option.year"), Phrase("value.year")))
    var year: [String] = []
    @OptionGroup var output: OutputOptions<Format>
    @OptionGroup var daemon: DaemonOptions

    func run() async throws {
        let target = output.target
        let (_, _, sent) = try together(
            { try output.chosen() }, { try target.check() },
            { try ComparedRun.files(scenario, against: against) })
        let launch = try DaemonLaunch(daemon)
        let (connection, hello) = try launch.connect()
        var selection = SelectionOptions()
        selection.year = year
        _ = try selection.years(within: hello.period)
        let outcome =
            try sent.map { try ComparedRun($0).outcome(launch, connection) }
            ?? RunFollower(launch: launch, run: scenario, cancels: false)
            .outcome(over: connection, interrupt: Interrupt())
        guard outcome.document.reference != nil else {
            throw Complaint(Phrase("client.gains.compare", ["run": .text(outcome.document.run)]), .input)
        }
        let presenting = Presenting(document: outcome.document, table: outcome.table, selection: selection)
        try target.deliver(try presenting.gains())
    }
}
