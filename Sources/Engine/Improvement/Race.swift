/// A roadmap with what it brings and what coordination costs in it, draw by draw.
public struct Measured: Sendable {
    public let plan: [StepChoice]
    /// The outcome, more is better.
    public internal(set) var values: [Double]
    /// Cost of coordination, M€.
    public internal(set) var costs: [Double]

    public init(plan: [StepChoice], values: [Double] = [], costs: [Double] = []) {
        (self.plan, self.values, self.costs) = (plan, values, costs)
    }

    /// Mean cost of coordination over the draws.
    public var cost: Double { costs.reduce(0, +) / Double(max(costs.count, 1)) }
}

/// Roadmaps that race on the same draws: 8 of them, then 16, 32 and so on; who loses is dropped.
///
/// One loses that is worse than the holder by a paired test, one-sided at 5 % over all rounds together (Bonferroni); and of the
/// others the worst where more are left than a round has room for. A few that cost the least coordination and beat the roadmap
/// that one has go on whatever the holder does.
struct Race: Sendable {
    /// Draws of the first round.
    static let first = 8
    /// What a standard error is multiplied by in the test of each round: Student's t at 1 - .05 / 6.
    private static let factors = [3.128, 2.694, 2.531, 2.460, 2.426, 2.410]
    /// How many stay at most after each round.
    private static let room = [48, 32, 16, 8, 6, 6]
    /// How many stay for their little coordination.
    private static let thrifty = 2
    private static let resamples = 64

    let criterion: Criterion
    let most: Int
    private(set) var entrants: [Measured]
    private var round = 0

    init(_ plans: [[StepChoice]], criterion: Criterion, most: Int) {
        entrants = plans.map { Measured(plan: $0) }
        (self.criterion, self.most) = (criterion, most)
    }

    private var size: Int { min(most, Self.first << round) }
    var isOver: Bool { entrants.isEmpty || (entrants.first?.values.count ?? 0) >= most }
    /// The draws that are needed next.
    var wanted: Range<Int> { (entrants.first?.values.count ?? 0)..<size }

    /// Takes what the entrants do in the draws that were wanted, and drops who loses.
    ///
    /// - Parameters:
    ///   - own: the roadmap that one has; `holder`: the best so far. Both with all draws.
    ///   - best: the best that was found for each draw.
    mutating func take(
        _ outcomes: [DrawnOutcomes], own: Measured, holder: Measured, best: [Double], seed: UInt64
    ) {
        for (number, outcome) in outcomes.enumerated() {
            entrants[number].values += outcome.values
            entrants[number].costs += outcome.costs
        }
        let count = size
        let resamples = Resamples(draws: count, count: Self.resamples, seed: seed)
        func draws(_ measured: Measured) -> Criterion.Draws {
            let values = Array(measured.values.prefix(count))
            return Criterion.Draws(
                values: values, own: Array(own.values.prefix(count)), best: zip(best, values).map(max))
        }
        let (held, had) = (draws(holder), draws(own))
        let factor = Self.factors[min(round, Self.factors.count - 1)]
        let judged = entrants.map { entrant -> (gain: Double, isLost: Bool, isThrifty: Bool) in
            let drawn = draws(entrant)
            // The same in every draw: it changes nothing that anybody would see.
            guard drawn.values != held.values else { return (0, true, false) }
            let gain = resamples.difference(criterion, of: drawn, over: held)
            let isThrifty =
                resamples.difference(criterion, of: drawn, over: had).value > 0
                && entrant.cost < holder.costs.prefix(count).reduce(0, +) / Double(count)
            return (gain.value, gain.value + factor * gain.error < 0, isThrifty)
        }
        let ranked = judged.indices.sorted { (judged[$1].gain, $0) < (judged[$0].gain, $1) }
        var kept = Set(
            ranked.filter { !judged[$0].isLost }.prefix(Self.room[min(round, Self.room.count - 1)]))
        let frugal = judged.indices.filter { judged[$0].isThrifty }
            .sorted { (entrants[$0].cost, $0) < (entrants[$1].cost, $1) }
        kept.formUnion(frugal.prefix(Self.thrifty))
        entrants = entrants.indices.filter(kept.contains).map { entrants[$0] }
        round += 1
    }
}

/// What a roadmap does in some draws.
public struct DrawnOutcomes: Sendable {
    public let values, costs: [Double]

    /// - Parameters:
    ///   - values: by draw, more is better.
    ///   - costs: of coordination, by draw, M€.
    public init(values: [Double], costs: [Double]) { (self.values, self.costs) = (values, costs) }
}
