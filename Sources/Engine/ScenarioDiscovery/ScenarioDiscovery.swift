import Modelling

/// Conditions under which an answer is given far more often, or far less, that are more than luck.
///
/// A search finds boxes in noise, so a box is kept only if it passes three tests: a search on permuted cases hardly ever finds
/// one like it; its density holds on draws that the search has not seen; and searches on resampled draws name the same
/// conditions. What is said of a box is counted in the unseen draws alone.
public struct ScenarioDiscovery: Sendable {
    /// A box that is more than luck.
    public struct Finding: Hashable, Sendable {
        public let conditions: [Condition]
        /// Whether cases are more frequent inside than elsewhere, else less.
        public let raises: Bool
        /// Unseen draws inside, and cases among them.
        public let draws, cases: Int
        /// Ends of the interval of 90 % of the share of cases inside (Wilson 1927).
        public let low, high: Double
        /// Share of the unseen draws that lie inside.
        public let reach: Double
        /// Share of searches on permuted cases that find a box as far from the base rate.
        public let chance: Double
        /// Share of searches on resampled draws that name the same conditions, with limits within a tenth of the range.
        public let stability: Double
    }

    /// How hard the tests are.
    public struct Tests: Sendable {
        public var permutations = 200
        public var resamples = 50
        /// Largest share of permutations that may find a box as far from the base rate.
        public var mostChance = 0.05
        public var leastStability = 0.5
        /// How far a limit may lie from another as a share of the number's range, to be the same.
        public var nearness = 0.1

        public init() {}
    }

    private let space: DrawSpace
    private let isCase: [Bool]
    private let seed: UInt64
    private let tests: Tests

    /// - Parameters:
    ///   - isCase: by draw of the space; ties are left out before.
    ///   - seed: permutations and resamples follow from it.
    public init(_ space: DrawSpace, cases isCase: [Bool], seed: UInt64, tests: Tests = Tests()) {
        precondition(isCase.count == space.count, "Cases are of other draws")
        (self.space, self.isCase, self.seed, self.tests) = (space, isCase, seed, tests)
    }

    /// The boxes that pass all tests, simple ones first, at most five.
    ///
    /// - Parameters:
    ///   - unseen: the same numbers of other draws.
    ///   - unseenCases: by draw of `unseen`.
    public func findings(judgedOn unseen: DrawSpace, cases unseenCases: [Bool]) -> [Finding] {
        let candidates = self.candidates
        guard !candidates.isEmpty, unseen.count > 0 else { return [] }
        let byChance = deviationsByChance
        let base = Double(unseenCases.count { $0 }) / Double(unseen.count)
        let own = Double(isCase.count { $0 }) / Double(isCase.count)
        var findings: [Finding] = []
        for (box, raises) in candidates {
            let deviation = box.deviation(from: raises ? own : 1 - own)
            let chance = Double(byChance.count { $0 >= deviation }) / Double(max(byChance.count, 1))
            guard chance <= tests.mostChance else { continue }
            let judged = box.counted(in: unseen, cases: unseenCases)
            let (low, high) = Self.interval(cases: judged.cases, draws: judged.draws)
            guard judged.draws > 0, raises ? low > base : high < base else { continue }
            let stability = stability(of: box, raises: raises)
            guard stability >= tests.leastStability else { continue }
            findings.append(
                Finding(
                    conditions: box.conditions, raises: raises, draws: judged.draws, cases: judged.cases,
                    low: low, high: high, reach: Double(judged.draws) / Double(unseen.count), chance: chance,
                    stability: stability))
        }
        return Array(findings.prefix(5))
    }

    /// Boxes of one, two and three conditions, each only where it lies clearly further out than the simpler one.
    private var candidates: [(box: Box, raises: Bool)] {
        [true, false].flatMap { raises -> [(box: Box, raises: Bool)] in
            let search = BoxSearch(space, cases: raises ? isCase : isCase.map { !$0 })
            let base = Double(isCase.count { $0 == raises }) / Double(max(isCase.count, 1))
            var (boxes, furthest) = ([(box: Box, raises: Bool)](), 0.0)
            for most in 1...BoxSearch.mostConditions {
                guard let box = search.best(most: most) else { continue }
                let deviation = box.deviation(from: base)
                guard deviation > 1.1 * furthest else { continue }
                furthest = deviation
                boxes.append((box, raises))
            }
            return boxes
        }
        .sorted { $0.box.conditions.count < $1.box.conditions.count }
    }

    /// How far from the base rate the same searches get where cases say nothing.
    private var deviationsByChance: [Double] {
        (0..<tests.permutations).map { number in
            let permuted = permutation(number).map { isCase[$0] }
            return [true, false].map { raises in
                let cases = raises ? permuted : permuted.map { !$0 }
                let base = Double(cases.count { $0 }) / Double(cases.count)
                return BoxSearch(space, cases: cases).best()?.deviation(from: base) ?? 0
            }.max() ?? 0
        }
    }

    private func stability(of box: Box, raises: Bool) -> Double {
        let cases = raises ? isCase : isCase.map { !$0 }
        let same = (0..<tests.resamples).count { number in
            let search = BoxSearch(space, cases: cases, weights: resample(number))
            return search.best(most: box.conditions.count).map { isSame($0, as: box) } ?? false
        }
        return Double(same) / Double(max(tests.resamples, 1))
    }

    private func isSame(_ other: Box, as box: Box) -> Bool {
        other.conditions.count == box.conditions.count
            && zip(other.conditions, box.conditions).allSatisfy { one, other in
                one.number == other.number && one.isAbove == other.isAbove
                    && abs(one.limit - other.limit) <= tests.nearness * space.widths[one.number]
            }
    }

    /// Ends of the interval of 90 % of a share (Wilson 1927).
    public static func interval(cases: Int, draws: Int) -> (low: Double, high: Double) {
        guard draws > 0 else { return (0, 1) }
        let (n, z) = (Double(draws), 1.6448536269514722)
        let share = Double(cases) / n
        let middle = (share + z * z / (2 * n)) / (1 + z * z / n)
        let half = z / (1 + z * z / n) * (share * (1 - share) / n + z * z / (4 * n * n)).squareRoot()
        return (middle - half, middle + half)
    }

    // MARK: - Luck

    private func uniform(_ name: String, _ number: Int) -> [Double] {
        let key = Key(name)
        var numbers: [Double] = []
        for first in stride(from: 0, to: space.count, by: 8) {
            let lanes = Draws(seed: seed, firstMember: first).uniform(key, step: number)
            for lane in 0..<min(8, space.count - first) { numbers.append(lanes[lane]) }
        }
        return numbers
    }

    private func permutation(_ number: Int) -> [Int] {
        let marks = uniform("discovery.permutation", number)
        return marks.indices.sorted { marks[$0] < marks[$1] }
    }

    /// How often each draw is drawn again.
    private func resample(_ number: Int) -> [Int] {
        var counts = [Int](repeating: 0, count: space.count)
        for mark in uniform("discovery.resample", number) {
            counts[min(Int(mark * Double(space.count)), space.count - 1)] += 1
        }
        return counts
    }
}
