import Modelling

/// What it would be worth to know one uncertain number before choosing between two ways of working.
///
/// Of paired differences with common random numbers, value = mean(max(0, f)) − max(0, mean f), f the mean of the difference
/// given the number (Strong, Oakley and Brennan 2014). Luck that no study can reveal stays in the differences and is
/// smoothed away.
public struct ValueOfInformation: Sendable {
    /// What knowing one number is worth.
    public struct Finding: Hashable, Sendable {
        /// Position in the list that was given.
        public let number: Int
        /// In the unit of the difference: what the better choice brings on average.
        public let value: Double
        public let standardError: Double
        /// Share of draws in which one would choose otherwise, knowing the number.
        public let choosesOtherwise: Double
        /// Where the mean of the difference, given the number, goes through zero; from low to high.
        public let turns: [Double]
        /// Where nine of ten smooths that fit as well go through zero, if all of them do once; else nil.
        public let turnBand: ClosedRange<Double>?
    }

    /// Fewest draws of which values are told.
    public static let fewestDraws = 1_000

    let differences: [Double]
    let orders: [[Int]]
    let values: [[Double]]
    /// By number: the variance of the mean of the difference given it.
    let moves: [Double]
    private let basis: SmoothBasis
    let seed: UInt64

    /// - Parameters:
    ///   - differences: by draw, one way of working less the other; finite.
    ///   - values: by number, by draw.
    ///   - seed: permutations and errors follow from it.
    public init(of differences: [Double], given values: [[Double]], seed: UInt64) {
        precondition(values.allSatisfy { $0.count == differences.count }, "Numbers have other draws")
        (self.differences, self.values, self.seed) = (differences, values, seed)
        let orders = values.map { column in column.indices.sorted { (column[$0], $0) < (column[$1], $1) } }
        let basis = SmoothBasis(draws: differences.count)
        moves = zip(orders, values).map { order, column in
            guard let first = order.first, let last = order.last, column[first] < column[last],
                let fit = basis.fit(order.map { differences[$0] })
            else { return 0 }
            let smooth = basis.values(fit.weights)
            let middle = mean(smooth)
            return mean(smooth.map { ($0 - middle) * ($0 - middle) })
        }
        (self.orders, self.basis) = (orders, basis)
    }

    /// What knowing everything, luck included, would be worth.
    public var ofEverything: Double { Self.worth(differences) }

    /// The numbers that are worth more than chance makes and than twice their error, the most first.
    ///
    /// - Parameter border: what chance makes, `valueByChance`.
    public func findings(above border: Double) -> [Finding] {
        orders.indices.compactMap { finding($0, above: border) }
            .filter { $0.value > 2 * $0.standardError }
            .sorted { ($1.value, $0.number) < ($0.value, $1.number) }
    }

    /// What the best of all numbers seems to be worth in 19 of 20 ensembles where none is.
    ///
    /// - Parameter permutations: of the differences.
    public func valueByChance(permutations: Int = 40) -> Double {
        let largest = (0..<permutations).map { number -> Double in
            let permuted = permutation(number).map { differences[$0] }
            return orders.map { order in
                basis.fit(order.map { permuted[$0] }).map { Self.worth(basis.values($0.weights)) } ?? 0
            }.max() ?? 0
        }.sorted()
        guard !largest.isEmpty else { return 0 }
        return largest[min(largest.count - 1, Int((0.95 * Double(largest.count)).rounded(.down)))]
    }

    private func finding(_ number: Int, above border: Double) -> Finding? {
        let (order, column) = (orders[number], values[number])
        guard let first = order.first, let last = order.last, column[first] < column[last],
            let fit = basis.fit(order.map { differences[$0] })
        else { return nil }
        let smooth = together(basis.values(fit.weights), column, order)
        let value = Self.worth(smooth)
        guard value > border else { return nil }
        let choice = mean(smooth) > 0
        let others = smooth.count { ($0 > 0) != choice }
        let turns = turns(smooth, column, order)
        return Finding(
            number: number, value: value, standardError: error(of: fit) { basis.values($0) },
            choosesOtherwise: Double(others) / Double(smooth.count), turns: turns,
            turnBand: turns.count == 1 ? turnBand(of: fit, column, order) : nil)
    }

