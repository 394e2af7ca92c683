import Dispatch
import Ensembles
import Improvement
import Modelling
import RegionModel
import Results
import Synchronization

/// What roadmaps do in draws of a seed.
struct ImprovementDraws: Sendable {
    /// Means of the outcomes that a page tells of cost, on 1 January of the last year.
    static let costs = [
        "collaboration.coordination_spent", "collaboration.coordination_staff_years",
        "collaboration.public_spent", "collaboration.private_spent",
    ]

    private let question: ImprovementQuestion
    private let seed: UInt64

    private static let workers = 2
    /// Roadmaps, and blocks of eight draws, that one worker computes at a time.
    private static let plansAtOnce = 8
    private static let blocksAtOnce = 8

    init(_ question: ImprovementQuestion, seed: UInt64) { (self.question, self.seed) = (question, seed) }

    /// The outcome and the cost of coordination of each roadmap, draw by draw.
    func outcomes(of plans: [[StepChoice]], _ draws: Range<Int>) throws -> [DrawnOutcomes] {
        try columns(of: plans, draws).map { DrawnOutcomes(values: $0[0], costs: $0[1]) }
    }

    /// By roadmap: the outcome, more is better, then `costs`, draw by draw.
    func columns(of plans: [[StepChoice]], _ draws: Range<Int>) throws -> [[[Double]]] {
        let blocks = draws.lowerBound / 8..<(draws.upperBound + 7) / 8
        let each = max(1, min(Self.plansAtOnce, (plans.count + Self.workers - 1) / Self.workers))
        let groups = stride(from: 0, to: plans.count, by: each).map {
            Array(plans[$0..<min($0 + each, plans.count)])
        }
        let spans = stride(from: blocks.lowerBound, to: blocks.upperBound, by: Self.blocksAtOnce).map {
            $0..<min($0 + Self.blocksAtOnce, blocks.upperBound)
        }
        let jobs = groups.indices.flatMap { group in spans.indices.map { (group: group, span: $0) } }
        let results = Mutex([Int: Result<[[[Double]]], any Error>]())
        DispatchQueue.concurrentPerform(iterations: Self.workers) { worker in
            for job in stride(from: worker, to: jobs.count, by: Self.workers) {
                let own = Result {
                    try compute(groups[jobs[job].group], spans[jobs[job].span], to: draws.upperBound)
                }
                results.withLock { $0[job] = own }
            }
        }
        let computed = results.withLock { $0 }
        var all: [[[Double]]] = []
        for group in groups.indices {
            var columns = groups[group].map { _ in (0...Self.costs.count).map { _ in [Double]() } }
            for job in jobs.indices where jobs[job].group == group {
                guard let own = try computed[job]?.get() else { continue }
                for (plan, values) in own.enumerated() {
                    for (column, value) in values.enumerated() { columns[plan][column] += value }
                }
            }
            all += columns
        }
        return all
    }

    private func compute(_ plans: [[StepChoice]], _ blocks: Range<Int>, to members: Int) throws
        -> [[[Double]]]
    {
        let order = question.order
        let outcomes = [question.indicator.name] + Self.costs
        let entries = plans.enumerated().map { number, plan in
            var scenario = question.scenario(plan)
            scenario.extent = RegionalScenario.Extent(of: outcomes)
            return Plan.Entry(name: "\(number)", scenario: scenario)
        }
        let ensemble = try Ensemble(
            order.knowledge.model,
            plan: Plan(
                scenarios: entries, members: members, seed: seed, lastYear: order.plan.lastYear,
                horizon: order.plan.horizon, focus: [question.region], keep: .bands))
        let last = order.period.last - question.firstYear
        return try ensemble.years(of: outcomes, in: question.region, blocks: blocks).map { own in
            [value(own[0])] + own.dropFirst().map { $0[last].map { $0.isFinite ? $0 : 0 } }
        }
    }

    /// The outcome draw by draw, more is better: of a year, or the mean over those years that have one.
    private func value(_ years: [[Double]]) -> [Double] {
        let sign = question.indicator.better == .lower ? -1.0 : 1.0
        let asked = question.year.map { [$0] } ?? Array(question.order.period.years)
        return years[0].indices.map { member in
            let known = asked.map { years[$0 - question.firstYear][member] }.filter(\.isFinite)
            return sign * known.reduce(0, +) / Double(max(known.count, 1))
        }
    }
}
