import Modelling

extension ValueOfInformation {
    /// What knowing several numbers at once is worth.
    public struct Joint: Hashable, Sendable {
        /// Positions in the list that was given.
        public let numbers: [Int]
        /// As `Finding` has them.
        public let value: Double
        public let standardError: Double
        public let choosesOtherwise: Double
    }

    /// Most numbers that a regression takes; of more, those that the difference moves most with.
    public static let mostTogether = 8
    /// Most numbers of which pairs are looked at.
    static let mostPaired = 10

    /// What chance makes of the best pair, of the best group, and of all that matter, in 19 of 20 permutations.
    public struct JointBorders: Sendable {
        public let pairs, groups, numbers: Double
    }

    /// - Parameters:
    ///   - groups: all that are asked about. Of each permutation those numbers are taken that move most in it, as of the
    ///     differences themselves: to choose is to be lucky too.
    ///   - permutations: of the differences.
    public func jointByChance(_ groups: [[Int]], permutations: Int = 20) -> JointBorders {
        let worths = (0..<permutations).map { number -> [Double] in
            let permuted = ValueOfInformation(
                of: permutation(number).map { differences[$0] }, given: values, seed: seed)
            return [
                permuted.bestPairs.map { permuted.worth(of: $0) }.max() ?? 0,
                groups.map { permuted.worth(of: permuted.taken($0)) }.max() ?? 0,
                permuted.worth(of: permuted.matter),
            ]
        }
        func border(_ part: Int) -> Double {
            let sorted = worths.map { $0[part] }.sorted()
            return sorted.isEmpty ? 0 : sorted[sorted.count * 19 / 20]
        }
        return JointBorders(pairs: border(0), groups: border(1), numbers: border(2))
    }

    /// Pairs of the ten numbers that the difference moves most with which are worth more together than the better one alone:
    /// by more than twice their error, and by more than chance makes.
    ///
    /// - Parameters:
    ///   - findings: single numbers, as `findings(above:)` gives them.
    ///   - border: what chance makes, `JointBorders.pairs`.
    /// - Returns: the most first.
    public func pairs(beside findings: [Finding], above border: Double) -> [Joint] {
        let alone = Dictionary(uniqueKeysWithValues: findings.map { ($0.number, $0.value) })
        return bestPairs.compactMap { numbers -> Joint? in
            let better = numbers.map { alone[$0] ?? 0 }.max() ?? 0
            guard let joint = joint(numbers, above: better + border) else { return nil }
            return joint.value - better > 2 * joint.standardError ? joint : nil
        }.sorted { ($1.value, $0.numbers[0], $0.numbers[1]) < ($0.value, $1.numbers[0], $1.numbers[1]) }
    }

    /// What a group of numbers is worth together; nil where that is no more than chance makes, or than twice its error.
    ///
    /// - Parameter border: what chance makes, `JointBorders.groups`.
    public func group(_ numbers: [Int], above border: Double) -> Joint? {
        guard let joint = joint(taken(numbers), above: border) else { return nil }
        return joint.value > 2 * joint.standardError ? joint : nil
    }

    /// What the numbers are worth together that matter most: what study can reveal, and luck cannot. 0 where that is no more
    /// than chance makes.
    ///
    /// - Parameter border: what chance makes, `JointBorders.numbers`.
    public func ofNumbers(above border: Double) -> Double {
        let value = worth(of: matter)
        return value > border ? min(value, ofEverything) : 0
    }

    // MARK: - Which numbers

    /// Those of some numbers that vary, the difference moves most with the first.
    private func moving(_ numbers: [Int]) -> [Int] {
        numbers.filter(varies).sorted { (moves[$1], $0) < (moves[$0], $1) }
    }

    private func taken(_ numbers: [Int]) -> [Int] { Array(moving(numbers).prefix(Self.mostTogether)) }

    /// Those of all numbers that matter most.
    private var matter: [Int] { Array(moving(Array(moves.indices)).prefix(Self.mostTogether + 4)) }

    private var bestPairs: [[Int]] {
        let best = Array(moving(Array(moves.indices)).prefix(Self.mostPaired))
        return best.indices.flatMap { second in (0..<second).map { [best[$0], best[second]] } }
    }

    // MARK: - What they are worth

    private func worth(of numbers: [Int]) -> Double {
        guard !numbers.isEmpty else { return 0 }
        let surface = Surface(numbers.map(ranks))
        return surface.fit(differences).map { Self.worth(surface.values($0.weights)) } ?? 0
    }

    private func joint(_ numbers: [Int], above border: Double) -> Joint? {
        guard !numbers.isEmpty else { return nil }
        return joint(numbers, on: Surface(numbers.map(ranks)), errorBeyond: border)
    }

    private func joint(_ numbers: [Int], on surface: Surface, errorBeyond border: Double) -> Joint? {
        guard let fit = surface.fit(differences) else { return nil }
        let means = surface.values(fit.weights)
        let value = Self.worth(means)
        guard value > border else { return nil }
        let choice = means.reduce(0, +) > 0
        return Joint(
            numbers: numbers, value: value,
            standardError: error(of: fit) { surface.values($0) },
            choosesOtherwise: Double(means.count { ($0 > 0) != choice }) / Double(means.count))
    }

    private func varies(_ number: Int) -> Bool {
        let (order, column) = (orders[number], values[number])
        return order.first.map { column[$0] } != order.last.map { column[$0] }
    }

    /// A number's ranks from −1 to 1, by draw; equal values share one.
    private func ranks(_ number: Int) -> [Double] {
        let (order, column) = (orders[number], values[number])
        var ranks = [Double](repeating: 0, count: order.count)
        var start = 0
        while start < order.count {
            var end = start
            while end + 1 < order.count, column[order[end + 1]] == column[order[start]] { end += 1 }
            for position in start...end {
                ranks[order[position]] = Double(start + end + 1) / Double(order.count) - 1
            }
            start = end + 1
        }
        return ranks
    }
}
