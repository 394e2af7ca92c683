/// Everything about a run but its rows, which are in its log. It is also what the store keeps.
public struct RunDocument: Codable, Equatable, Sendable {
    public var run: String
    /// What people call it; nil for nothing.
    public var name: String?
    public var state: RunSummary.State
    /// Why it failed; nil where it did not.
    public var failure: String?
    /// Seconds since 1970.
    public var created: Double
    public var scenarios: [ScenarioTitle]
    /// The scenario that the others are compared with; nil for none.
    public var reference: String?
    public var period: Period
    /// The years that results are reported for.
    public var years: [Int]
    /// Codes of the regions that the scenarios are about.
    public var focus: [String]
    /// The places that there are rows for.
    public var regions: [PlaceName]
    public var members: Int
    public var seed: UInt64
    /// One member, every number at its central value, shocks off.
    public var central: Bool
    public var model: ModelIdentity
    public var data: DataIdentity
    /// The uncertain numbers, those first that matter most for the differences.
    public var assumptions: [Assumption]
    /// Where a scenario overtakes the reference, or falls behind it, for good.
    public var turns: [Turn]
    /// Where the scenarios' inputs differ from the reference's.
    public var changedInputs: [ChangedInput]
    /// What the scenarios' existing plans work on, and what nobody works on; only for those that name plans.
    public var goals: [ScenarioGoals]
    /// What is odd about the files.
    public var warnings: [Diagnostic]
    /// The files that it was made from.
    public var files: [FileDigest]
    /// The log that holds the rows.
    public var logID: String
    /// The number that the log's next chunk has or would have.
    public var nextSeq: Int

    /// First and last year, both included.
    public struct Period: Codable, Equatable, Hashable, Sendable {
        public var first: Int
        public var last: Int

        public init(first: Int, last: Int) {
            self.first = first
            self.last = last
        }
    }

    public init(
        run: String, name: String? = nil, state: RunSummary.State, failure: String? = nil, created: Double,
        scenarios: [ScenarioTitle], reference: String?, period: Period, years: [Int], focus: [String],
        regions: [PlaceName], members: Int, seed: UInt64, central: Bool, model: ModelIdentity,
        data: DataIdentity, assumptions: [Assumption] = [], turns: [Turn] = [],
        changedInputs: [ChangedInput] = [], goals: [ScenarioGoals] = [],
        warnings: [Diagnostic] = [], files: [FileDigest] = [], logID: String, nextSeq: Int
    ) {
        self.run = run
        self.name = name
        self.state = state
        self.failure = failure
        self.created = created
        self.scenarios = scenarios
        self.reference = reference
        self.period = period
        self.years = years
        self.focus = focus
        self.regions = regions
        self.members = members
        self.seed = seed
        self.central = central
        self.model = model
        self.data = data
        self.assumptions = assumptions
        self.turns = turns
        self.changedInputs = changedInputs
        self.goals = goals
        self.warnings = warnings
        self.files = files
        self.logID = logID
        self.nextSeq = nextSeq
    }
}
