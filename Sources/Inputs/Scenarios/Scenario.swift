import Baselines
public import Modelling
public import Reading
public import RegionModel
public import Results

/// One scenario, checked: names, units, ranges and years hold, and its roadmap can be carried out.
public struct Scenario: Sendable {
    /// What the user calls it in the comparison.
    public let name: String
    /// The file that the user gave.
    public let file: String
    public let title: Text
    /// What it is called in sentences; nil: the file gives no `short:`.
    public let short: Text?
    /// Codes of the regions that it is about.
    public let focus: [String]
    /// The years that results are shown for.
    public let period: Period
    public let roadmap: Roadmap
    /// The uncertainties that it fixes, narrows or moves.
    public let uncertainty: Uncertainty
    /// Tables to lay over the baseline, in this order.
    public let overlays: [SourceFile]
    /// How many members it asks for; nil: as the user of the client says, or the default.
    public let members: Int?
    public let seed: UInt64?
    public let goals: GoalCoverage
    /// Everything that makes its results, by name, with where each is written.
    public let inputs: [ResolvedInput]
    /// Every file that it consists of, its own first, without the tables.
    public let sources: [SourceFile]

    /// What the model runs, on a baseline that has this scenario's overlays in it.
    public func inputs(on baseline: Baseline) -> RegionalScenario {
        RegionalScenario(baseline: baseline, roadmap: roadmap, uncertainty: uncertainty)
    }
}

/// Which goals the region's existing plans and the scenario's measures work on.
///
/// Existing plans change nothing in a run: what they bring is part of the baseline. They are listed so that
/// people see which goals nobody works on yet.
public struct GoalCoverage: Sendable, Equatable {
    public struct Plan: Sendable, Equatable {
        public let name: String
        public let goals: [Department]
    }

    public let plans: [Plan]
    /// The departments of the measures on the roadmap.
    public let onRoadmap: [Department]

    /// Goals that no existing plan covers.
    public var leftByPlans: [Department] {
        Department.allCases.filter { goal in !plans.contains { $0.goals.contains(goal) } }
    }

    /// Goals that neither an existing plan nor a measure covers.
    public var leftUncovered: [Department] { leftByPlans.filter { !onRoadmap.contains($0) } }
}
