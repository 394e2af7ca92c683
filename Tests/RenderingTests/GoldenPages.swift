import Foundation
import Modelling
import Results

@testable import Rendering

/// A page as it is kept in `Pages`, to be compared with what the code makes.
struct GoldenPage: Sendable, CustomStringConvertible {
    let name: String
    let text: @Sendable (Language) -> String

    var description: String { name }

    /// Every kind of page.
    static let all: [GoldenPage] = [
        comparison("compare-two", Twente.two), comparison("compare-two-60", Twente.two, width: 60),
        comparison("compare-two-120", Twente.two, width: 120), comparison("compare-three", Twente.three),
        comparison("compare-unlike", Twente.unlike), comparison("compare-nothing", Twente.nothing),
        comparison("compare-four", Twente.four), comparison("compare-six", Twente.six),
        comparison("compare-six-60", Twente.six, width: 60),
        comparison("compare-elsewhere", Twente.elsewhere) {
            $0.regions.append(.init(code: "NL33C", title: Text(nl: "Groot-Rijnmond", en: "Groot-Rijnmond")))
            $0.scenarios[1] = .init(
                name: "rijnmond/silo", title: $0.scenarios[0].title, short: $0.scenarios[0].short)
            $0.changes = [.init(scenario: "rijnmond/silo", path: "focus", before: "NL213", after: "NL33C")]
        },
        comparison("compare-against-nothing", Twente.againstNothing) {
            $0.reference = "autonomous"
            $0.scenarios.append(
                .init(
                    name: "autonomous", title: Text(nl: "Twente autonoom", en: "Twente on its own course"),
                    short: Text(nl: "autonoom", en: "autonomous")))
        }, comparison("compare-few-draws", Twente.few),
        comparison("compare-flips", Twente.two) { $0.discoveries = [Discoveries.document] },
        comparison("compare-central", Twente.few) { $0.isCentral = true },
        comparison("compare-central-older", Twente.few) {
            $0.isCentral = true
            $0.findings = []
        },
        GoldenPage(name: "compare-neighbour") { language in
            var facts = Twente.facts(language, Twente.two)
            facts.regions.append(
                .init(code: "NL33C", title: Text(nl: "Groot-Rijnmond", en: "Groot-Rijnmond")))
            return ElsewherePage(facts, table: Twente.table(in: "NL33C")).text(of: "NL33C")
        },
        comparison("compare-neck-and-neck", Twente.close),
        comparison("compare-older", Twente.two) { $0.findings = [] },
        GoldenPage(name: "details") { language in
            DetailsPage(whole(language), table: Twente.table(), width: 100).text
        },
        GoldenPage(name: "details-60") { language in
            DetailsPage(whole(language), table: Twente.table(), width: 60).text
        },
        GoldenPage(name: "run") { language in RunPage(run(language), table: levels, width: 80).text },
        GoldenPage(name: "draw") { language in
            DrawPage(
                run(language), draw: 7, scenario: "silo",
                lines: [
                    .init(
                        region: "NL213", indicator: "jobs.employed", unit: "persons",
                        values: [333_912, 336_741, 338_013, nil]),
                    .init(
                        region: "NL213", indicator: "collaboration.delivered", unit: "share",
                        values: [0.341, 0.642, 0.668, 0.668]),
                ]
            ).text
        },
        GoldenPage(name: "progress") { language in
            let line = ProgressLine(done: 128, total: 1_024, rate: 150, secondsLeft: 5.97)
            return
                (EarlyBands(Twente.table(), members: 64, facts: run(language)).lines
                + [line.text(width: 80, in: language)]).joined(separator: "\n") + "\n"
        },
        GoldenPage(name: "backcast") { ValidationPage(Backcasts.document, in: $0).text },
        GoldenPage(name: "backcast-page") { language in
            ValidationPage(Backcasts.document, calibration: Backcasts.calibration, in: language).markdown
        },
        GoldenPage(name: "explain") { ExplainPage(Explanations.document, of: whole($0)).text },
        GoldenPage(name: "explain-same") { ExplainPage(Explanations.same, of: whole($0)).text },
        GoldenPage(name: "explain-nine") { ExplainPage(Explanations.nine, of: whole($0)).text },
        GoldenPage(name: "flips") { FlipsPage(Discoveries.document, of: whole($0)).text },
        GoldenPage(name: "find-out") { FindOutPage(Discoveries.document, of: whole($0)).text },
        GoldenPage(name: "gains") { GainsPage(whole($0), table: Twente.table()).text },
        GoldenPage(name: "robust") { RobustPage(Outlooks.robust, of: whole($0)).text },
        GoldenPage(name: "pathways") { PathwaysPage(Outlooks.pathways, of: whole($0)).text },
        GoldenPage(name: "pathways-map") { PathwaysPage(Outlooks.pathways, of: whole($0)).map },
        GoldenPage(name: "roadmap") { RoadmapPage(Roadmaps.alone, of: run($0)).text },
        GoldenPage(name: "roadmap-better") {
            ImprovementPage(
                Improvements.found, of: run($0), source: "polder:twente/network", written: "better.yaml"
            ).text
        },
        GoldenPage(name: "roadmap-beside") { RoadmapPage(Roadmaps.compared, of: whole($0)).text },
        GoldenPage(name: "roadmap-blocked") {
            RoadmapPage(Roadmaps.blocked, of: whole($0), details: true).text
        },
        GoldenPage(name: "patterns") { PatternPage(Backcasts.patterns, in: $0).text },
        GoldenPage(name: "patterns-page") { PatternPage(Backcasts.patterns, in: $0).markdown },
    ]

    private static func comparison(
        _ name: String, _ findings: Findings, width: Int = 80,
        change: @escaping @Sendable (inout PageFacts) -> Void = { _ in }
    ) -> GoldenPage {
        GoldenPage(name: name) { language in
            var facts = Twente.facts(language, findings, members: findings.members)
            change(&facts)
            return ComparisonPage(facts, table: Twente.table(for: findings), width: width).text
        }
    }

    static func whole(_ language: Language) -> PageFacts {
        var facts = Twente.facts(language, Twente.two)
        facts.goals = [
            .init(scenario: "network", plans: 2, leftByPlans: ["safety", "housing"], uncovered: ["housing"])
        ]
        facts.isHeadline = true
        return facts
    }

    private static func run(_ language: Language) -> PageFacts {
        var facts = Twente.facts(language, Twente.two)
        facts.reference = nil
        facts.scenarios = [facts.scenarios[0]]
        facts.isHeadline = true
        return facts
    }

    private static let levels = ResultTable(
        Twente.table().rows.filter { $0.scenario == "silo" }, isComparison: false)

    /// The file of a page in a language.
    func path(_ language: Language) -> String {
        let folder = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "Pages")
        return folder.appending(path: "\(name).\(language.rawValue).txt").path
    }

    /// The page as it is kept; where `POLDER_WRITE_PAGES` is set it is written first.
    func kept(_ language: Language) throws -> String {
        if ProcessInfo.processInfo.environment["POLDER_WRITE_PAGES"] != nil {
            try text(language).write(toFile: path(language), atomically: true, encoding: .utf8)
        }
        return try String(contentsOfFile: path(language), encoding: .utf8)
    }
}
