/// What may be chosen of a roadmap, and what limits it: staff, money, what must come first, and what its owner keeps.
///
/// Schedules are made one step after the other (serial schedule generation, Kelley 1963; Kolisch 1996): each at the first
/// quarter from the wished one on at which everything fits. So none of them breaks a limit.
public struct SchedulingProblem: Sendable {
    /// What may be chosen of one step.
    public struct Step: Sendable {
        /// As its owner has it.
        public var own: StepChoice
        /// Quarters in which it may start; its own alone where the start is kept.
        public var starts: ClosedRange<Int>
        /// Ways of working, levels and partners that may be chosen; only its own where they are kept.
        public var ways: [Int]
        public var levels: [Int]
        /// Actors that may come to the table or leave it; none where partners are kept.
        public var actors: [Int]
        /// Steps that must have started so many quarters before.
        public var after: [(step: Int, quarters: Int)]

        public init(
            own: StepChoice, starts: ClosedRange<Int>, ways: [Int], levels: [Int], actors: [Int],
            after: [(step: Int, quarters: Int)] = []
        ) {
            (self.own, self.starts, self.ways, self.levels) = (own, starts, ways, levels)
            (self.actors, self.after) = (actors, after)
        }
    }

    public let steps: [Step]
    /// Ways of working in which nobody but the lead takes part.
    public let lonely: Set<Int>
    /// Whether no step may start before one that starts before it in its owner's roadmap.
    public let keepsOrder: Bool
    let quarters: Int
    /// Staff that can be asked for, by actor, by quarter.
    let staff: [[Double]]
    /// M€ that can be spent in a year, by payer.
    let money: [Double]
    private let demand: @Sendable (_ step: Int, _ choice: StepChoice) -> Demand

    /// Rounding that no limit is missed by.
    private static let slack = 1e-9

    /// - Parameters:
    ///   - quarters: that a schedule covers.
    ///   - staff: that each actor has. What the owner's own roadmap asks beyond it in a quarter can be asked then.
    ///   - demand: what a step asks when it is carried out in some way.
    ///
    /// No payer is asked for more in a year than in the dearest year of the owner's own roadmap.
    public init(
        steps: [Step], lonely: Set<Int>, keepsOrder: Bool, quarters: Int, staff: [Double],
        demand: @escaping @Sendable (_ step: Int, _ choice: StepChoice) -> Demand
    ) {
        (self.steps, self.lonely, self.keepsOrder) = (steps, lonely, keepsOrder)
        (self.quarters, self.demand) = (quarters, demand)
        var own = Load(actors: staff.count, payers: 0, quarters: quarters)
        for step in steps.indices { own.add(demand(step, steps[step].own), at: steps[step].own.start) }
        self.staff = zip(staff, own.staff).map { most, load in load.map { max(most, $0) } }
        money = own.money.map { $0.max() ?? 0 }
    }

    /// The owner's own roadmap.
    public var own: [StepChoice] { steps.map(\.own) }

    /// Steps in the order in which they start, of two at once the one that stands first.
    public func order(of plan: [StepChoice]) -> [Int] {
        plan.indices.sorted { (plan[$0].start, $0) < (plan[$1].start, $1) }
    }

    /// A schedule in which every step starts at the first quarter from the wished one on at which all limits are kept; nil
    /// where one of them has no such quarter.
    ///
    /// - Parameters:
    ///   - wishes: how each is carried out, with the earliest start that is wanted.
    ///   - priority: who chooses first; those that must come after others wait for these.
    public func schedule(_ wishes: [StepChoice], priority: [Int]) -> [StepChoice]? {
        var plan = wishes
        var load = Load(actors: staff.count, payers: money.count, quarters: quarters)
        var waiting = keepsOrder ? order(of: own) : priority
        var (placed, last) = (Set<Int>(), 0)
        while !waiting.isEmpty {
            let free = waiting.firstIndex { steps[$0].after.allSatisfy { placed.contains($0.step) } }
            guard let free else { return nil }
            let step = waiting.remove(at: free)
            let asked = demand(step, wishes[step])
            let before = steps[step].after.map { plan[$0.step].start + $0.quarters }.max() ?? 0
            let first = max(wishes[step].start, steps[step].starts.lowerBound, before, keepsOrder ? last : 0)
            guard first <= steps[step].starts.upperBound,
                let start = (first...steps[step].starts.upperBound).first(where: {
                    fits(asked, at: $0, beside: load)
                })
            else { return nil }
            plan[step].start = start
            // Partners whom nobody meets are as the owner has them, so that equal roadmaps are the same.
            if lonely.contains(plan[step].way) { plan[step].partners = steps[step].own.partners }
            load.add(asked, at: start)
            placed.insert(step)
            last = start
        }
        return plan
    }

    /// Whether a schedule keeps all limits as it stands.
    public func allows(_ plan: [StepChoice]) -> Bool { schedule(plan, priority: order(of: plan)) == plan }

    private func fits(_ asked: Demand, at start: Int, beside load: Load) -> Bool {
        var load = load
        load.add(asked, at: start)
        let hasStaff = asked.staff.indices.allSatisfy { actor in
            asked.staff[actor].indices.allSatisfy { quarter in
                let moment = start + quarter
                return moment >= quarters || asked.staff[actor][quarter] <= Self.slack
                    || load.staff[actor][moment] <= staff[actor][moment] + Self.slack
            }
        }
        return hasStaff
            && zip(load.money, money).allSatisfy { years, most in
                years.allSatisfy { $0 <= most + Self.slack * max(1, most) }
            }
    }

    /// What steps ask together.
    private struct Load {
        var staff: [[Double]]
        /// By payer, by year.
        var money: [[Double]]
        let quarters: Int

        init(actors: Int, payers: Int, quarters: Int) {
            staff = Array(repeating: Array(repeating: 0, count: quarters), count: actors)
            money = Array(repeating: Array(repeating: 0, count: (quarters + 3) / 4), count: payers)
            self.quarters = quarters
        }

        mutating func add(_ asked: Demand, at start: Int) {
            for actor in asked.staff.indices {
                for (quarter, amount) in asked.staff[actor].enumerated() where start + quarter < quarters {
                    staff[actor][start + quarter] += amount
                }
            }
            for payer in asked.money.indices {
                while money.count <= payer {
                    money.append(Array(repeating: 0, count: (quarters + 3) / 4))
                }
                for (quarter, amount) in asked.money[payer].enumerated() where start + quarter < quarters {
                    money[payer][(start + quarter) / 4] += amount
                }
            }
        }
    }
}
