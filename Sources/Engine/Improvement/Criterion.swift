import Modelling

/// What makes one roadmap better than another, draw by draw with the same luck.
public enum Criterion: String, CaseIterable, Sendable {
    /// The mean gain over the roadmap that one has.
    case expected
    /// The mean gain in the fifth of the draws that gain least.
    case worstFifth
    /// What one misses by it, beside the best that was found for each draw, in 9 of 10 draws at most; less is better.
    case regret

    /// What a roadmap does in some draws, beside the one that one has and the best that was found.
    public struct Draws: Sendable {
        public var values: [Double]
        public var own: [Double]
        public var best: [Double]

        /// - Parameters:
        ///   - own: of the roadmap that one has, in the same draws.
        ///   - best: the best that was found for each draw.
        public init(values: [Double], own: [Double], best: [Double]) {
            (self.values, self.own, self.best) = (values, own, best)
        }
    }

    /// Draws in the order in which this criterion looks at them, ready to be drawn again.
    struct Ordered: Sendable {
        let criterion: Criterion
        let values: [Double]
        let order: [Int]

        init(_ criterion: Criterion, _ draws: Draws) {
            self.criterion = criterion
            let indices = draws.values.indices
            switch criterion {
            case .expected, .worstFifth: values = indices.map { draws.values[$0] - draws.own[$0] }
            case .regret: values = indices.map { min(0, draws.values[$0] - draws.best[$0]) }
            }
            let values = values
            order =
                criterion == .expected ? [] : values.indices.sorted { (values[$0], $0) < (values[$1], $1) }
        }

        /// The worth, more is better; draws count as often as they are weighted.
        func worth(_ weights: [Int]) -> Double {
            let total = weights.reduce(0, +)
            guard total > 0 else { return 0 }
            switch criterion {
            case .expected:
                return values.indices.reduce(0) { $0 + Double(weights[$1]) * values[$1] } / Double(total)
            case .worstFifth:
                let most = max(1, (total + 4) / 5)
                var (sum, seen) = (0.0, 0)
                for draw in order where seen < most {
                    let count = min(weights[draw], most - seen)
                    sum += Double(count) * values[draw]
                    seen += count
                }
                return sum / Double(most)
            case .regret:
                let border = max(1, total - (9 * total + 9) / 10 + 1)
                var seen = 0
                for draw in order {
                    seen += weights[draw]
                    if seen >= border { return values[draw] }
                }
                return 0
            }
        }
    }

    /// What draws say a roadmap is worth by this criterion; more is better.
    public func worth(_ draws: Draws) -> Double {
        Ordered(self, draws).worth([Int](repeating: 1, count: draws.values.count))
    }
}

/// A number with what 90 of 100 resamples of the draws leave it within.
public struct Estimate: Hashable, Sendable {
    public let value, low, high: Double
    /// Standard deviation over the resamples.
    public let error: Double
}

/// Draws that are drawn again with replacement, the same for all that is compared.
public struct Resamples: Sendable {
    private let all: [Int]
    private let drawn: [[Int]]

    /// - Parameters:
    ///   - draws: how many there are.
    ///   - seed: everything follows from it.
    public init(draws: Int, count: Int, seed: UInt64) {
        all = [Int](repeating: 1, count: draws)
        let key = Key("improvement.resample.\(draws)")
        drawn = (0..<count).map { number in
            var counts = [Int](repeating: 0, count: draws)
            for first in stride(from: 0, to: draws, by: 8) {
                let lanes = Modelling.Draws(seed: seed, firstMember: first).uniform(key, step: number)
                for lane in 0..<min(8, draws - first) {
                    counts[min(Int(lanes[lane] * Double(draws)), draws - 1)] += 1
                }
            }
            return counts
        }
    }

    /// How much more one roadmap is worth than another by a criterion.
    public func difference(
        _ criterion: Criterion, of one: Criterion.Draws, over other: Criterion.Draws
    ) -> Estimate {
        let (one, other) = (Criterion.Ordered(criterion, one), Criterion.Ordered(criterion, other))
        let value = one.worth(all) - other.worth(all)
        let others = drawn.map { one.worth($0) - other.worth($0) }.sorted()
        guard let first = others.first, let last = others.last else {
            return Estimate(value: value, low: value, high: value, error: 0)
        }
        let mean = others.reduce(0, +) / Double(others.count)
        let square = others.reduce(0) { $0 + ($1 - mean) * ($1 - mean) }
        func ranked(_ hundredths: Int) -> Double {
            others[min(others.count - 1, max(0, (hundredths * others.count + 99) / 100 - 1))]
        }
        return Estimate(
            value: value, low: first == last ? first : ranked(5), high: first == last ? last : ranked(95),
            error: (square / Double(max(others.count - 1, 1))).squareRoot())
    }
}
