public import Results

/// Everything about a run but its rows, which are in its log. It is also what the store keeps.
public struct RunDocument: Codable, Equatable, Sendable {
    public var run: String
    /// What people call it; nil for nothing.
    public var name: String?
    public var state: RunState
    /// Why it failed; nil where it did not.
    public var failure: String?
    /// Seconds since 1970.
    public var created: Double
    public var scenarios: [ScenarioTitle]
    /// The scenario that the others are compared with; nil for none.
    public var reference: String?
    /// The years that the scenarios show.
    public var period: Period
    /// The years that the model simulates.
    public var modelPeriod: Period
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
    /// What the rows are about, in the order of the model.
    public var indicators: [IndicatorEntry]
    /// The themes of the indicators.
    public var themes: [ThemeEntry]
    /// What the comparison says about each region that the scenarios are about; none where nothing is compared.
    public var findings: [Findings]
    /// The uncertain numbers, those first that matter most for the differences.
    public var assumptions: [Assumption]
    /// Where a scenario overtakes the reference, or falls behind it, for good.
    public var turns: [SignTurn]
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

    public init(
        run: String, name: String? = nil, state: RunState, failure: String? = nil, created: Double,
        scenarios: [ScenarioTitle], reference: String?, period: Period, modelPeriod: Period,
        years: [Int], focus: [String],
        regions: [PlaceName], members: Int, seed: UInt64, central: Bool, model: ModelIdentity,
        data: DataIdentity, indicators: [IndicatorEntry] = [], themes: [ThemeEntry] = [],
        findings: [Findings] = [], assumptions: [Assumption] = [], turns: [SignTurn] = [],
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
        self.modelPeriod = modelPeriod
        self.years = years
        self.focus = focus
        self.regions = regions
        self.members = members
        self.seed = seed
        self.central = central
        self.model = model
        self.data = data
        self.indicators = indicators
        self.themes = themes
        self.findings = findings
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

extension RunDocument {
    /// What documents of protocol 1.0 lack is empty, or what every run of that time had.
    public init(from decoder: any Decoder) throws {
        let fields = try decoder.container(keyedBy: CodingKeys.self)
        self.init(
            run: try fields.decode(String.self, forKey: .run),
            name: try fields.decodeIfPresent(String.self, forKey: .name),
            state: try fields.decode(RunState.self, forKey: .state),
            failure: try fields.decodeIfPresent(String.self, forKey: .failure),
            created: try fields.decode(Double.self, forKey: .created),
            scenarios: try fields.decode([ScenarioTitle].self, forKey: .scenarios),
            reference: try fields.decodeIfPresent(String.self, forKey: .reference),
            period: try fields.decode(Period.self, forKey: .period),
            modelPeriod: try fields.decodeIfPresent(Period.self, forKey: .modelPeriod) ?? .ofProtocol10,
            years: try fields.decode([Int].self, forKey: .years),
            focus: try fields.decode([String].self, forKey: .focus),
            regions: try fields.decode([PlaceName].self, forKey: .regions),
            members: try fields.decode(Int.self, forKey: .members),
            seed: try fields.decode(UInt64.self, forKey: .seed),
            central: try fields.decode(Bool.self, forKey: .central),
            model: try fields.decode(ModelIdentity.self, forKey: .model),
            data: try fields.decode(DataIdentity.self, forKey: .data),
            indicators: try fields.decodeIfPresent([IndicatorEntry].self, forKey: .indicators) ?? [],
            themes: try fields.decodeIfPresent([ThemeEntry].self, forKey: .themes) ?? [],
            findings: try fields.decodeIfPresent([Findings].self, forKey: .findings) ?? [],
            assumptions: try fields.decode([Assumption].self, forKey: .assumptions),
            turns: try fields.decode([SignTurn].self, forKey: .turns),
            changedInputs: try fields.decode([ChangedInput].self, forKey: .changedInputs),
            goals: try fields.decode([ScenarioGoals].self, forKey: .goals),
            warnings: try fields.decode([Diagnostic].self, forKey: .warnings),
            files: try fields.decode([FileDigest].self, forKey: .files),
            logID: try fields.decode(String.self, forKey: .logID),
            nextSeq: try fields.decode(Int.self, forKey: .nextSeq))
    }
}
