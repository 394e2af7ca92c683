public import Modelling

/// One input in which a scenario differs from the reference.
public struct ChangedInput: Codable, Equatable, Hashable, Sendable {
    public var scenario: String
    /// The key, as `collaboration.mode`, or `roadmap.housing_acceleration` for a measure that one of the two lacks.
    public var path: String
    /// What the reference has; nil where it has nothing.
    public var referenceValue: String?
    /// What the scenario has; nil where it has nothing.
    public var value: String?

    /// What people call the input; nil in runs of older versions.
    public var title: Text?
    /// What people say for the two values; nil where there is none, and in runs of older versions.
    public var referenceText, text: Text?

    public init(scenario: String, path: String, referenceValue: String?, value: String?) {
        self.scenario = scenario
        self.path = path
        self.referenceValue = referenceValue
        self.value = value
    }
}
