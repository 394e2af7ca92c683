import ArgumentParser
import Messages
import Rendering
import Words

/// `polder explain`
struct Explain: AsyncParsableCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            "explain", Phrase("command.explain"), more: Phrase("command.explain.more"),
            examples: [
                "polder explain polder:twente/network --against polder:twente/silo",
                "polder explain k3v9q2xa --year 2040 --members 128",
                "polder explain k3v --indicator housing.dwellings -o why.json",
            ])
    }

    @OptionGroup var comparison: ComparisonOptions
    @Option(help: .said(Phrase("option.discover_region"), Phrase("value.region"))) var region: String?
    @Option(help: .said(Phrase("option.discover_indicator"), Phrase("value.name"))) var indicator: String?
    @Option(parsing: .unconditional, help: .said(Phrase("option.explain_year"), Phrase("value.year")))
    var year: Int?
    @Option(parsing: .unconditional, help: .said(Phrase("option.explain_members"), Phrase("value.number")))
    var members: Int?
    @OptionGroup var output: OutputOptions<DiscoverOptions.Format>
    @OptionGroup var daemon: DaemonOptions

    func run() async throws {
        let target = output.target
        let (format, _, sent, _) = try together(
            { try output.chosen() }, { try target.check() },
            { try comparison.files() },
            { try checkMembers(members, within: ExplainRequest.members) })
        let launch = try DaemonLaunch(daemon)
        let connection = try launch.connect().connection
        let facts = try comparison.facts(sent, launch, connection)
        let shown = RunFacts(facts).facts
        let request = ExplainRequest(
            run: facts.run, region: facts.code(of: region),
            indicator: try Catalogue(connection).indicator(called: indicator),
            year: year, members: members, early: Terminal.canDraw ? true : nil)
        let document = try Moments(progress: "client.explain.progress")
            .answer(to: request, over: connection, of: launch) { ExplainPage($0, of: shown).early }
        try target.deliver(
            format == .json
                ? String(decoding: try Wire.encode(document), as: UTF8.self) + "\n"
                : ExplainPage(document, of: shown).text)
    }
}
