import Testing

@testable import Improvement

/// Schedules, criteria and races by hand.
@Suite struct ImprovementTests {
    /// Two steps of a year each that one actor cannot do at once.
    private func problem(
        starts: [Int] = [0, 8], after: [(step: Int, quarters: Int)] = [], keepsOrder: Bool = false,
        money: Double = 0
    ) -> SchedulingProblem {
        SchedulingProblem(
            steps: starts.enumerated().map { number, start in
                SchedulingProblem.Step(
                    own: StepChoice(start: start), starts: 0...12, ways: [0, 1], levels: [0], actors: [],
                    after: number == 1 ? after : [])
            }, lonely: [0], keepsOrder: keepsOrder, quarters: 24, staff: [3]
        ) { _, choice in
            let length = choice.way == 0 ? 4 : 2
            return Demand(
                staff: [[Double](repeating: 2, count: length)],
                money: [[Double](repeating: money, count: length)])
        }
    }

    private func plan(_ starts: Int...) -> [StepChoice] { starts.map { StepChoice(start: $0) } }

    @Test("each step gets the first quarter at which the staff is there, who chooses first goes first")
    func serial() {
        let problem = problem()
        #expect(problem.schedule(plan(0, 0), priority: [0, 1]) == plan(0, 4))
        #expect(problem.schedule(plan(0, 0), priority: [1, 0]) == plan(4, 0))
        #expect(problem.schedule(plan(0, 2), priority: [0, 1]) == plan(0, 4))
        #expect(problem.schedule(plan(13, 0), priority: [0, 1]) == nil)
        #expect(problem.allows(plan(0, 4)) && !problem.allows(plan(0, 3)))
    }

    @Test("the owner's own roadmap is a schedule, too much asked for or not")
    func own() {
        let crowded = problem(starts: [0, 1])
        #expect(crowded.allows(crowded.own))
        // What it asks too much then can be asked then and not later.
        #expect(!crowded.allows(plan(4, 5)) && crowded.allows(plan(0, 4)))
    }

    @Test("no year is dearer than the dearest of the owner's own roadmap")
    func money() {
        let problem = SchedulingProblem(
            steps: [0, 4].map {
                .init(own: StepChoice(start: $0), starts: 0...8, ways: [0], levels: [0], actors: [])
            }, lonely: [], keepsOrder: false, quarters: 16, staff: [9]
        ) { _, _ in Demand(staff: [[1, 1, 1, 1]], money: [[5, 5, 5, 5]]) }
        #expect(problem.schedule(plan(0, 0), priority: [0, 1]) == plan(0, 4))
        #expect(problem.schedule(plan(1, 0), priority: [0, 1]) == plan(1, 3))
    }

    @Test("what must come after waits, and an order that is kept stays")
    func order() {
        let later = problem(after: [(step: 0, quarters: 6)])
        #expect(later.schedule(plan(2, 0), priority: [1, 0]) == plan(2, 8))
        let kept = problem(keepsOrder: true)
        #expect(kept.schedule(plan(6, 0), priority: [1, 0]) == plan(6, 10))
    }

    private func drawn(_ values: [Double], own: [Double], best: [Double]? = nil) -> Criterion.Draws {
        Criterion.Draws(values: values, own: own, best: best ?? values)
    }

    @Test("the mean gain, the mean of the fifth that gains least, and what is missed in 9 of 10 draws")
    func criteria() {
        let own = [Double](repeating: 1, count: 10)
        let gains = (0..<10).map { Double($0) }
        let draws = drawn(gains.map { 1 + $0 }, own: own, best: [Double](repeating: 10, count: 10))
        #expect(Criterion.expected.worth(draws) == 4.5)
        #expect(Criterion.worstFifth.worth(draws) == 0.5)
        // The best has 10: one misses 9 in one draw, and at most 8 in nine of ten.
        #expect(Criterion.regret.worth(draws) == -8)
        #expect(Criterion.regret.worth(drawn([2, 2], own: [1, 1], best: [0, 0])) == 0)
    }

    @Test("a gain that is the same in every draw has no band, and resamples follow from the seed")
    func resamples() {
        let own = (0..<64).map { Double($0 % 7) }
        let sure = Resamples(draws: 64, count: 100, seed: 1).difference(
            .expected, of: drawn(own.map { $0 + 2 }, own: own), over: drawn(own, own: own))
        #expect((sure.value - 2).magnitude < 1e-12 && (sure.high - sure.low).magnitude < 1e-12)
        let values = own.enumerated().map { $1 + ($0.isMultiple(of: 3) ? -1 : 1) }
        func estimate(_ seed: UInt64) -> Estimate {
            Resamples(draws: 64, count: 100, seed: seed).difference(
                .worstFifth, of: drawn(values, own: own), over: drawn(own, own: own))
        }
        #expect(estimate(1) == estimate(1) && estimate(1).value == -1)
        let mean = Resamples(draws: 64, count: 100, seed: 1).difference(
            .expected, of: drawn(values, own: own), over: drawn(own, own: own))
        #expect(mean.low < mean.value && mean.value < mean.high && mean.error > 0)
    }

    @Test("a race drops what is worse on the same draws, and what is the same")
    func race() {
        let plans = (1...3).map { plan($0) }
        var race = Race(plans, criterion: .expected, most: 32)
        let own = Measured(
            plan: plan(0), values: [Double](repeating: 1, count: 32), costs: [Double](repeating: 1, count: 32)
        )
        var rounds: [Range<Int>] = []
        while !race.isOver {
            rounds.append(race.wanted)
            let outcomes = race.entrants.map { entrant in
                let gain = [0.0, -1, 0, 1][entrant.plan[0].start]
                return DrawnOutcomes(
                    values: race.wanted.map { _ in 1 + gain }, costs: race.wanted.map { _ in 2 })
            }
            race.take(outcomes, own: own, holder: own, best: own.values, seed: 1)
        }
        #expect(rounds == [0..<8, 8..<16, 16..<32])
        #expect(race.entrants.map(\.plan) == [plan(3)])
    }

    @Test("a front holds no roadmap that another beats in everything, and shows at most so many")
    func front() {
        var front = Front()
        let own = Measured(plan: plan(0), values: [0, 0], costs: [5, 5])
        front.offer(own, own: own)
        for number in 1...9 {
            let value = Double(number)
            front.offer(
                Measured(plan: plan(number), values: [value, value], costs: [value, value + 9]), own: own)
        }
        front.offer(Measured(plan: plan(20), values: [1, 1], costs: [90, 90]), own: own)
        #expect(front.roadmaps.count == 10 && !front.roadmaps.contains { $0.plan == plan(20) })
        let shown = front.spread(most: 6)
        #expect(
            shown.count == 6 && shown.contains { $0.plan == plan(9) } && shown.contains { $0.plan == plan(1) }
        )
    }

    @Test("what differs is told step by step, and can be taken back")
    func changes() {
        let own = [StepChoice(start: 1, way: 0, partners: 3, level: 2), StepChoice(start: 4)]
        var other = own
        other[0].way = 2
        other[1].start = 6
        let changes = Change.all(from: own, to: other)
        #expect(changes == [Change(step: 0, kind: .way), Change(step: 1, kind: .start)])
        #expect(changes[0].taken(from: own, in: other) == [own[0], other[1]])
    }
}