    /// Draws of the same value have the same mean.
    private func together(_ smooth: [Double], _ column: [Double], _ order: [Int]) -> [Double] {
        var (smooth, start) = (smooth, 0)
        while start < order.count {
            var end = start
            while end + 1 < order.count, column[order[end + 1]] == column[order[start]] { end += 1 }
            if end > start {
                let middle = mean(Array(smooth[start...end]))
                for position in start...end { smooth[position] = middle }
            }
            start = end + 1
        }
        return smooth
    }

    /// Where the sign changes, halfway between the two values, and not within the outer fiftieths, where a spline is loose.
    private func turns(_ smooth: [Double], _ column: [Double], _ order: [Int]) -> [Double] {
        let edge = order.count / 50
        return (1..<order.count).compactMap { position in
            guard (smooth[position - 1] > 0) != (smooth[position] > 0), position >= edge,
                position < order.count - edge
            else { return nil }
            return (column[order[position - 1]] + column[order[position]]) / 2
        }
    }

    /// A regression: weights of its terms, the inverse behind them, and the variance of what they leave.
    typealias Fit = (weights: [Double], inverse: Matrix, variance: Double)

    /// Standard deviation of the value over weights that fit as well.
    func error(of fit: Fit, _ means: ([Double]) -> [Double]) -> Double {
        let worths = weightsLike(fit).map { Self.worth(means($0)) }
        let middle = mean(worths)
        return mean(worths.map { ($0 - middle) * ($0 - middle) }).squareRoot()
    }

    private func turnBand(of fit: Fit, _ column: [Double], _ order: [Int]) -> ClosedRange<Double>? {
        let all = weightsLike(fit)
        let once = all.compactMap { weights -> Double? in
            let own = turns(basis.values(weights), column, order)
            return own.count == 1 ? own[0] : nil
        }.sorted()
        // Where many have none or several there is no one value at which it turns.
        guard !once.isEmpty, once.count >= all.count * 9 / 10 else { return nil }
        return once[once.count / 20]...once[once.count - 1 - once.count / 20]
    }

    /// Weights that fit as well, 100 times drawn from what the draws leave open.
    private func weightsLike(_ fit: Fit) -> [[Double]] {
        guard let root = fit.inverse.root else { return [] }
        let (key, terms) = (Key("information.error"), fit.weights.count)
        return (0..<100).map { sample in
            let normal = (0..<terms).map { term in
                Draws(seed: seed, firstMember: 0).normal(key, step: sample * terms + term)[0]
            }
            return zip(fit.weights, root * normal).map { $0 + $1 * fit.variance.squareRoot() }
        }
    }

    /// mean(max(0, f)) − max(0, mean f)
    static func worth(_ means: [Double]) -> Double {
        guard !means.isEmpty else { return 0 }
        var (gains, all) = (0.0, 0.0)
        for mean in means {
            gains += max(0, mean)
            all += mean
        }
        return max(0, gains / Double(means.count) - max(0, all / Double(means.count)))
    }

    func permutation(_ number: Int) -> [Int] {
        let key = Key("information.permutation")
        var marks: [Double] = []
        for first in stride(from: 0, to: differences.count, by: 8) {
            let lanes = Draws(seed: seed, firstMember: first).uniform(key, step: number)
            for lane in 0..<min(8, differences.count - first) { marks.append(lanes[lane]) }
        }
        return marks.indices.sorted { marks[$0] < marks[$1] }
    }
}

private func mean(_ values: [Double]) -> Double {
    values.isEmpty ? 0 : values.reduce(0, +) / Double(values.count)
}
