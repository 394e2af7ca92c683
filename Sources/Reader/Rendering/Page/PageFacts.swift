public import Foundation
public import Modelling
public import Results

/// What a page says beside the rows: plain values, as whoever prints it has them.
public struct PageFacts: Sendable {
    /// A scenario of the run.
    public struct Scenario: Sendable {
        /// In rows.
        public let name: String
        public let title: Text
        /// What its file says it is called in sentences and tables; nil where it says nothing.
        public let short: Text?
        /// The file that holds it, as it was given.
        public let file: String

        public init(name: String, title: Text, short: Text? = nil, file: String = "") {
            self.name = name
            self.title = title
            self.short = short
            self.file = file
        }
    }

    /// A region, or the nation, by code and name.
    public struct Region: Sendable {
        public let code: String
        public let title: Text
        public init(code: String, title: Text) {
            self.code = code
            self.title = title
        }
    }

    /// An uncertain number, and how much it matters.
    public struct Assumed: Sendable {
        public let name: String
        public let title: Text
        public let unit: String
        public let central, low, high: Double
        /// Rank correlation with the difference in `indicator`; nil for none.
        public let correlation: Double?
        public let indicator: String?

        public init(
            name: String, title: Text, unit: String, central: Double, low: Double, high: Double,
            correlation: Double?, indicator: String?
        ) {
            self.name = name
            self.title = title
            self.unit = unit
            self.central = central
            self.low = low
            self.high = high
            self.correlation = correlation
            self.indicator = indicator
        }
    }

    /// An input in which a scenario differs from the base; nil for nothing.
    public struct Change: Sendable {
        public let scenario, path: String
        public let before, after: String?
        /// What people call the input, and say for its values; nil where nobody knows.
        public let title, beforeText, afterText: Text?

        public init(
            scenario: String, path: String, before: String?, after: String?, title: Text? = nil,
            beforeText: Text? = nil, afterText: Text? = nil
        ) {
            self.scenario = scenario
            self.path = path
            self.before = before
            self.after = after
            self.title = title
            self.beforeText = beforeText
            self.afterText = afterText
        }
    }

    /// Which goals the existing plans of a scenario and its measures leave uncovered.
    public struct Goals: Sendable {
        public let scenario: String
        public let plans: Int
        public let leftByPlans, uncovered: [String]
        public init(scenario: String, plans: Int, leftByPlans: [String], uncovered: [String]) {
            self.scenario = scenario
            self.plans = plans
            self.leftByPlans = leftByPlans
            self.uncovered = uncovered
        }
    }

    /// Where a page comes from.
    public struct Provenance: Sendable {
        public var run: String
        /// What people call the run; nil for nothing.
        public var name: String?
        /// Seconds since 1970.
        public var created: Double
        public var timeZone: TimeZone
        public var seed: UInt64
        /// Of Polder, that made the run.
        public var version: String
        /// Digests, in hexadecimal.
        public var model, data: String
        /// Files of own figures.
        public var ownFigures: [String]

        public init(
            run: String, name: String? = nil, created: Double, timeZone: TimeZone, seed: UInt64,
            version: String, model: String, data: String, ownFigures: [String] = []
        ) {
            self.run = run
            self.name = name
            self.created = created
            self.timeZone = timeZone
            self.seed = seed
            self.version = version
            self.model = model
            self.data = data
            self.ownFigures = ownFigures
        }
    }

    public var language: Language
    /// In the order to show them.
    public var scenarios: [Scenario] = []
    /// Nil where nothing is compared.
    public var reference: String?
    /// The places shown, in order.
    public var regions: [Region] = []
    /// Codes of the regions that the scenarios are about.
    public var focus: [String] = []
    /// Members of the ensemble.
    public var members = 0
    /// One member, every number at its central value, shocks off.
    public var isCentral = false
    /// The years shown, in order.
    public var years: [Int] = []
    /// What the rows are about, in the order of the model.
    public var indicators: [IndicatorEntry] = []
    public var themes: [ThemeEntry] = []
    /// One for each region that the scenarios are about; none where the run is of a version that made none.
    public var findings: [Findings] = []
    /// What is stored with the run about when its answer flips: at most one of each region.
    public var discoveries: [DiscoveryDocument] = []
    /// Those first that matter most.
    public var assumptions: [Assumed] = []
    /// Where inputs differ from the base's.
    public var changes: [Change] = []
    public var goals: [Goals] = []
    /// What is odd about the files, a sentence each.
    public var warnings: [String] = []
    /// Nil where it is not known.
    public var provenance: Provenance?
    /// Whether indicators were not chosen, so that there are more.
    public var isHeadline = false

    public init(in language: Language) { self.language = language }
}

extension PageFacts {
    var voice: Voice { Voice(language) }

    /// Scenarios other than the base.
    var compared: [Scenario] { scenarios.filter { $0.name != reference } }

    func scenario(_ name: String) -> Scenario? { scenarios.first { $0.name == name } }

    func indicator(_ name: String) -> IndicatorEntry? { indicators.first { $0.name == name } }

    func title(of region: String) -> String {
        regions.first { $0.code == region }?.title[language] ?? region
    }

    /// The head of a block: `Groot-Rijnmond (NL33C)`.
    func head(of region: String) -> String {
        let name = title(of: region)
        return name == region ? region : "\(name) (\(region))"
    }

    /// What the theme of an indicator is called.
    func theme(of indicator: String) -> String {
        let name = ThemeEntry.name(of: indicator)
        return (themes.first { $0.name == name }?.title[language] ?? name).capitalised
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
}
