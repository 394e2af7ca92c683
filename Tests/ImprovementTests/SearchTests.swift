import Foundation
import Testing

@testable import Improvement

/// The search on problems whose best roadmap is known.
@Suite struct SearchTests {
    private struct Problem: Decodable {
        struct Option: Decodable {
            let duration: Int
            let staff: [Double]
            let money: Double
            let value: Double
        }
        struct Before: Decodable {
            let step, quarters: Int
        }
        struct Step: Decodable {
            let ways: [Option]
            let after: [Before]
        }
        let quarters: Int
        let staff: [Double]
        let steps: [Step]
        let own: [[Int]]
        let optimum, before: Double

        /// As a search takes it.
        var scheduling: SchedulingProblem {
            let (steps, quarters) = (steps, quarters)
            return SchedulingProblem(
                steps: zip(steps, own).map { step, own in
                    SchedulingProblem.Step(
                        own: StepChoice(start: own[0], way: own[1]), starts: 0...quarters - 10,
                        ways: Array(step.ways.indices), levels: [0], actors: [],
                        after: step.after.map { ($0.step, $0.quarters) })
                }, lonely: [], keepsOrder: false, quarters: quarters, staff: staff
            ) { step, choice in
                let option = steps[step].ways[choice.way]
                return Demand(
                    staff: option.staff.map { [Double](repeating: $0, count: option.duration) },
                    money: [[Double](repeating: option.money, count: option.duration)])
            }
        }

        func value(_ plan: [StepChoice]) -> Double {
            zip(steps, plan).reduce(0) { sum, next in
                let option = next.0.ways[next.1.way]
                return sum + option.value * Double(quarters - next.1.start - option.duration)
            }
        }
    }

    private static let problems = Result {
        let file = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "Oracle/optima.json")
        return try JSONDecoder().decode([Problem].self, from: Data(contentsOf: file))
    }

    private func searched(
        _ problem: SchedulingProblem, criterion: Criterion = .expected, seed: UInt64 = 1,
        value: @escaping ([StepChoice], Int) -> Double,
        isPossible: @escaping ([StepChoice]) -> Bool = { _ in true }
    ) throws -> RoadmapSearch {
        var search = RoadmapSearch(problem, criterion: criterion, leastEffect: 1e-9, seed: seed)
        let evaluation = RoadmapSearch.Evaluation(
            outcomes: { plans, draws in
                plans.map { plan in
                    DrawnOutcomes(values: draws.map { value(plan, $0) }, costs: draws.map { _ in 1 })
                }
            }, isPossible: isPossible)
        while !search.isDone { try search.advance(evaluation) }
        return search
    }

    @Test("at least 98 % of the optimum that CP-SAT proves, within all limits", arguments: 0..<6)
    func optimum(number: Int) throws {
        let problem = try Self.problems.get()[number]
        let scheduling = problem.scheduling
        #expect(problem.value(scheduling.own) == problem.before)
        for seed in 1...3 as ClosedRange<UInt64> {
            let search = try searched(scheduling, seed: seed, value: { plan, _ in problem.value(plan) })
            let found = problem.value(search.holder.plan)
            #expect(found >= 0.98 * problem.optimum, "\(found) of \(problem.optimum)")
            #expect(found <= problem.optimum && scheduling.allows(search.holder.plan))
        }
    }

    @Test("never worse than what it starts from, the same with the same seed")
    func never() throws {
        let problem = try Self.problems.get()[1]
        let own = problem.scheduling.own
        // Nothing is better than the owner's own.
        let none = try searched(problem.scheduling) { plan, draw in plan == own ? 1 : 1 - Double(draw % 3) / 3
        }
        #expect(none.holder.plan == own)
        func noisy(_ seed: UInt64) throws -> RoadmapSearch {
            try searched(problem.scheduling, criterion: .worstFifth, seed: seed) { plan, draw in
                problem.value(plan) * (1 + 0.1 * Double((draw * 7 + plan[0].start) % 11 - 5))
            }
        }
        let (one, same) = (try noisy(3), try noisy(3))
        #expect(one.holder.plan == same.holder.plan && one.spent == same.spent)
        #expect(one.looked > 100 && one.races > 0)
    }

    @Test("what most draws do not carry out is never proposed, and what is kept stays")
    func kept() throws {
        let problem = try Self.problems.get()[2]
        let scheduling = problem.scheduling
        let search = try searched(
            scheduling, value: { plan, _ in problem.value(plan) },
            isPossible: { $0[0].start >= 2 || $0[0].way == 0 })
        #expect(search.holder.plan[0].start >= 2 || search.holder.plan[0].way == 0)
        var steps = scheduling.steps
        for number in steps.indices {
            steps[number].starts = steps[number].own.start...steps[number].own.start
        }
        let kept = SchedulingProblem(
            steps: steps, lonely: [], keepsOrder: false, quarters: problem.quarters, staff: problem.staff
        ) { step, choice in
            let option = problem.steps[step].ways[choice.way]
            return Demand(
                staff: option.staff.map { [Double](repeating: $0, count: option.duration) },
                money: [[Double](repeating: option.money, count: option.duration)])
        }
        let held = try searched(kept, value: { plan, _ in problem.value(plan) })
        #expect(held.holder.plan.map(\.start) == scheduling.own.map(\.start))
    }

    @Test("a change that brings nothing goes back")
    func pruned() throws {
        let problem = SchedulingProblem(
            steps: (0..<3).map {
                .init(own: StepChoice(start: $0), starts: 0...9, ways: [0, 1], levels: [0, 1], actors: [])
            }, lonely: [], keepsOrder: false, quarters: 12, staff: [1]
        ) { _, _ in Demand(staff: [[]], money: [[]]) }
        let search = try searched(problem) { plan, _ in plan[1].way == 1 ? 2 : 1 }
        #expect(Change.all(from: problem.own, to: search.holder.plan) == [Change(step: 1, kind: .way)])
    }
}
