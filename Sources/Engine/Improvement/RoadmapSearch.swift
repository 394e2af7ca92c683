/// Looks for a better roadmap near the one that one has, race by race.
///
/// Every race is between roadmaps near the holder, on the same draws as all races. Its winner holds from then on, if it can be
/// carried out. What changes nothing of it goes back at the end. Everything follows from problem, outcomes and seed.
public struct RoadmapSearch: Sendable {
    /// How long it looks.
    public struct Effort: Sendable {
        /// Draws that are computed at most, of all roadmaps together.
        public var budget: Int
        /// Draws of each roadmap at most.
        public var draws: Int
        /// Roadmaps of a race with one thing moved; with several, and as many that are as early as they can be.
        public var singles, doubles: Int
        /// Races that may bring nothing before it stops.
        public var patience: Int

        public init(
            budget: Int = 60_000, draws: Int = 256, singles: Int = 96, doubles: Int = 48, patience: Int = 5
        ) {
            (self.budget, self.draws, self.singles) = (budget, draws, singles)
            (self.doubles, self.patience) = (doubles, patience)
        }
    }

    /// What somebody else computes for it.
    public struct Evaluation {
        /// What roadmaps do in some draws.
        let outcomes: (_ plans: [[StepChoice]], _ draws: Range<Int>) throws -> [DrawnOutcomes]
        /// Whether most draws carry a roadmap out as it is asked, as far as they do the one that one has.
        let isPossible: (_ plan: [StepChoice]) throws -> Bool

        public init(
            outcomes: @escaping (_ plans: [[StepChoice]], _ draws: Range<Int>) throws -> [DrawnOutcomes],
            isPossible: @escaping (_ plan: [StepChoice]) throws -> Bool
        ) { (self.outcomes, self.isPossible) = (outcomes, isPossible) }
    }

    private enum Phase {
        case measuring, racing, pruning, done
    }

    public let problem: SchedulingProblem
    public let criterion: Criterion
    public let effort: Effort
    /// What a change must bring at least to stay.
    private let leastEffect: Double
    private let seed: UInt64
    private var neighbours: Neighbours
    private var phase = Phase.measuring
    private var race: Race?
    private var best: [Double] = []
    private var idle = 0
    private var changed: [[StepChoice]] = []
    /// Draws that were computed so far, of all roadmaps together.
    public private(set) var spent = 0
    public private(set) var races = 0
    /// The roadmap that one has, and the best so far.
    public private(set) var own: Measured
    public private(set) var holder: Measured
    public private(set) var front = Front()

    public init(
        _ problem: SchedulingProblem, criterion: Criterion, leastEffect: Double, seed: UInt64,
        effort: Effort = Effort()
    ) {
        (self.problem, self.criterion, self.effort) = (problem, criterion, effort)
        (self.leastEffect, self.seed) = (leastEffect, seed)
        neighbours = Neighbours(of: problem, seed: seed)
        own = Measured(plan: problem.own)
        holder = own
    }

    public var isDone: Bool { if case .done = phase { true } else { false } }
    /// Roadmaps that were looked at, the one that one has among them.
    public var looked: Int { neighbours.seen.count }

    /// Goes on by one round of a race.
    public mutating func advance(_ evaluation: Evaluation) throws {
        switch phase {
        case .measuring: try measure(evaluation)
        case .racing: try goOn(evaluation)
        case .pruning: try prune(evaluation)
        case .done: break
        }
    }

    private mutating func measure(_ evaluation: Evaluation) throws {
        let outcome = try compute([own.plan], 0..<effort.draws, evaluation)[0]
        own = Measured(plan: own.plan, values: outcome.values, costs: outcome.costs)
        (holder, best) = (own, own.values)
        front.offer(own, own: own)
        begin()
    }

    private mutating func compute(
        _ plans: [[StepChoice]], _ draws: Range<Int>, _ evaluation: Evaluation
    ) throws -> [DrawnOutcomes] {
        spent += plans.count * draws.count
        return try evaluation.outcomes(plans, draws)
    }

    /// Begins a race, or ends the search where nothing is left to look at.
    private mutating func begin() {
        var plans: [[StepChoice]] = []
        if changed.count > 1 {
            for count in 2...changed.count {
                if let made = neighbours.together(Array(changed.prefix(count)), from: holder.plan) {
                    plans.append(made)
                }
            }
        }
        changed = []
        // Where nothing near is better, it looks a little farther away.
        plans += neighbours.near(
            holder.plan, singles: effort.singles, doubles: effort.doubles, steps: 2 + idle)
        guard !plans.isEmpty, spent < effort.budget, idle < effort.patience else {
            (phase, race) = (.pruning, nil)
            return
        }
        race = Race(plans, criterion: criterion, most: effort.draws)
        races += 1
        phase = .racing
    }

    private mutating func goOn(_ evaluation: Evaluation) throws {
        guard var race else { return begin() }
        let outcomes = try compute(race.entrants.map(\.plan), race.wanted, evaluation)
        race.take(outcomes, own: own, holder: holder, best: best, seed: seed)
        self.race = race
        guard race.isOver else { return }
        try crown(race.entrants, evaluation)
        begin()
    }

    /// The worth of a roadmap in all draws.
    private func worth(_ measured: Measured) -> Double {
        criterion.worth(
            Criterion.Draws(
                values: measured.values, own: own.values, best: zip(best, measured.values).map(max)))
    }

    private mutating func crown(_ finalists: [Measured], _ evaluation: Evaluation) throws {
        for finalist in finalists { best = zip(best, finalist.values).map(max) }
        let held = worth(holder)
        let ranked = finalists.map { ($0, worth($0)) }.enumerated()
            .sorted { ($1.element.1, $0.offset) < ($0.element.1, $1.offset) }.map(\.element)
        var isCrowned = false
        for (finalist, worth) in ranked {
            // To look at a course takes as long as some races: only where something hangs on it.
            guard worth > held + 1e-12 || front.wants(finalist, own: own),
                try evaluation.isPossible(finalist.plan)
            else { continue }
            front.offer(finalist, own: own)
            guard worth > held + 1e-12 else { continue }
            changed.append(finalist.plan)
            guard !isCrowned else { continue }
            (holder, isCrowned) = (finalist, true)
        }
        idle = isCrowned ? 0 : idle + 1
    }

    /// Takes back the change that brings least, where that is too little to stay.
    private mutating func prune(_ evaluation: Evaluation) throws {
        let plans = Change.all(from: own.plan, to: holder.plan)
            .map { $0.taken(from: own.plan, in: holder.plan) }
            .filter { problem.allows($0) }
        let outcomes = try compute(plans, 0..<effort.draws, evaluation)
        let held = worth(holder)
        let losses = zip(plans, outcomes).map { plan, outcome in
            let measured = Measured(plan: plan, values: outcome.values, costs: outcome.costs)
            return (measured, held - worth(measured))
        }
        let least = losses.enumerated()
            .filter { $0.element.1 < leastEffect }
            .sorted { ($0.element.1, $0.offset) < ($1.element.1, $1.offset) }
        for (_, (measured, _)) in least where try evaluation.isPossible(measured.plan) {
            holder = measured
            front.offer(measured, own: own)
            return
        }
        phase = .done
    }
}
