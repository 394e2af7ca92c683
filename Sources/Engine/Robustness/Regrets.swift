import Modelling

/// How several ways of working stand beside each other, draw by draw: how often each is best, and what one misses by it.
///
/// Regret is what a draw's best has more than another one, so it is never below zero: doing better is no regret.
public struct Regrets: Sendable {
    /// How one way of working does.
    public struct Standing: Hashable, Sendable {
        /// Draws in which it alone is best, and in which it shares the first place.
        public let best, shared: Int
        /// Mean regret, and what it does not exceed in 9 of 10 draws, in the unit of the values.
        public let mean, high: Double
    }

    /// What one can rank by.
    public enum Measure: String, CaseIterable, Sendable {
        case best, meanRegret, highRegret, targets
    }

    /// A ranking by one measure.
    public struct Ranking: Hashable, Sendable {
        public let measure: Measure
        /// Positions of the ways of working, the first one first; of equal ones the earlier.
        public let order: [Int]
        /// Share of resampled draws that put the same one first, and it alone.
        public let firmness: Double
    }

    private let regrets: [[Double]]
    private let met: [[Bool]]
    private let seed: UInt64
    public let standings: [Standing]
    /// Draws, and those in which no two ways of working differ.
    public let draws, tied: Int

    /// - Parameters:
    ///   - values: by way of working, by draw; more is better, all finite.
    ///   - met: by way of working, by draw, whether all targets are met; empty where there are none.
    ///   - seed: resamples follow from it.
    public init(of values: [[Double]], met: [[Bool]] = [], seed: UInt64) {
        let draws = values.first?.count ?? 0
        precondition(values.allSatisfy { $0.count == draws }, "Ways of working have other draws")
        precondition(met.isEmpty || met.count == values.count, "Targets are of other ways of working")
        let largest = values.joined().map(\.magnitude).max() ?? 0
        let tops = (0..<draws).map { draw in values.map { $0[draw] }.max() ?? 0 }
        let regrets = values.map { own in
            own.indices.map { draw -> Double in
                let regret = tops[draw] - own[draw]
                return regret <= 1e-12 * largest ? 0 : regret
            }
        }
        let atTop = (0..<draws).map { draw in regrets.count { $0[draw] == 0 } }
        standings = regrets.map { own in
            let first = own.indices.filter { own[$0] == 0 }
            return Standing(
                best: first.count { atTop[$0] == 1 }, shared: first.count { atTop[$0] > 1 },
                mean: own.reduce(0, +) / Double(max(draws, 1)), high: Self.high(own.sorted()))
        }
        self.draws = draws
        tied = atTop.count { $0 == values.count }
        (self.regrets, self.met, self.seed) = (regrets, met, seed)
    }

    /// The ranking by each measure that there is; by targets only where some are met and some are not.
    public func rankings(resamples: Int = 200) -> [Ranking] {
        let all = [Int](repeating: 1, count: draws)
        let drawn = (0..<resamples).map(resample)
        let sorted = regrets.map { own in own.indices.sorted { (own[$0], $0) < (own[$1], $1) } }
        let measures = Measure.allCases.filter { $0 != .targets || !met.isEmpty }
        return measures.map { measure in
            let worths = self.worths(measure, weights: all, sorted)
            let order = worths.indices.sorted { (worths[$1], $0) < (worths[$0], $1) }
            let same = drawn.count { weights in
                let others = self.worths(measure, weights: weights, sorted)
                guard let top = others.max(), let first = order.first else { return false }
                return others[first] == top && others.count { $0 == top } == 1
            }
            return Ranking(
                measure: measure, order: order, firmness: Double(same) / Double(max(resamples, 1)))
        }
    }

    /// What each is worth by a measure, more is better; draws count as often as they are weighted.
    private func worths(_ measure: Measure, weights: [Int], _ sorted: [[Int]]) -> [Double] {
        let ways = regrets.indices
        switch measure {
        case .best:
            var worths = [Double](repeating: 0, count: ways.count)
            for draw in weights.indices where weights[draw] > 0 {
                let first = ways.filter { regrets[$0][draw] == 0 }
                for way in first { worths[way] += Double(weights[draw]) / Double(first.count) }
            }
            return worths
        case .meanRegret:
            return ways.map { way in
                -weights.indices.reduce(0) { $0 + Double(weights[$1]) * regrets[way][$1] }
            }
        case .highRegret:
            let border = Self.borderRank(weights.reduce(0, +))
            return ways.map { way in
                var seen = 0
                for draw in sorted[way] {
                    seen += weights[draw]
                    if seen >= border { return -regrets[way][draw] }
                }
                return 0
            }
        case .targets:
            return ways.map { way in
                weights.indices.reduce(0) { $0 + (met[way][$1] ? Double(weights[$1]) : 0) }
            }
        }
    }

    /// The least regret that 9 of 10 draws do not exceed.
    private static func high(_ sorted: [Double]) -> Double {
        sorted.isEmpty ? 0 : sorted[borderRank(sorted.count) - 1]
    }

    /// ⌈9 n / 10⌉
    private static func borderRank(_ draws: Int) -> Int { max(1, (9 * draws + 9) / 10) }

    /// How often each draw is drawn again.
    private func resample(_ number: Int) -> [Int] {
        let key = Key("robustness.resample")
        var counts = [Int](repeating: 0, count: draws)
        for first in stride(from: 0, to: draws, by: 8) {
            let lanes = Draws(seed: seed, firstMember: first).uniform(key, step: number)
            for lane in 0..<min(8, draws - first) {
                counts[min(Int(lanes[lane] * Double(draws)), draws - 1)] += 1
            }
        }
        return counts
    }
}
