/// Why an ensemble cannot run, or its outcome cannot be used.
public enum EnsembleFault: Error, Hashable, CustomStringConvertible {
    /// The plan names no scenario.
    case noScenario
    /// The plan asks for fewer than one member.
    case noMember(Int)
    /// The plan's reference is not one of its scenarios.
    case referenceOutside(Int, scenarios: Int)
    /// The plan ends before the model starts.
    case endsBeforeStart(lastYear: Int, firstYear: Int)
    /// The plan's focus names a place that the model does not have.
    case noSuchPlace(String)
    /// A member has no finite value where other members have one.
    case notFinite(MemberPlace, value: String, first: FirstFault?)
    /// A question is about something of which no member was kept.
    case notKept(Target)

    public var description: String {
        switch self {
        case .noScenario:
            "the plan names no scenario; name at least one"
        case .noMember(let members):
            "the plan asks for \(members) members; ask for 1 or more"
        case .referenceOutside(let reference, let scenarios):
            "the reference is scenario number \(reference + 1), and there are \(scenarios); take one of these"
        case .endsBeforeStart(let lastYear, let firstYear):
            "the plan ends in \(lastYear), and the model starts in \(firstYear); end it then or later"
        case .noSuchPlace(let code):
            "the model has no place '\(code)' to focus on; take one of its codes"
        case .notFinite(let place, let value, let first):
            "member \(place.member) of scenario '\(place.scenario)': \(place.outcome) of \(place.place) in "
                + "\(place.year) is \(value)\(first.map { ", since \($0)" } ?? ""); "
                + "the model cannot carry these inputs, so narrow the uncertainties or change the scenario"
        case .notKept(let target):
            "nothing was kept of \(target.indicator) of \(target.place) in \(target.year) "
                + "under scenario '\(target.scenario)'; ask for a row of the result"
        }
    }
}

/// One member's number in a result.
public struct MemberPlace: Hashable, Sendable {
    public let member: Int
    public let scenario: String
    public let outcome: String
    public let year: Int
    public let place: String

    public init(member: Int, scenario: String, outcome: String, year: Int, place: String) {
        self.member = member
        self.scenario = scenario
        self.outcome = outcome
        self.year = year
        self.place = place
    }
}

/// One number of a result: an indicator of a place in a year under a scenario.
public struct Target: Hashable, Sendable {
    public let scenario: String
    public let indicator: String
    public let place: String
    public let year: Int

    public init(scenario: String, indicator: String, place: String, year: Int) {
        self.scenario = scenario
        self.indicator = indicator
        self.place = place
        self.year = year
    }
}
