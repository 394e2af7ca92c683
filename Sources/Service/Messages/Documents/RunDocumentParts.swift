public import Modelling
public import Reading

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

/// A file that a run was made from.
public struct FileDigest: Codable, Equatable, Hashable, Sendable {
    public var name: String
    public var role: RunFile.Role
    /// Of the text, in hexadecimal.
    public var sha256: String

    public init(name: String, role: RunFile.Role, sha256: String) {
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
