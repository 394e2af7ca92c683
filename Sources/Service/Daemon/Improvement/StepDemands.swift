import Improvement
import Modelling
import RegionModel
import Synchronization

/// What single steps ask of actors and payers: what the model itself asks when a step is carried out with nothing beside it,
/// on average over some draws.
final class StepDemands: Sendable {
    private struct Asked: Hashable {
        let step: Int
        let choice: StepChoice
    }

    private let reading: RoadmapReading
    private let steps: [PlannedMeasure]
    private let draws: Int
    private let model: RegionalModel
    /// Staff that each actor has, without what a lead's organisation adds.
    let staff: [Double]
    private let known = Mutex([Asked: Demand]())
    private let workspace: Mutex<RegionalWorkspace>

    init(_ reading: RoadmapReading, steps: [PlannedMeasure], draws: Int, model: RegionalModel) {
        (self.reading, self.steps, self.draws, self.model) = (reading, steps, draws, model)
        let workspace = Mutex(model.makeWorkspace())
        let means = steps.first.map { Self.means(reading.alone($0), draws, workspace) }
        staff = means.map { $0.staff.map { $0.min() ?? 0 } } ?? Actor.allCases.map { _ in 0 }
        self.workspace = workspace
    }

    /// What a step asks from its start on.
    func of(_ step: Int, _ choice: StepChoice) -> Demand {
        // The same in other quarters: what differs then is of the years, and no more than the draws differ.
        var choice = choice
        choice.start = steps[step].start
        let asked = Asked(step: step, choice: choice)
        if let demand = known.withLock({ $0[asked] }) { return demand }
        let demand = read(step, choice)
        known.withLock { $0[asked] = demand }
        return demand
    }

    private func read(_ step: Int, _ choice: StepChoice) -> Demand {
        let means = Self.means(reading.alone(steps[step].carried(out: choice)), draws, workspace)
        let staff = means.asked.indices.map { actor in
            means.asked[actor].indices.dropFirst(choice.start).map { quarter in
                // What the lead's organisation adds does a part of it.
                let added = means.staff[actor][quarter] - self.staff[actor]
                return max(0, means.asked[actor][quarter] - added)
            }
        }
        return Demand(
            staff: staff.map(Self.trimmed),
            money: means.spent.map { Self.trimmed(Array($0.dropFirst(choice.start))) })
    }

    /// Without the quarters at the end in which nothing is asked.
    private static func trimmed(_ quarters: [Double]) -> [Double] {
        Array(quarters.prefix((quarters.lastIndex { $0 > 1e-9 } ?? -1) + 1))
    }

    /// Means over draws, by quarter: what is asked and there of each actor, and what each public payer spends.
    private static func means(
        _ reading: RoadmapReading, _ draws: Int, _ workspace: borrowing Mutex<RegionalWorkspace>
    ) -> (asked: [[Double]], staff: [[Double]], spent: [[Double]]) {
        var (asked, staff, spent): ([[Double]], [[Double]], [[Double]]) = ([], [], [])
        func add(_ values: [[Double]], to sums: inout [[Double]]) {
            sums = sums.isEmpty ? values : zip(sums, values).map { zip($0, $1).map(+) }
        }
        for block in 0..<(draws + 7) / 8 {
            let count = min(8, draws - 8 * block)
            for draw in workspace.withLock({ reading.draws(block: block, members: count, in: $0) }) {
                add(draw.asked, to: &asked)
                add(draw.staff, to: &staff)
                add(
                    Payer.publicPayers.map { payer in
                        let soFar = draw.spent[payer.rawValue]
                        return zip(soFar.dropFirst(), soFar).map(-)
                    }, to: &spent)
            }
        }
        func mean(_ sums: [[Double]]) -> [[Double]] { sums.map { $0.map { $0 / Double(max(draws, 1)) } } }
        return (mean(asked), mean(staff), mean(spent))
    }
}
