import ArgumentParser
import Messages
import Rendering
import Words

/// `polder robust`
struct Robust: AsyncParsableCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            "robust", Phrase("command.robust"), more: Phrase("command.robust.more"),
            examples: [
                "polder robust polder:twente/silo polder:twente/network",
                "polder robust k3v9q2xa --target \"housing.dwellings>=290000@2040\"",
                "polder robust polder:twente/silo polder:twente/network --sceptic",
            ])
    }

    @Argument(help: .said(Phrase("option.robust_files"), Phrase("value.scenario"))) var files: [String]
    @Option(
        parsing: .singleValue, help: .said(Phrase("option.robust_target"), Phrase("value.text")))
    var target: [String] = []
    @Flag(help: .said(Phrase("option.robust_sceptic"))) var sceptic = false
    @Option(help: .said(Phrase("option.discover_region"), Phrase("value.region"))) var region: String?
    @Option(help: .said(Phrase("option.discover_indicator"), Phrase("value.name"))) var indicator: String?
    @Option(parsing: .unconditional, help: .said(Phrase("option.discover_year"), Phrase("value.year")))
    var year: Int?
    @Option(parsing: .unconditional, help: .said(Phrase("option.robust_members"), Phrase("value.number")))
    var members: Int?
    @OptionGroup var figures: FigureOptions
    @OptionGroup var output: OutputOptions<DiscoverOptions.Format>
    @OptionGroup var daemon: DaemonOptions

    func run() async throws {
        let sink = output.target
        let (format, _, asked, _) = try together(
            { try output.chosen() }, { try sink.check() }, { try AskedScenarios(files, figures) },
            { try checkMembers(members, within: RobustRequest.members) })
        let launch = try DaemonLaunch(daemon)
        let connection = try launch.connect().connection
        let texts = Dictionary(target.map { ($0, $0) }) { first, _ in first }
        let (name, _) = try together(
            { try Catalogue(connection).indicator(called: indicator) },
            { try checkTargets(target, over: connection, texts: texts) })
        let facts = try asked.facts(launch, connection)
        let request = RobustRequest(
            run: facts.run, region: facts.code(of: region), indicator: name, year: year,
            targets: target.isEmpty ? nil : target, members: members, sceptic: sceptic ? true : nil)
        let document = try Moments(progress: "client.robust.progress").answer(
            to: request, over: connection, of: launch)
        try sink.deliver(
            format == .json
                ? String(decoding: try Wire.encode(document), as: UTF8.self) + "\n"
                : RobustPage(document, of: RunFacts(facts).facts).text)
    }
}
