import Modelling

/// What can be said of each measure of a roadmap: what it produces, in the units of its levers, and how long deciding on
/// it takes.
///
/// A measure that is planned twice in a region has one number for both: what they produce together, and the mean time.
struct RoadmapOutcomes {
    private(set) var outcomes: [PlannedOutcome] = []
    /// What is behind each outcome: effects by their number in `Programme.effects`, or measures by theirs.
    private(set) var sources: [[Int]] = []

    init(_ roadmap: Roadmap) {
        var number = 0
        for (position, planned) in roadmap.measures.enumerated() {
            for effect in planned.measure.effects {
                add(Self.yield(of: effect, planned), behind: number)
                number += 1
            }
            add(Self.decisionTime(of: planned), behind: position)
        }
    }

    /// `measure.farm_transition.nature_inclusive_area`
    private static func yield(of effect: MeasureDefinition.Effect, _ planned: PlannedMeasure)
        -> PlannedOutcome
    {
        // What lasts as long as it is paid adds up over time: officers on duty to years of officers.
        let lever = effect.lever
        return PlannedOutcome(
            "measure.\(planned.measure.id).\(lever.label)", place: planned.region,
            unit: effect.lasts == .whilePaid ? lever.unit * .years : lever.unit,
            worthNaming: lever.worthNaming)
    }

    /// `measure.farm_transition.decision_time`
    private static func decisionTime(of planned: PlannedMeasure) -> PlannedOutcome {
        PlannedOutcome(
            "measure.\(planned.measure.id).decision_time", kind: .decisionTime, place: planned.region,
            unit: .years, worthNaming: 0.25)
    }

    private mutating func add(_ outcome: PlannedOutcome, behind source: Int) {
        if let known = outcomes.firstIndex(where: { $0.name == outcome.name && $0.place == outcome.place }) {
            sources[known].append(source)
        } else {
            outcomes.append(outcome)
            sources.append([source])
        }
    }
}
