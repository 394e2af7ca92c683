/// A model that the ensemble engine can run, eight members at a time.
public protocol Model: Sendable {
    /// One scenario, resolved and checked: all that a run needs besides seed and members.
    associatedtype Scenario: Sendable
    /// One worker's memory.
    associatedtype Workspace: ModelWorkspace where Workspace.Scenario == Scenario

    /// Codes of the places that outcomes have values for, in the order of the tables.
    var places: [String] { get }
    /// What the places add up to (`NL`); nil if nothing.
    var whole: String? { get }
    /// The year that starts on the base date.
    var firstYear: Int { get }
    var stepsPerYear: Int { get }

    /// Makes the memory of one worker, which it uses for block after block.
    func makeWorkspace() -> Workspace

    /// How a scenario fixes or narrows what is uncertain; as declared unless a model says otherwise.
    func uncertainty(of scenario: Scenario) -> Uncertainty

    /// What a scenario's own plans give a value, each once; nothing unless a model says so.
    func plannedOutcomes(of scenario: Scenario) -> [PlannedOutcome]
}

extension Model {
    public func uncertainty(of scenario: Scenario) -> Uncertainty { .declared }

    public func plannedOutcomes(of scenario: Scenario) -> [PlannedOutcome] { [] }
}

/// A value that exists because a scenario plans something at a place, such as what one measure has produced so far.
///
/// Outcomes are the same for every scenario; these follow from its inputs. Where another scenario plans it and this
/// one does not, it is zero.
public struct PlannedOutcome: Hashable, Sendable {
    /// What the value says.
    public enum Kind: Hashable, Sendable {
        /// What a measure has produced so far.
        case yield
        /// How long it has taken to decide on a measure.
        case decisionTime
    }

    public let kind: Kind
    /// Public name: `measure.farm_transition.nature_inclusive_area`.
    public let name: String
    /// Number of the place.
    public let place: Int
    public let unit: Unit
    /// The least difference worth naming, in the unit.
    public let worthNaming: Double

    public init(_ name: String, kind: Kind = .yield, place: Int, unit: Unit, worthNaming: Double) {
        self.kind = kind
        self.name = name
        self.place = place
        self.unit = unit
        self.worthNaming = worthNaming
    }
}

/// The memory of one worker: the state of eight members.
public protocol ModelWorkspace {
    associatedtype Scenario

    /// Everything with a value per member, theme by theme; `outcomes` and `parameters` are among them.
    var quantities: [Quantity] { get }
    /// What people read, in the order of the catalogue; each has a value per place.
    var outcomes: [Quantity] { get }
    /// What is sampled; after `begin` their tables hold the eight members' values.
    var parameters: [Quantity] { get }
    /// The figures that a scenario gives; after `begin` they hold them.
    var given: [GivenQuantity] { get }

    /// Puts eight members on the base date of a scenario.
    func begin(_ scenario: Scenario, draws: Draws, isCentral: Bool)

    /// Moves them over the step with this number.
    func advance(step number: Int)

    /// The value of an outcome at a place; at `places.count` that of the whole. NaN where it does not exist.
    func value(of outcome: Int, at place: Int) -> Lanes

    /// The value of what the scenario plans, by its number in `Model.plannedOutcomes`.
    func value(ofPlanned number: Int) -> Lanes
}

extension ModelWorkspace {
    /// Nothing, for a model that starts from no figures.
    public var given: [GivenQuantity] { [] }

    /// Nothing, for a model whose scenarios plan nothing.
    public func value(ofPlanned number: Int) -> Lanes { .zero }
}
