import Ensembles
import Improvement
import Modelling
import RegionModel
import Results

/// The search of such a question, and what fresh draws say of its winner.
struct ImprovementAnswer: GradualAnswer {
    /// What is measured on fresh draws.
    private enum Job {
        /// A roadmap, by its place among `plans`.
        case outcome(Int)
        /// What its actors and steps go through: of the own roadmap, or of the proposed one.
        case course(isOwn: Bool)
    }

    private let question: ImprovementQuestion
    private let searching, judging: ImprovementDraws
    private var search: RoadmapSearch
    /// Whether most draws carry out the steps of the scenario as asked.
    private let met: [Bool]
    private var jobs: [Job] = []
    private var finished = 0
    /// The own roadmap, the proposed one, that one without each of its changes, and the alternatives.
    private var plans: [[StepChoice]] = []
    private var changes: [Change] = []
    private var alternatives = 0..<0
    /// By roadmap, by column, by draw.
    private var columns: [Int: [[Double]]] = [:]
    private var tallies: [Bool: RoadmapTally] = [:]

    init(_ question: ImprovementQuestion) {
        self.question = question
        searching = ImprovementDraws(question, seed: question.order.plan.seed)
        judging = ImprovementDraws(question, seed: question.freshSeed)
        search = question.search
        let tally = question.planned.tally(of: question.planned.reading)
        met = question.steps.indices.map(tally.isMet)
    }

    var total: Int { question.total }
    var done: Int {
        guard search.isDone else { return min(search.spent, question.effort.budget - 1) }
        guard !jobs.isEmpty else { return question.effort.budget }
        return question.effort.budget + ImprovementQuestion.judging * finished / jobs.count
    }

    mutating func advance() throws {
        guard search.isDone else {
            try search.advance(
                RoadmapSearch.Evaluation(
                    outcomes: { [searching] in try searching.outcomes(of: $0, $1) },
                    isPossible: { [question, met] in question.isPossible($0, met: met) }))
            return
        }
        if jobs.isEmpty { plan() }
        switch jobs[finished] {
        case .outcome(let number):
            columns[number] = try judging.columns(of: [plans[number]], 0..<ImprovementQuestion.fresh)[0]
        case .course(let isOwn):
            let reading = question.planned.reading.drawing(from: question.freshSeed)
            tallies[isOwn] = question.planned.tally(
                of: isOwn ? reading : reading.carrying(out: question.measures(search.holder.plan)))
        }
        finished += 1
    }

    /// What is to be measured on fresh draws.
    private mutating func plan() {
        let (own, winner) = (search.own.plan, search.holder.plan)
        changes = Change.all(from: own, to: winner)
        plans = [own, winner] + changes.map { $0.taken(from: own, in: winner) }
        let others = search.front.spread(most: 6).map(\.plan).filter { $0 != winner && $0 != own }.prefix(5)
        alternatives = plans.count..<plans.count + others.count
        plans += others
        jobs = plans.indices.map(Job.outcome) + [.course(isOwn: true), .course(isOwn: false)]
    }

    // MARK: - What comes out

    /// What a roadmap does on the fresh draws.
    private func drawn(_ number: Int, best: [Double]) -> Criterion.Draws {
        let values = columns[number]?[0] ?? []
        return Criterion.Draws(values: values, own: columns[0]?[0] ?? [], best: zip(best, values).map(max))
    }

