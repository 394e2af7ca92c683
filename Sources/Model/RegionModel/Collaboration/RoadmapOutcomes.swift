import Modelling

/// What the measures of a roadmap produce, in the units of their levers: a number for each region, measure and lever.
///
/// A measure that is planned twice in a region has one number for both.
struct RoadmapOutcomes {
    private(set) var outcomes: [PlannedOutcome] = []
    /// The effects behind each outcome, by their number in `Programme.effects`.
    private(set) var effects: [[Int]] = []

    init(_ roadmap: Roadmap) {
        var number = 0
        for planned in roadmap.measures {
            for effect in planned.measure.effects {
                add(effect, of: planned, number: number)
                number += 1
            }
        }
    }

    private mutating func add(_ effect: MeasureDefinition.Effect, of planned: PlannedMeasure, number: Int) {
        let name = "measure.\(planned.measure.id).\(effect.lever.label)"
        if let known = outcomes.firstIndex(where: { $0.name == name && $0.place == planned.region }) {
            effects[known].append(number)
            return
        }
        // What lasts as long as it is paid adds up over time: officers on duty to years of officers.
        let lever = effect.lever
        let unit = effect.lasts == .whilePaid ? lever.unit * .years : lever.unit
        outcomes.append(
            PlannedOutcome(name, place: planned.region, unit: unit, worthNaming: lever.worthNaming))
        effects.append([number])
    }
}
