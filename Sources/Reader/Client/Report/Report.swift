import ArgumentParser
import Messages
import Modelling
import Reading
import Rendering
import Results
import Words

/// `polder report`
struct ReportCommand: AsyncParsableCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            "report", Phrase("command.report"), more: Phrase("command.report.more"),
            examples: [
                "polder report latest -o report.html",
                "polder report k3v9q2xa -o report.html --pdf",
                "polder report k3v9q2xa --map corop.geojson --title \"Twente\" -o report.html",
            ])
    }

    /// What a report is written in.
    enum Format: String, OutputFormat {
        case html

        var endings: [String] { ["html", "htm"] }
    }

    @Argument(help: .said(Phrase("option.report_runs"), Phrase("value.run"))) var runs: [String]
    @Option(help: .said(Phrase("option.report_title"), Phrase("value.text"))) var title: String?
    @Option(help: .said(Phrase("option.report_region"), Phrase("value.region"))) var region: String?
    @Option(help: .said(Phrase("option.report_map"), Phrase("value.file"))) var map: String?
    @Flag(help: .said(Phrase("option.report_tables"))) var tables = false
    @Flag(help: .said(Phrase("option.report_pdf"))) var pdf = false
    @OptionGroup var output: OutputOptions<Format>
    @OptionGroup var daemon: DaemonOptions

    func run() async throws {
        let target = output.target
        let (_, _, shapes, printing) = try together(
            { try output.chosen() }, { try target.check(inputs: map.map { [$0] } ?? []) },
            { try map.map(RegionMap.init) },
            { try pdf ? PDFPrinting(beside: target) : nil })
        let launch = try DaemonLaunch(daemon)
        let connection = try launch.connect().connection
        let documents = try runs.map { try connection.ask(ResultRequest(run: $0)) }
        try ReportMaking.check(documents)
        let made = try documents.map { document in
            let outcome = try RunFollower(launch: launch, run: document.run, cancels: false)
                .outcome(over: connection, interrupt: Interrupt())
            var facts = try ReportMaking(outcome, connection).facts(of: region)
            facts.title = title
            facts.shapes = try shapes?.shapes(of: facts) ?? [:]
            facts.showsTables = tables
            return facts
        }
        try ReportMaking.deliver(made, to: target)
        guard let printing else { return }
        try printing.print()
        Terminal.say(Phrase("client.report.printed", ["file": .text(printing.file)]))
    }
}

/// A report of finished runs.
struct ReportMaking {
    private let outcome: RunFollower.Outcome
    private let connection: Connection

    init(_ outcome: RunFollower.Outcome, _ connection: Connection) {
        (self.outcome, self.connection) = (outcome, connection)
    }

    /// Runs that a report can be made of together.
    ///
    /// - Throws: `Complaint` for a run that compares nothing, one of a version that found nothing, and runs of two models.
    static func check(_ documents: [RunDocument]) throws {
        for document in documents {
            let run: [String: Phrase.Argument] = ["run": .text(document.run)]
            guard document.reference != nil else {
                throw Complaint(Phrase("client.report.compare", run), .input)
            }
            guard !document.central else { throw Complaint(Phrase("client.report.central", run), .input) }
            guard !document.findings.isEmpty else {
                throw Complaint(Phrase("client.report.older", run), .input)
            }
        }
        guard let first = documents.first,
            let other = documents.first(where: { $0.model != first.model || $0.data != first.data })
        else { return }
        throw Complaint(
            Phrase("client.report.models", ["first": .text(first.run), "second": .text(other.run)]), .input)
    }

    /// Writes the report, and says what it is of.
    static func deliver(_ made: [ReportFacts], to target: OutputTarget) throws {
        guard let report = Report(made) else { throw Complaint(Phrase("client.internal"), .internalError) }
        try target.deliver(report.html)
        guard let file = target.name else { return }
        let runs = made.compactMap { $0.page.provenance?.run }
        Terminal.say(Phrase("client.report.ready", ["file": .text(file), "runs": .list(runs)]))
    }

    /// All that the report says.
    ///
    /// - Parameter region: by code or name; nil for the first that the run is about.
    /// - Throws: `Complaint` for a region that the run is not about.
    func facts(of region: String?) throws -> ReportFacts {
        let document = outcome.document
        let code = try code(of: region)
        var page = RunFacts(document).facts
        let known = Set(outcome.table.rows.lazy.filter { $0.region == code }.map(\.year))
        page.years = PageFacts.usualYears(among: known, reported: document.years)
        page.discoveries = discovery(code).map { [$0] } ?? []
        var facts = ReportFacts(page, table: outcome.table)
        facts.region = code
        facts.explanations = explanation(code).map { [$0] } ?? []
        facts.roadmaps = document.scenarios.map(\.name).compactMap { roadmap(of: $0, code) }
        facts.assumptions = document.assumptions.map {
            ReportFacts.Assumed(
                name: $0.name, title: ($0.sentences ?? Text(nl: $0.sentence, en: $0.sentence)).asTitle,
                grade: $0.evidence.grade.title, source: $0.evidence.source, central: $0.central, low: $0.low,
                high: $0.high, influence: $0.influence)
        }
        facts.sources = try connection.ask(TextsRequest(run: document.run)).files
            .filter { $0.role == .scenario }.map { ReportFacts.Source(name: $0.name, text: $0.text) }
        facts.sheet = sheet(of: code)
        return facts
    }

    private func code(of region: String?) throws -> String {
        let document = outcome.document
        let known = document.regions.filter { place in document.findings.contains { $0.region == place.code }
        }
        guard let region else { return document.findings[0].region }
        let meant = known.first { place in
            let names = [place.code, place.name, place.title.dutch, place.title.english]
            return names.contains { $0.lowercased() == region.lowercased() }
        }
        guard let meant else {
            throw Complaint(
                Phrase(
                    "client.report.region",
                    [
                        "run": .text(document.run), "region": .text(region),
                        "regions": .list(known.map { $0.title[Speech.language] }),
                    ]), .input)
        }
        return meant.code
    }

    /// What somebody has asked of the run before; computes nothing.
    private func discovery(_ region: String) -> DiscoveryDocument? {
        let request = DiscoverRequest(run: outcome.document.run, region: region, storedOnly: true)
        return (try? connection.ask(request))?.document
    }

    private func explanation(_ region: String) -> ExplanationDocument? {
        let request = ExplainRequest(run: outcome.document.run, region: region, storedOnly: true)
        return (try? connection.ask(request))?.document
    }

    private func roadmap(of scenario: String, _ region: String) -> RoadmapDocument? {
        let request = RoadmapRequest(
            run: outcome.document.run, scenario: scenario, region: region, storedOnly: true)
        return (try? connection.ask(request))?.document
    }

    /// Of the region's sheet, how the model did there and what to replace first.
    private func sheet(of region: String) -> [ReportFacts.Line] {
        let entry = try? Catalogue.entries(of: .regions, connection, name: region).first
        return (entry?.details ?? []).filter { ["sheet.past", "sheet.replace"].contains($0.key) }.map {
            line in
            ReportFacts.Line(
                label: line.key.map { Phrase("describe.\($0)").said } ?? line.label,
                value: line.values?[Speech.language] ?? line.value)
        }
    }
}
