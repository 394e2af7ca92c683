/// Members counted in fixed buckets of equal relative width, for ensembles too large to keep every value.
///
/// As DDSketch (Masson e.a. 2019, VLDB 12:2195) with linear interpolation inside an octave: 100 buckets between
/// a power of two and the next, for both signs, and one for zero. Every value is known to within
/// `relativeError` of its size; values nearer to zero than `smallest` count as zero. Counts are integers, so
/// they add up in any order to the same bits. Memory: 4 bytes for each bucket between the least and the
/// largest size met, in whole octaves.
public struct Buckets: Sendable, Hashable {
    /// No value is further from what its bucket stands for than this share of its size: 1/201, under .5 %.
    public static let relativeError = 1.0 / 201
    /// The size below which a value counts as zero: 2⁻⁴⁰, about 10⁻¹².
    public static let smallest = 0x1p-40

    static let perOctave = 100

    /// Members counted.
    public private(set) var count = 0
    private var zeros = 0
    private var above = Window()
    private var below = Window()

    public init() {}

    /// Counts one finite value.
    public mutating func add(_ value: Double) {
        count += 1
        if value >= Self.smallest {
            above.add(1, at: Self.index(of: value))
        } else if value <= -Self.smallest {
            below.add(1, at: Self.index(of: -value))
        } else {
            zeros += 1
        }
    }

    /// Adds what was counted elsewhere.
    public mutating func add(_ other: Buckets) {
        count += other.count
        zeros += other.zeros
        above.add(other.above)
        below.add(other.below)
    }

    /// The quantiles (type 7) of what the buckets stand for. Nil if nothing was counted.
    ///
    /// Between two members of the same sign the error is at most `relativeError` of the quantile's size; between
    /// members of both signs, at most that share of the larger size.
    public var quantiles: Quantiles? {
        guard count > 0 else { return nil }
        let ranked = Quantiles.shares.map { FractionalRank(of: $0, among: count) }
        let ranks = Quantiles.ranks(of: ranked)
        let found = values(at: ranks)
        var values: [Int: Double] = [:]
        for (rank, value) in zip(ranks, found) { values[rank] = value }
        return Quantiles(ranked.map { $0.between(values[$0.rank] ?? 0, values[$0.next] ?? 0) })
    }

    /// What the buckets stand for at ranks that rise.
    private func values(at ranks: [Int]) -> [Double] {
        var found: [Double] = []
        var passed = 0
        func pass(_ counted: Int, _ value: Double) {
            passed += counted
            while found.count < ranks.count, ranks[found.count] < passed { found.append(value) }
        }
        for bucket in below.filled.reversed() { pass(below.count(at: bucket), -Self.middle(of: bucket)) }
        pass(zeros, 0)
        for bucket in above.filled { pass(above.count(at: bucket), Self.middle(of: bucket)) }
        return found
    }

    /// The bucket of a size: its octave, and the hundredth of that octave. No logarithm is taken.
    static func index(of size: Double) -> Int {
        let octave = Int(size.exponent)
        let part = Int((size.significandBitPattern &* UInt64(perOctave)) >> 52)
        return octave * perOctave + part
    }

    /// The value from which both ends of a bucket are equally far, as a share of their size.
    static func middle(of index: Int) -> Double {
        let octave = index.quotientRoundedDown(by: perOctave)
        let part = Double(index - octave * perOctave)
        let width = Double(perOctave)
        let low = 1 + part / width
        let high = 1 + (part + 1) / width
        return Double(sign: .plus, exponent: octave, significand: 2 * low * high / (low + high))
    }
}

/// Counts of neighbouring buckets, in whole octaves, so that it does not matter which came first.
private struct Window: Sendable, Hashable {
    private var first = 0
    private var counts: [UInt32] = []

    /// The buckets that have a place, from low to high.
    var filled: Range<Int> { first..<first + counts.count }

    func count(at bucket: Int) -> Int { Int(counts[bucket - first]) }

    mutating func add(_ members: UInt32, at bucket: Int) {
        if !filled.contains(bucket) { widen(to: bucket) }
        counts[bucket - first] += members
    }

    mutating func add(_ other: Window) {
        guard !other.counts.isEmpty else { return }
        widen(to: other.filled.lowerBound)
        widen(to: other.filled.upperBound - 1)
        for bucket in other.filled { counts[bucket - first] += other.counts[bucket - other.first] }
    }

    private mutating func widen(to bucket: Int) {
        let octave = bucket.quotientRoundedDown(by: Buckets.perOctave) * Buckets.perOctave
        if counts.isEmpty { first = octave }
        if octave < first {
            counts.insert(contentsOf: repeatElement(0, count: first - octave), at: 0)
            first = octave
        }
        let missing = octave + Buckets.perOctave - filled.upperBound
        if missing > 0 { counts.append(contentsOf: repeatElement(0, count: missing)) }
    }
}

extension Int {
    /// The quotient, rounded down for negative numbers too.
    fileprivate func quotientRoundedDown(by divisor: Int) -> Int {
        self >= 0 ? self / divisor : -((divisor - 1 - self) / divisor)
    }
}