    func document() -> ImprovementDocument {
        let order = question.order
        // What is missed beside the best: of the roadmaps that are proposed to choose from, the own one among them.
        let rivals = [0, 1] + Array(alternatives)
        let best = (columns[0]?[0] ?? []).indices.map { draw in
            rivals.compactMap { columns[$0]?[0][draw] }.max() ?? 0
        }
        let resamples = Resamples(
            draws: ImprovementQuestion.fresh, count: 400, seed: question.freshSeed)
        func gain(_ criterion: ImprovementDocument.Criterion, _ one: Int, over other: Int)
            -> ImprovementDocument.Gain
        {
            ImprovementDocument.Gain(
                resamples.difference(
                    Criterion(criterion), of: drawn(one, best: best), over: drawn(other, best: best)))
        }
        let gains = ImprovementDocument.Gains(
            expected: gain(.expected, 1, over: 0), worstFifth: gain(.worstFifth, 1, over: 0),
            regret: gain(.regret, 1, over: 0))
        let blocked = [true, false].map { isOwn in
            question.steps.indices.filter { !(tallies[isOwn]?.isMet($0) ?? true) }
        }
        let isBetter =
            !changes.isEmpty && gains.of(question.criterion).low >= question.indicator.worthNaming
            && Set(blocked[1]).isSubset(of: blocked[0])
        let differences = zip(columns[1]?[0] ?? [], columns[0]?[0] ?? []).map(-)
        return ImprovementDocument(
            run: question.run, scenario: order.plan.scenarios[question.scenario].name,
            region: question.region, indicator: question.indicator.name, year: question.year,
            firstYear: order.period.first, lastYear: order.period.last, criterion: question.criterion,
            kept: question.kept.words,
            search: ImprovementDocument.Search(
                roadmaps: search.looked, races: search.races, draws: question.effort.draws,
                spent: search.spent, seed: Int(truncatingIfNeeded: order.plan.seed)),
            draws: ImprovementQuestion.fresh, seed: Int(truncatingIfNeeded: question.freshSeed),
            isBetter: isBetter, worthNaming: question.indicator.worthNaming, gains: gains,
            more: differences.count { $0 > 1e-12 }, less: differences.count { $0 < -1e-12 },
            pairing: pairing(differences),
            outcome: pair(0, sign: question.indicator.better == .lower ? -1 : 1),
            changes: changes.enumerated().map { number, change in
                question.written(
                    change, to: plans[1], effect: gain(question.criterion, 1, over: 2 + number))
            },
            coordination: pair(1), coordinationYears: pair(2), publicSpent: pair(3), privateSpent: pair(4),
            loads: loads, blockedBefore: blocked[0].map { question.steps[$0].measure.id },
            blockedAfter: blocked[1].map { question.steps[$0].measure.id },
            alternatives: isBetter ? choices { gain($0, $1, over: 0) } : [],
            steps: isBetter ? question.written(plans[1]) : [],
            titles: order.titles(of: question.planned.scenario.roadmap.measures))
    }

    private func mean(_ column: Int, of plan: Int) -> Double {
        let values = columns[plan]?[column] ?? []
        return values.reduce(0, +) / Double(max(values.count, 1))
    }

    private func pair(_ column: Int, sign: Double = 1) -> ImprovementDocument.Pair {
        ImprovementDocument.Pair(before: sign * mean(column, of: 0), after: sign * mean(column, of: 1))
    }

    /// The variance of the differences as a share of what it would be without common luck.
    private func pairing(_ differences: [Double]) -> Double {
        func variance(_ values: [Double]) -> Double {
            let mean = values.reduce(0, +) / Double(max(values.count, 1))
            return values.reduce(0) { $0 + ($1 - mean) * ($1 - mean) }
        }
        let apart = variance(columns[0]?[0] ?? []) + variance(columns[1]?[0] ?? [])
        return apart > 0 ? variance(differences) / apart : 0
    }

    private var loads: [ImprovementDocument.Load] {
        func peaks(_ isOwn: Bool) -> [String: Double] {
            Dictionary(
                (tallies[isOwn]?.loads ?? []).map { load in
                    (load.actor, zip(load.asked, load.staff).map { $1 > 0 ? $0 / $1 : 0 }.max() ?? 0)
                }
            ) { first, _ in first }
        }
        let (before, after) = (peaks(true), peaks(false))
        return Actor.allCases.map(\.label).filter { before[$0] != nil || after[$0] != nil }.map { actor in
            ImprovementDocument.Load(
                actor: actor,
                peak: ImprovementDocument.Pair(before: before[actor] ?? 0, after: after[actor] ?? 0))
        }
    }

    /// The proposed roadmap and the others that none of these beats in everything on the fresh draws.
    private func choices(
        _ gain: (ImprovementDocument.Criterion, Int) -> ImprovementDocument.Gain
    ) -> [ImprovementDocument.Alternative] {
        let all = ([1] + Array(alternatives)).map { number in
            ImprovementDocument.Alternative(
                expected: gain(.expected, number), worstFifth: gain(.worstFifth, number),
                coordination: mean(1, of: number),
                changes: Change.all(from: plans[0], to: plans[number]).map {
                    question.written($0, to: plans[number], effect: nil)
                }, isProposed: number == 1)
        }
        return all.filter { one in
            one.isProposed
                || (one.expected.value > 0
                    && !all.contains { other in
                        other != one && other.expected.value >= one.expected.value
                            && other.worstFifth.value >= one.worstFifth.value
                            && other.coordination <= one.coordination
                    })
        }
    }
}

extension ImprovementDocument.Gain {
    fileprivate init(_ estimate: Estimate) {
        self.init(value: estimate.value, low: estimate.low, high: estimate.high)
    }
}
