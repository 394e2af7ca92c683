public import Modelling

/// A region by code and name, or the nation.
public struct PlaceName: Codable, Equatable, Hashable, Sendable {
    /// NUTS 3, or `NL` for the nation.
    public var code: String
    /// In Dutch.
    public var name: String
    /// In each language.
    public var title: Text

    /// - Parameter title: nil where it is called the same in every language.
    public init(code: String, name: String, title: Text? = nil) {
        self.code = code
        self.name = name
        self.title = title ?? Text(nl: name, en: name)
    }

    public init(from decoder: any Decoder) throws {
        let fields = try decoder.container(keyedBy: CodingKeys.self)
        self.init(
            code: try fields.decode(String.self, forKey: .code),
            name: try fields.decode(String.self, forKey: .name),
            title: try fields.decodeIfPresent(Text.self, forKey: .title))
    }
}

/// An uncertain number, and how much it matters for what was found.
public struct Assumption: Codable, Equatable, Sendable {
    public var name: String
    public var sentence: String
    public var unit: String
    public var central: Double
    /// The lower end of the range that members draw from.
    public var low: Double
    /// The upper end of the range that members draw from.
    public var high: Double
    public var evidence: EvidenceNote
    /// Rank correlation with the difference, -1 to 1; nil where there is no difference to correlate with.
    public var influence: Double?
    /// The indicator whose difference is meant; nil where `influence` is.
    public var onIndicator: String?

    public init(
        name: String, sentence: String, unit: String, central: Double, low: Double, high: Double,
        evidence: EvidenceNote, influence: Double? = nil, onIndicator: String? = nil
    ) {
        self.name = name
        self.sentence = sentence
        self.unit = unit
        self.central = central
        self.low = low
        self.high = high
        self.evidence = evidence
        self.influence = influence
        self.onIndicator = onIndicator
    }
}

/// The year in which a paired difference changes sign for good: "slower until 2033, then ahead".
public struct Turn: Codable, Equatable, Sendable {
    public var scenario: String
    /// Code of the region, or `NL`.
    public var region: String
    public var indicator: String
    /// Whether the scenario is the better one after the turn.
    public var isAheadAfter: Bool
    /// The year below which a share of .05, of .5 and of .95 of the members that turn lies, with a fraction.
    public var p05: Double
    public var p50: Double
    public var p95: Double
    /// Share of the members that turn this way.
    public var share: Double

    public init(
        scenario: String, region: String, indicator: String, isAheadAfter: Bool, p05: Double, p50: Double,
        p95: Double, share: Double
    ) {
        self.scenario = scenario
        self.region = region
        self.indicator = indicator
        self.isAheadAfter = isAheadAfter
        self.p05 = p05
        self.p50 = p50
        self.p95 = p95
        self.share = share
    }
}

/// One input in which a scenario differs from the reference.
public struct ChangedInput: Codable, Equatable, Hashable, Sendable {
    public var scenario: String
    /// The key, as `collaboration.mode`.
    public var path: String
    /// What the reference has; nil where it has nothing.
    public var referenceValue: String?
    /// What the scenario has; nil where it has nothing.
    public var value: String?

    public init(scenario: String, path: String, referenceValue: String?, value: String?) {
        self.scenario = scenario
        self.path = path
        self.referenceValue = referenceValue
        self.value = value
    }
}

/// A file that a run was made from.
public struct FileDigest: Codable, Equatable, Hashable, Sendable {
    public var name: String
    public var role: RequestFile.Role
    /// Of the text, in hexadecimal.
    public var sha256: String

    public init(name: String, role: RequestFile.Role, sha256: String) {
        self.name = name
        self.role = role
        self.sha256 = sha256
    }
}

/// Which goals a region's existing plans and a scenario's measures leave uncovered.
public struct ScenarioGoals: Codable, Equatable, Hashable, Sendable {
    public var scenario: String
    /// The plans that the region has.
    public var plans: [String]
    /// Goals that no existing plan works on.
    public var leftByPlans: [String]
    /// Goals that neither an existing plan nor a measure works on.
    public var uncovered: [String]

    public init(scenario: String, plans: [String], leftByPlans: [String], uncovered: [String]) {
        self.scenario = scenario
        self.plans = plans
        self.leftByPlans = leftByPlans
        self.uncovered = uncovered
    }
}
