public import Modelling

/// One scenario, resolved: what a run needs besides seed and members.
public struct RegionalScenario: Sendable, Equatable {
    public var baseline: Baseline
    public var roadmap: Roadmap
    public var uncertainty: Uncertainty
    /// Mechanisms that work as in another scenario; nil where all work as the roadmap has it.
    public var borrowed: BorrowedWays?
    /// How much of the model is run.
    public var extent = Extent.everything

    /// How much of the model is run.
    public enum Extent: Sendable {
        case everything
        /// Outcomes of the chapter on collaboration alone, to the same bits; others stay as on the base date.
        case collaboration
    }

    public init(
        baseline: Baseline, roadmap: Roadmap = .empty, uncertainty: Uncertainty = .declared
    ) {
        self.baseline = baseline
        self.roadmap = roadmap
        self.uncertainty = uncertainty
    }

    /// The same with mechanisms that work as in another scenario.
    public func borrowing(_ borrowed: BorrowedWays) -> RegionalScenario {
        var scenario = self
        scenario.borrowed = borrowed
        return scenario
    }

    /// The same without any measure: what the region does by itself.
    public var withoutMeasures: RegionalScenario {
        RegionalScenario(baseline: baseline, uncertainty: uncertainty)
    }
}

/// The model of the 40 Dutch COROP regions, quarter by quarter from 1 January of its first year.
public struct RegionalModel: Model {
    public let places: [String]
    public let whole: String? = "NL"
    public let firstYear: Int
    public let stepsPerYear = 4
    private let units: UnitChange

    /// The last year; it is simulated to its end, so that flows and rates of it exist.
    public static let lastYear = 2050

    /// The base date of the shipped figures is 1 January of this year.
    public static let baseYear = 2024

    /// - Parameter regions: codes of the 40 regions, in the order of the baselines.
    /// - Parameter firstYear: the year of the baselines; another one for backcasts.
    /// - Parameter units: runs the model in other units; results are the same quantities.
    public init(regions: [String], firstYear: Int = Self.baseYear, units: UnitChange = .none) {
        places = regions
        self.firstYear = firstYear
        self.units = units
    }

    public func makeWorkspace() -> RegionalWorkspace {
        RegionalWorkspace(regions: places, firstYear: firstYear, units: units)
    }

    public func uncertainty(of scenario: RegionalScenario) -> Uncertainty { scenario.uncertainty }

    public func plannedOutcomes(of scenario: RegionalScenario) -> [PlannedOutcome] {
        RoadmapOutcomes(scenario.roadmap).outcomes
    }
}
