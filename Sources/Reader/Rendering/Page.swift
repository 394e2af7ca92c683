import Modelling
import Results

/// What a page says beside the rows: plain values, as whoever prints it has them.
public struct PageFacts: Sendable {
    /// A scenario by name and title, or a place by code and name.
    public struct Named: Sendable {
        public let name: String
        public let title: String
        public init(name: String, title: String) {
            self.name = name
            self.title = title
        }
    }

    /// A year in which a difference changes sign for good, as a sentence.
    public struct Turn: Sendable {
        public let scenario, region, indicator, sentence: String
        public init(scenario: String, region: String, indicator: String, sentence: String) {
            self.scenario = scenario
            self.region = region
            self.indicator = indicator
            self.sentence = sentence
        }
    }

    /// An uncertain number, and how much it matters.
    public struct Assumed: Sendable {
        public let name, sentence, range, influence: String
        public init(name: String, sentence: String, range: String, influence: String) {
            self.name = name
            self.sentence = sentence
            self.range = range
            self.influence = influence
        }
    }

    /// An input in which a scenario differs from the reference.
    public struct Change: Sendable {
        public let scenario, path, before, after: String
        public init(scenario: String, path: String, before: String, after: String) {
            self.scenario = scenario
            self.path = path
            self.before = before
            self.after = after
        }
    }

    /// In the order to show them.
    public var scenarios: [Named] = []
    /// Nil where nothing is compared.
    public var reference: String?
    /// Code and name of the places shown, in order.
    public var regions: [Named] = []
    /// Members of the ensemble.
    public var members = 0
    /// One member, every number at its central value, shocks off.
    public var isCentral = false
    /// The years shown, in order.
    public var years: [Int] = []
    /// For every scenario, place and indicator that turns.
    public var turns: [Turn] = []
    /// Those first that matter most.
    public var assumptions: [Assumed] = []
    /// Where inputs differ from the reference's.
    public var changes: [Change] = []
    /// Which goals the existing plans of a scenario and its measures leave uncovered, a sentence each.
    public var goals: [String] = []
    /// What is odd about the files, a sentence each.
    public var warnings: [String] = []
    /// The least difference worth naming, by indicator.
    public var worthNaming: [String: Double] = [:]
    /// Whether only the headline indicators are shown.
    public var isHeadline = false

    public init() {}
}

extension PageFacts {
    /// Scenarios other than the reference.
    var compared: [Named] { scenarios.filter { $0.name != reference } }

    func title(of scenario: String) -> String {
        scenarios.first { $0.name == scenario }?.title ?? scenario
    }

    /// The head of a block: `Groot-Rijnmond (NL33C)`.
    func head(of region: String) -> String {
        let name = regions.first { $0.name == region }?.title ?? region
        return name == region ? region : "\(name) (\(region))"
    }
}

/// Rows of one scenario and place, indicator by indicator, in the order in which they came.
struct IndicatorRows {
    let indicator: String
    let unit: String
    let rows: [ResultRow]

    static func of(_ table: ResultTable, scenario: String, region: String) -> [IndicatorRows] {
        var order: [String] = []
        var groups: [String: [ResultRow]] = [:]
        for row in table.rows where row.scenario == scenario && row.region == region {
            if groups[row.indicator] == nil { order.append(row.indicator) }
            groups[row.indicator, default: []].append(row)
        }
        return order.compactMap { indicator in
            guard let rows = groups[indicator], let first = rows.first else { return nil }
            return IndicatorRows(indicator: indicator, unit: first.unit, rows: rows)
        }
    }

    func row(_ year: Int) -> ResultRow? { rows.first { $0.year == year } }

    /// `↑ recorded crime, per 1,000`
    var label: String {
        "\(rows.first?.arrow ?? " ") \(Headline.words(indicator))\(NumberText.unit(unit))"
    }
}

extension ResultRow {
    /// An arrow up where more is better, down where less is.
    var arrow: String {
        switch better {
        case .higher: "↑"
        case .lower: "↓"
        case .neither: " "
        }
    }
}
