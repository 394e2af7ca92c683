public import Modelling
public import Results
import Words

/// What a report says beside the rows of its run: plain values, as whoever makes it has them.
public struct ReportFacts: Sendable {
    /// An uncertain number with what it rests on.
    public struct Assumed: Sendable {
        public let name: String
        public let title, source: Text
        public let grade: Text
        public let central, low, high: Double
        /// Rank correlation with the difference; nil for none.
        public let influence: Double?

        public init(
            name: String, title: Text, grade: Text, source: Text, central: Double, low: Double, high: Double,
            influence: Double?
        ) {
            (self.name, self.title, self.grade, self.source) = (name, title, grade, source)
            (self.central, self.low, self.high, self.influence) = (central, low, high, influence)
        }
    }

    /// A text that the run was made of.
    public struct Source: Sendable {
        public let name, text: String

        public init(name: String, text: String) { (self.name, self.text) = (name, text) }
    }

    /// A line of a region's sheet.
    public struct Line: Sendable {
        public let label, value: String

        public init(label: String, value: String) { (self.label, self.value) = (label, value) }
    }

    /// Borders of a region: rings of places from west to east and from north to south, in any unit.
    public struct Shape: Sendable {
        public let rings: [[(x: Double, y: Double)]]

        public init(rings: [[(x: Double, y: Double)]]) { self.rings = rings }
    }

    /// Of the run, with what is stored with it about when its answer flips.
    public var page: PageFacts
    public var table: ResultTable
    /// Code of the region that it is about; the first of the run where nil.
    public var region: String?
    /// What the user calls it; nil for what its scenarios say.
    public var title: String?
    /// What is stored with the run about what makes the difference.
    public var explanations: [ExplanationDocument] = []
    /// What is stored with the run about who does what and when, by scenario.
    public var roadmaps: [RoadmapDocument] = []
    /// Those first that matter most, in the order of the run.
    public var assumptions: [Assumed] = []
    public var sources: [Source] = []
    /// How the model did in the region in years that were counted, and what a team should replace first.
    public var sheet: [Line] = []
    /// Borders by code; empty for a grid of tiles.
    public var shapes: [String: Shape] = [:]
    /// Whether the tables under the pictures are open, so that they print.
    public var showsTables = false

    public init(_ page: PageFacts, table: ResultTable) { (self.page, self.table) = (page, table) }
}

/// The rows of a run, by what they are looked up by.
struct ReportRows {
    private struct Key: Hashable {
        let scenario, region, indicator: String
    }

    private let rows: [Key: [Int: ResultRow]]

    init(_ table: ResultTable) {
        var rows: [Key: [Int: ResultRow]] = [:]
        for row in table.rows {
            rows[Key(scenario: row.scenario, region: row.region, indicator: row.indicator), default: [:]][
                row.year] = row
        }
        self.rows = rows
    }

    /// By year; empty where there are none.
    func callAsFunction(_ scenario: String, _ region: String, _ indicator: String) -> [Int: ResultRow] {
        rows[Key(scenario: scenario, region: region, indicator: indicator)] ?? [:]
    }
}

/// What the sections of a report's chapter share.
struct ReportContext {
    let facts: ReportFacts
    let findings: Findings
    /// Its place among the findings of the run.
    let number: Int
    let rows: ReportRows
    /// The way of working that figures are about: the one that delivers most.
    let way: ScenarioFindings
    /// Rows of the region alone.
    let own: ResultTable

    /// Nil where the run compares nothing.
    init?(_ facts: ReportFacts) {
        let page = facts.page
        let found = page.findings.firstIndex { facts.region == nil || $0.region == facts.region }
        guard let number = found else { return nil }
        let findings = page.findings[number]
        let ways = page.waysOfWorking(findings)
        let best = ways.filter { !$0.isIdentical }.max {
            ($0.delivery?.difference.p50 ?? 0) < ($1.delivery?.difference.p50 ?? 0)
        }
        guard let way = best ?? ways.first else { return nil }
        (self.facts, self.findings, self.number, self.way) = (facts, findings, number, way)
        rows = ReportRows(facts.table)
        own = facts.table.filtered { $0.region == findings.region }
    }

    var page: PageFacts { facts.page }
    var voice: Voice { page.voice }
    var numbers: NumberText { voice.numbers }
    var region: String { findings.region }
    var run: String { page.provenance?.run ?? "" }
    var base: String { findings.base }
    /// The scenario that figures are about, and the base, in a column.
    var wayName: String { page.name(way.scenario).column }
    var baseName: String { page.name(base).column }
    /// Whether rows say the difference from the base that the findings have.
    var hasDifferences: Bool { page.reference == base }
    var wayPlace: String {
        let position = findings.scenarios.firstIndex { $0.scenario == way.scenario } ?? 0
        return "findings/\(number)/scenarios/\(position)"
    }
    var discovery: DiscoveryDocument? { page.discoveries.first { $0.region == region } }
    /// Of the scenario that figures are about, where it is stored.
    var roadmap: RoadmapDocument? {
        let here = facts.roadmaps.filter { $0.region == region }
        return here.first { $0.plans.first?.scenario == way.scenario } ?? here.first
    }
    var explanation: ExplanationDocument? { facts.explanations.first { $0.region == region } }

    /// The paired difference of a row, judged; nil where there is none.
    func difference(_ scenario: String, _ region: String, _ indicator: String, _ year: Int) -> Difference? {
        let level = rows(page.reference ?? "", region, indicator)[year]?.value?.p50
        return rows(scenario, region, indicator)[year].flatMap { page.difference($0, level: level) }
    }

    /// `−3,1`, `0` for what rounds to nothing.
    func signed(_ value: Double, unit: String, worthNaming: Double = 0) -> String {
        let text = numbers.difference(value, unit: unit, worthNaming: worthNaming)
        return text == "≈" ? "0" : text
    }

    /// A mark of an axis, with its sign where there is one to tell.
    static func tick(_ value: Double, _ numbers: NumberText, isSigned: Bool = true) -> String {
        let size = value.magnitude
        let decimals = (0...4).first { decimals in
            let power = (0..<decimals).reduce(1.0) { power, _ in power * 10 }
            return (size * power - (size * power).rounded()).magnitude < 1e-6
        }
        let text = numbers.fixed(size, decimals: decimals ?? 4)
        return value == 0 || !isSigned ? text : (value < 0 ? "−" : "+") + text
    }

    /// A count of 100.
    func of100(_ share: Double) -> String { voice.cell(share) }

    func paragraph(_ text: String, class name: String? = nil) -> Markup { .tag("p", ["class": name], text) }

    /// One line that says which command finds what is not stored yet.
    func ask(_ key: String, _ command: String) -> Markup {
        .tag("p", ["class": "ask"], [.text(voice(key) + " "), .tag("code", [:], "polder \(command) \(run)")])
    }
}

/// The figures of a report, numbered in their order.
struct ReportFigures {
    private(set) var all: [(id: String, run: String, figure: ReportFigure)] = []
    let words: String
    let isOpen: Bool
    /// The run of those that follow.
    var run = ""

    init(words: String, isOpen: Bool) { (self.words, self.isOpen) = (words, isOpen) }

    mutating func add(_ figure: ReportFigure) -> Markup {
        let id = "F\(all.count + 1)"
        all.append((id, run, figure))
        return figure.markup(id: id, words: words, isOpen: isOpen)
    }
}
