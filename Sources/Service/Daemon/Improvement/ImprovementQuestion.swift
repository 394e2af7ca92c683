import Ensembles
import Improvement
import Modelling
import RegionModel
import Results

/// What is asked about a better roadmap for a scenario of a run.
struct ImprovementQuestion: Sendable {
    let run: String
    let order: Order
    let region: String
    /// Position of the scenario whose roadmap it is.
    let scenario: Int
    let indicator: IndicatorEntry
    /// Nil for the mean over the years of the run.
    let year: Int?
    let criterion: ImprovementDocument.Criterion
    let kept: Kept
    let planned: PlannedRoadmap
    let effort: RoadmapSearch.Effort

    /// Draws that the search has not seen.
    static let fresh = 512
    /// Steps of progress that the judgement on them takes.
    static let judging = 10_000
    /// What a change must bring at least to stay, as a part of what is worth naming.
    private static let grain = 0.05
    /// Draws in which is read what a step asks.
    private static let readings = 16

    init(
        run: String, order: Order, region: String, scenario: Int, indicator: IndicatorEntry, year: Int?,
        criterion: ImprovementDocument.Criterion, kept: Kept,
        effort: RoadmapSearch.Effort = RoadmapSearch.Effort()
    ) {
        (self.run, self.order, self.region, self.scenario) = (run, order, region, scenario)
        (self.indicator, self.year, self.criterion, self.kept) = (indicator, year, criterion, kept)
        self.effort = effort
        planned = PlannedRoadmap(scenario, of: order, in: region)
    }

    /// Tells this question from others about the same run.
    var question: String {
        "improve 1 \(region) \(scenario) \(indicator.name) \(year.map(String.init) ?? "all") "
            + "\(criterion.rawValue) \(kept.words.joined(separator: ","))"
    }

    /// Steps of progress; a search that ends early skips some.
    var total: Int { effort.budget + Self.judging }
    /// What follows from it the search has not seen.
    var freshSeed: UInt64 { order.plan.seed &+ 1 }
    var firstYear: Int { order.knowledge.model.firstYear }
    var steps: [PlannedMeasure] { planned.reading.planned }

    /// The search that answers it.
    var search: RoadmapSearch {
        RoadmapSearch(
            problem, criterion: Criterion(criterion), leastEffect: Self.grain * indicator.worthNaming,
            seed: order.plan.seed, effort: effort)
    }

    // MARK: - What may be chosen

    /// What may be chosen of the steps, and what limits it.
    private var problem: SchedulingProblem {
        let (reading, steps) = (planned.reading, self.steps)
        let demands = StepDemands(reading, steps: steps, draws: Self.readings, model: order.knowledge.model)
        let positions = reading.steps
        let choices = steps.map { step in
            let own = StepChoice(step)
            func keeps(_ aspect: ImprovementDocument.Aspect) -> Bool { kept.has(aspect, of: step.measure.id) }
            // Whoever planned a change of the way of working has thought of the way.
            let isWayKept = keeps(.way) || !step.changes.isEmpty
            let after = step.prerequisites.compactMap { earlier -> (step: Int, quarters: Int)? in
                guard let number = positions.firstIndex(of: earlier.measure) else { return nil }
                let ready = Int((steps[number].years * 4 * earlier.progress).rounded(.up))
                return (number, min(ready, step.start - steps[number].start))
            }
            return SchedulingProblem.Step(
                own: own, starts: keeps(.start) ? own.start...own.start : planned.possibleStarts,
                ways: isWayKept ? [own.way] : ways(of: step),
                levels: keeps(.level) ? [own.level] : Level.allCases.map(\.rawValue),
                actors: keeps(.partners)
                    ? [] : Actor.allCases.filter { $0 != step.lead }.map(\.rawValue),
                after: after)
        }
        return SchedulingProblem(
            steps: choices, lonely: [Mode.silo.rawValue], keepsOrder: kept.aspects.contains(.order),
            quarters: 4 * planned.years, staff: demands.staff
        ) { demands.of($0, $1) }
    }

    /// Ways of working of a step; with nobody to sit down with, each is the same.
    private func ways(of step: PlannedMeasure) -> [Int] {
        step.partners.isEmpty ? [step.mode.rawValue] : Mode.allCases.map(\.rawValue)
    }

    /// The steps as a search has them.
    func measures(_ plan: [StepChoice]) -> [PlannedMeasure] { zip(steps, plan).map { $0.carried(out: $1) } }

    /// The whole scenario with the steps of the region as a search has them.
    func scenario(_ plan: [StepChoice]) -> RegionalScenario {
        var scenario = planned.scenario
        for (position, measure) in zip(planned.reading.steps, measures(plan)) {
            scenario.roadmap.measures[position] = measure
        }
        return scenario
    }

    /// Whether most draws carry every step out as asked, as far as they do so in the scenario.
    ///
    /// - Parameter met: whether they do, by step.
    func isPossible(_ plan: [StepChoice], met: [Bool]) -> Bool {
        let tally = planned.tally(of: planned.reading.carrying(out: measures(plan)))
        return met.indices.allSatisfy { !met[$0] || tally.isMet($0) }
    }
}

extension Criterion {
    init(_ criterion: ImprovementDocument.Criterion) {
        self =
            switch criterion {
            case .expected: .expected
            case .worstFifth: .worstFifth
            case .regret: .regret
            }
    }
}

extension StepChoice {
    init(_ planned: PlannedMeasure) {
        self.init(
            start: planned.start, way: planned.mode.rawValue,
            partners: planned.partners.reduce(0) { $0 | 1 << UInt32($1.rawValue) },
            level: planned.level.rawValue)
    }
}

extension PlannedMeasure {
    /// The same measure, carried out as a search has it.
    func carried(out choice: StepChoice) -> PlannedMeasure {
        var planned = self
        planned.start = choice.start
        planned.mode = Mode(rawValue: choice.way) ?? mode
        planned.level = Level(rawValue: choice.level) ?? level
        // Who stays keeps the place that it had: of equals the first counts.
        planned.partners =
            partners.filter { choice.hasPartner($0.rawValue) }
            + Actor.allCases.filter { choice.hasPartner($0.rawValue) && !partners.contains($0) }
        return planned
    }
}
