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

    /// Numbers in the order in which they matter: by what they are worth, then by how far the difference moves with them.
    public func ranked(_ findings: [Finding]) -> [Int] {
        let named = findings.map(\.number)
        let moved = moves
        let others = moved.indices.filter { !named.contains($0) }
        return named + others.sorted { (moved[$1], $0) < (moved[$0], $1) }
    }

    /// Pairs of the ten numbers that matter most which are worth more together than the better one alone: by more than twice
    /// their error, and by more than chance makes.
    ///
    /// - Parameters:
    ///   - findings: single numbers, as `findings(above:)` gives them.
    ///   - border: what chance makes, `valueByChance`.
    /// - Returns: the most first.
    public func pairs(beside findings: [Finding], above border: Double) -> [Joint] {
        let best = Array(ranked(findings).prefix(Self.mostPaired))
        let alone = Dictionary(uniqueKeysWithValues: findings.map { ($0.number, $0.value) })
        return best.indices.flatMap { second in
            (0..<second).compactMap { first -> Joint? in
                let numbers = [best[first], best[second]]
                let better = numbers.map { alone[$0] ?? 0 }.max() ?? 0
                guard let joint = joint(numbers, errorBeyond: better + border) else { return nil }
                return joint.value - better > 2 * joint.standardError ? joint : nil
            }
        }.sorted { ($1.value, $0.numbers[0], $0.numbers[1]) < ($0.value, $1.numbers[0], $1.numbers[1]) }
    }

    /// What a group of numbers is worth together; nil where that is no more than chance makes of the same numbers in 19 of
    /// 20 permutations, or than twice its error.
    public func group(_ numbers: [Int], permutations: Int = 20) -> Joint? {
        let varying = Set(numbers.filter(varies))
        let own = moves.indices.filter(varying.contains).sorted { (moves[$1], $0) < (moves[$0], $1) }
        let members = Array(own.prefix(Self.mostTogether))
        guard !members.isEmpty else { return nil }
        let surface = Surface(members.map(ranks))
        let byChance = (0..<permutations).map { number in
            let permuted = permutation(number).map { differences[$0] }
            return surface.fit(permuted).map { Self.worth(surface.values($0.weights)) } ?? 0
        }.sorted()
        let border = byChance.isEmpty ? 0 : byChance[byChance.count * 19 / 20]
        guard let joint = joint(members, on: surface, errorBeyond: border) else { return nil }
        return joint.value > 2 * joint.standardError ? joint : nil
    }

    /// What all numbers are worth together that matter: what study can reveal, and luck cannot.
    public var ofNumbers: Double {
        let all = Array(ranked([]).filter(varies).prefix(Self.mostTogether + 4))
        guard !all.isEmpty else { return 0 }
        let surface = Surface(all.map(ranks))
        return min(surface.fit(differences).map { Self.worth(surface.values($0.weights)) } ?? 0, ofEverything)
    }

    private func joint(_ numbers: [Int], errorBeyond border: Double) -> Joint? {
        guard numbers.allSatisfy(varies) else { return nil }
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
