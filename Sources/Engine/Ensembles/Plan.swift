public import Results

/// What an ensemble runs: scenarios that are compared member by member, and what is kept of each member.
public struct Plan<Scenario: Sendable>: Sendable {
    /// A scenario under the name that results carry.
    public struct Entry: Sendable {
        public let name: String
        public let scenario: Scenario

        public init(name: String, scenario: Scenario) {
            self.name = name
            self.scenario = scenario
        }
    }

    /// What is run and reported, in order.
    public var scenarios: [Entry]
    /// Which of them the others are compared with; nil if nothing is compared.
    public var reference: Int?
    /// The reference's context without any measure. Run along and not reported; it tells what the measures do.
    public var withoutMeasures: Scenario?
    /// How many members; a central run makes one, whatever stands here.
    public var members: Int
    /// The seed that all draws follow from.
    public var seed: UInt64
    /// Whether every parameter stays at its central value and shocks are off.
    public var isCentral: Bool
    /// The last year, simulated to its end.
    public var lastYear: Int
    /// The year that comparisons look to: what scenarios plan is kept on its 1 January.
    public var horizon: Int
    /// Codes of the places that are kept for every year; the whole always is.
    public var focus: [String]
    /// The years in which every other place is kept. Years outside the period are left out; the last is added.
    public var reportedYears: [Int]
    /// How much of the members is kept.
    public var keep: Retention

    public init(
        scenarios: [Entry], reference: Int? = nil, withoutMeasures: Scenario? = nil, members: Int,
        seed: UInt64,
        isCentral: Bool = false, lastYear: Int, horizon: Int? = nil, focus: [String] = [],
        reportedYears: [Int] = [],
        keep: Retention = .focus
    ) {
        self.scenarios = scenarios
        self.reference = reference
        self.withoutMeasures = reference == nil ? nil : withoutMeasures
        self.members = members
        self.seed = seed
        self.isCentral = isCentral
        self.lastYear = lastYear
        self.horizon = min(horizon ?? lastYear, lastYear)
        self.focus = focus
        self.reportedYears = reportedYears
        self.keep = keep
    }

    /// Everything that a block of members runs through: what is reported, then what runs along.
    var all: [Scenario] { scenarios.map(\.scenario) + (withoutMeasures.map { [$0] } ?? []) }

    /// The names of `all`.
    var names: [String] { scenarios.map(\.name) + (withoutMeasures == nil ? [] : ["without measures"]) }
}
