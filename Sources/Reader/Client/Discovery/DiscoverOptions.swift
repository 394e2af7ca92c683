import ArgumentParser
import Messages
import Modelling
import Rendering
import Results
import Words

/// What is asked about two ways of working: which, where, and of what.
struct DiscoverOptions: ParsableArguments {
    @OptionGroup var comparison: ComparisonOptions
    @Option(help: .said(Phrase("option.discover_region"), Phrase("value.region"))) var region: String?
    @Option(help: .said(Phrase("option.discover_indicator"), Phrase("value.name"))) var indicator: String?
    @Option(parsing: .unconditional, help: .said(Phrase("option.discover_year"), Phrase("value.year")))
    var year: Int?
    @Option(parsing: .unconditional, help: .said(Phrase("option.discover_members"), Phrase("value.number")))
    var members: Int?
    @OptionGroup var output: OutputOptions<Format>
    @OptionGroup var daemon: DaemonOptions

    /// What an answer can be written in.
    enum Format: String, OutputFormat {
        case table, json

        var endings: [String] { self == .table ? ["txt"] : [rawValue] }
    }

    /// Asks the daemon, of a stored run or of one that is made for it, and writes the answer.
    ///
    /// - Parameters:
    ///   - ranges: whether worths are computed with other ranges too.
    ///   - levers: whether money and starts are varied too.
    ///   - page: what a person reads.
    func answer(
        ranges: Bool = false, levers: Bool = false, _ page: (DiscoveryDocument, PageFacts) -> String
    ) throws {
        let target = output.target
        let (format, _, sent, _) = try together(
            { try output.chosen() }, { try target.check() },
            { try comparison.files() },
            { try checkMembers(members, within: DiscoverRequest.members) })
        let launch = try DaemonLaunch(daemon)
        let connection = try launch.connect().connection
        let facts = try comparison.facts(sent, launch, connection)
        let request = DiscoverRequest(
            run: facts.run, region: facts.code(of: region),
            indicator: try Catalogue(connection).indicator(called: indicator),
            year: year, members: members, ranges: ranges ? true : nil,
            levers: levers ? true : nil)
        let document = try Moments(progress: ranges ? "client.find_out.progress" : "client.discover.progress")
            .answer(
                to: request, over: connection, of: launch)
        try target.deliver(
            format == .json
                ? String(decoding: try Wire.encode(document), as: UTF8.self) + "\n"
                : page(document, RunFacts(facts).facts))
    }
}
