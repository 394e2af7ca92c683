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
        public fileprivate(set) var stability: Double
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
    private let workers: Int

    /// - Parameters:
    ///   - isCase: by draw of the space; ties are left out before.
    ///   - seed: permutations and resamples follow from it.
    ///   - workers: how many searches go on at a time; the findings are the same whatever it is.
    public init(
        _ space: DrawSpace, cases isCase: [Bool], seed: UInt64, tests: Tests = Tests(), workers: Int = 1
    ) {
        precondition(isCase.count == space.count, "Cases are of other draws")
        (self.space, self.isCase, self.seed, self.tests) = (space, isCase, seed, tests)
        self.workers = workers
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
            findings.append(
                Finding(
                    conditions: box.conditions, raises: raises, draws: judged.draws, cases: judged.cases,
                    low: low, high: high, reach: Double(judged.draws) / Double(unseen.count), chance: chance,
                    stability: 0))
        }
        return Array(stable(findings).prefix(5))
    }

    /// Boxes of one, two and three conditions, each only where it lies clearly further out than the simpler one.
    private var candidates: [(box: Box, raises: Bool)] {
        [true, false].flatMap { raises -> [(box: Box, raises: Bool)] in
            let search = BoxSearch(space, cases: cases(raises))
            let base = Double(isCase.count { $0 == raises }) / Double(max(isCase.count, 1))
            var (boxes, furthest) = ([(box: Box, raises: Bool)](), 0.0)
            for box in search.best(most: Array(1...BoxSearch.mostConditions)) {
                guard let box else { continue }
                let deviation = box.deviation(from: base)
                guard deviation > 1.1 * furthest else { continue }
                furthest = deviation
                boxes.append((box, raises))
            }
            return boxes
        }
        .sorted { $0.box.conditions.count < $1.box.conditions.count }
    }

    private func cases(_ raises: Bool) -> [Bool] { raises ? isCase : isCase.map { !$0 } }

    /// How far from the base rate the same searches get where cases say nothing.
    private var deviationsByChance: [Double] {
        atOnce(tests.permutations, workers: workers) { number in
            let permuted = permutation(number).map { isCase[$0] }
            return [true, false].map { raises in
                let cases = raises ? permuted : permuted.map { !$0 }
                let base = Double(cases.count { $0 }) / Double(cases.count)
                return BoxSearch(space, cases: cases).best()?.deviation(from: base) ?? 0
            }.max() ?? 0
        }
    }

    /// The findings that searches on resampled draws name again, with the share of those.
    private func stable(_ findings: [Finding]) -> [Finding] {
        guard !findings.isEmpty else { return [] }
        let again = atOnce(tests.resamples, workers: workers) { number -> [Bool] in
            let weights = resample(number)
            var same = [Bool](repeating: false, count: findings.count)
            for raises in [true, false] {
                let asked = findings.indices.filter { findings[$0].raises == raises }
                guard !asked.isEmpty else { continue }
                let search = BoxSearch(space, cases: cases(raises), weights: weights)
                let boxes = search.best(most: asked.map { findings[$0].conditions.count })
                for (number, box) in zip(asked, boxes) {
                    same[number] = box.map { isSame($0.conditions, as: findings[number].conditions) } ?? false
                }
            }
            return same
        }
        return findings.indices.compactMap { number in
            var finding = findings[number]
            finding.stability = Double(again.count { $0[number] }) / Double(max(tests.resamples, 1))
            return finding.stability >= tests.leastStability ? finding : nil
        }
    }

    private func isSame(_ others: [Condition], as conditions: [Condition]) -> Bool {
        others.count == conditions.count
            && zip(others, conditions).allSatisfy { other, own in
                other.number == own.number && other.isAbove == own.isAbove
                    && abs(other.limit - own.limit) <= tests.nearness * space.widths[own.number]
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
