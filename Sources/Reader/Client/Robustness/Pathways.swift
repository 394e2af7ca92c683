import ArgumentParser
import Messages
import Rendering
import Words

/// `polder pathways`
struct Pathways: AsyncParsableCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            "pathways", Phrase("command.pathways"), more: Phrase("command.pathways.more"),
            examples: [
                "polder pathways polder:twente/silo polder:twente/network",
                "polder pathways k3v9q2xa --target \"housing.dwellings>=290000@2040\"",
                "polder pathways k3v9q2xa --year 2027,2031 -o map.svg",
            ])
    }

    /// What an answer can be written in.
    enum Format: String, OutputFormat {
        case table, json, svg

        var endings: [String] { self == .table ? ["txt"] : [rawValue] }
    }

    @Argument(help: .said(Phrase("option.robust_files"), Phrase("value.scenario"))) var files: [String]
    @Option(
        parsing: .singleValue, help: .said(Phrase("option.pathways_target"), Phrase("value.text")))
    var target: [String] = []
    @Option(parsing: .singleValue, help: .said(Phrase("option.pathways_year"), Phrase("value.year")))
    var year: [String] = []
    @Option(help: .said(Phrase("option.discover_region"), Phrase("value.region"))) var region: String?
    @Option(help: .said(Phrase("option.pathways_indicator"), Phrase("value.name"))) var indicator: String?
    @Option(parsing: .unconditional, help: .said(Phrase("option.pathways_members"), Phrase("value.number")))
    var members: Int?
    @OptionGroup var figures: FigureOptions
    @OptionGroup var output: OutputOptions<Format>
    @OptionGroup var daemon: DaemonOptions

    func run() async throws {
        let sink = output.target
        let (format, _, asked, _) = try together(
            { try output.chosen() }, { try sink.check() }, { try AskedScenarios(files, figures) },
            { try checkMembers(members, within: PathwaysRequest.members) })
        let launch = try DaemonLaunch(daemon)
        let (connection, hello) = try launch.connect()
        let texts = Dictionary(target.map { ($0, $0) }) { first, _ in first }
        var selection = SelectionOptions()
        selection.year = year
        let (name, _, years) = try together(
            { try Catalogue(connection).indicator(called: indicator) },
            { try checkTargets(target, over: connection, texts: texts) },
            { try selection.years(within: hello.period) })
        let facts = try asked.facts(launch, connection)
        let request = PathwaysRequest(
            run: facts.run, region: facts.code(of: region), indicator: name,
            targets: target.isEmpty ? nil : target, years: years.isEmpty ? nil : years, members: members)
        let document = try Moments(progress: "client.robust.progress").answer(
            to: request, over: connection, of: launch)
        let page = PathwaysPage(document, of: RunFacts(facts).facts)
        switch format {
        case .json: try sink.deliver(String(decoding: try Wire.encode(document), as: UTF8.self) + "\n")
        case .svg: try sink.deliver(page.map)
        case .table: try sink.deliver(page.text)
        }
    }
}
