import Modelling

/// Roadmaps near to one: with one thing moved, or two.
struct Neighbours: Sendable {
    private let problem: SchedulingProblem
    private let seed: UInt64
    private var drawn = 0
    /// Every roadmap that was made, so that none is made twice.
    private(set) var seen: Set<[StepChoice]>

    /// Quarters by which a start is moved.
    private static let shifts = [-1, 1, -2, 2, -4, 4, -8, 8, -16, 16]

    init(of problem: SchedulingProblem, seed: UInt64) {
        (self.problem, self.seed) = (problem, seed)
        seen = [problem.own]
    }

    /// A whole number from 0 up to but not `limit`, another one with every call.
    mutating func draw(below limit: Int) -> Int {
        defer { drawn += 1 }
        let lanes = Draws(seed: seed, firstMember: 0).uniform(Key("improvement.move"), step: drawn)
        return min(Int(lanes[0] * Double(limit)), limit - 1)
    }

    /// What is wished, and who chooses first.
    private struct Wish {
        var plan: [StepChoice]
        var priority: [Int]
    }

    /// Makes a schedule of what is wished; nil where there is none, or where it was made before.
    private mutating func made(_ wish: Wish) -> [StepChoice]? {
        guard let plan = problem.schedule(wish.plan, priority: wish.priority), seen.insert(plan).inserted
        else { return nil }
        return plan
    }

    /// Everything that can be moved alone.
    private func moves(of plan: [StepChoice]) -> [Wish] {
        let order = problem.order(of: plan)
        var moves: [Wish] = []
        func move(_ step: Int, _ change: (inout StepChoice) -> Void) {
            var wish = Wish(plan: plan, priority: order)
            change(&wish.plan[step])
            moves.append(wish)
        }
        for (number, step) in problem.steps.enumerated() {
            if step.starts.count > 1 {
                let starts = Self.shifts.map { plan[number].start + $0 } + [step.starts.lowerBound]
                for start in starts where step.starts.contains(start) && start != plan[number].start {
                    move(number) { $0.start = start }
                }
            }
            for way in step.ways where way != plan[number].way { move(number) { $0.way = way } }
            for level in step.levels where level != plan[number].level {
                move(number) { $0.level = level }
            }
            guard !problem.lonely.contains(plan[number].way) else { continue }
            for actor in step.actors where plan[number].partners != 1 << UInt32(actor) {
                move(number) { $0.partners ^= 1 << UInt32(actor) }
            }
        }
        guard !problem.keepsOrder else { return moves }
        // Who comes first: both wish for the earlier start, and the later one chooses before the other.
        for (one, other) in zip(order.indices, order.indices.dropFirst()) {
            var wish = Wish(plan: plan, priority: order)
            wish.priority.swapAt(one, other)
            wish.plan[order[other]].start = plan[order[one]].start
            moves.append(wish)
        }
        return moves
    }

    /// Schedules near to a roadmap that were not made before: with one thing moved in an order by chance, with several, and with
    /// every step as early as it can be, some of them ahead of others.
    ///
    /// - Parameter steps: how many things the second kind moves.
    mutating func near(
        _ plan: [StepChoice], singles: Int, doubles: Int, steps: Int = 2
    ) -> [[StepChoice]] {
        var moves = moves(of: plan)
        var found: [[StepChoice]] = []
        while !moves.isEmpty, found.count < singles {
            let number = draw(below: moves.count)
            moves.swapAt(number, moves.count - 1)
            if let made = made(moves.removeLast()) { found.append(made) }
        }
        for _ in 0..<doubles {
            if let made = several(steps, from: plan) { found.append(made) }
            if let made = early(plan) { found.append(made) }
        }
        return found
    }

    /// A schedule with several things moved, one after the other; nil where there is none, or where it was made before.
    private mutating func several(_ steps: Int, from plan: [StepChoice]) -> [StepChoice]? {
        var plan = plan
        for step in 0..<steps {
            let moves = moves(of: plan)
            guard !moves.isEmpty else { return nil }
            let wish = moves[draw(below: moves.count)]
            guard step < steps - 1 else { return made(wish) }
            guard let next = problem.schedule(wish.plan, priority: wish.priority) else { return nil }
            plan = next
        }
        return nil
    }

    /// A schedule with the later steps as early as they can be, one or two of them ahead of where they are, and perhaps one in
    /// another way.
    private mutating func early(_ plan: [StepChoice]) -> [StepChoice]? {
        var wish = Wish(plan: plan, priority: problem.order(of: plan))
        let first = draw(below: 2) == 0 ? 0 : draw(below: plan.count)
        for step in wish.priority.dropFirst(first) {
            wish.plan[step].start = problem.steps[step].starts.lowerBound
        }
        for _ in 0..<1 + draw(below: 2) {
            let step = wish.priority.remove(at: draw(below: wish.priority.count))
            wish.priority.insert(step, at: draw(below: wish.priority.count + 1))
        }
        let ways = plan.indices.filter { problem.steps[$0].ways.count > 1 }
        if draw(below: 2) == 0, !ways.isEmpty {
            let step = ways[draw(below: ways.count)]
            wish.plan[step].way = problem.steps[step].ways[draw(below: problem.steps[step].ways.count)]
        }
        return made(wish)
    }

    /// What several roadmaps change together: of a step that several change, each thing as the first of them has it.
    mutating func together(_ plans: [[StepChoice]], from plan: [StepChoice]) -> [StepChoice]? {
        var wish = plan
        var taken = Set<Change>()
        for other in plans {
            for change in Change.all(from: plan, to: other) where taken.insert(change).inserted {
                wish = change.taken(from: other, in: wish)
            }
        }
        return made(Wish(plan: wish, priority: problem.order(of: wish)))
    }

    /// A roadmap that somebody else made: true where it keeps all limits and is new.
    mutating func takes(_ plan: [StepChoice]) -> Bool { problem.allows(plan) && seen.insert(plan).inserted }
}
