/// Five values that split the members of an ensemble: a share of .05, .25, .5, .75 and .95 lies below them.
public struct Quantiles: Codable, Sendable, Hashable {
    public var p05: Double
    public var p25: Double
    public var p50: Double
    public var p75: Double
    public var p95: Double

    /// The shares of members that lie below each, from low to high.
    public static let shares = [0.05, 0.25, 0.5, 0.75, 0.95]

    /// What each is called in columns and fields, in the order of `shares`.
    static let names = ["p05", "p25", "p50", "p75", "p95"]

    /// The most members for which every value is kept and quantiles are exact; beyond it they are counted.
    public static let mostExact = 4_096

    public init(p05: Double, p25: Double, p50: Double, p75: Double, p95: Double) {
        self.p05 = p05
        self.p25 = p25
        self.p50 = p50
        self.p75 = p75
        self.p95 = p95
    }

    /// The quantiles of finite values, as the linear rule of Hyndman and Fan 1996 (type 7; R, numpy) gives them.
    ///
    /// Rearranges `members`, which spares a copy and most of a sort. Nil if there are none.
    public init?(rearranging members: inout [Double]) {
        guard !members.isEmpty else { return nil }
        let ranked = Self.shares.map { FractionalRank(of: $0, among: members.count) }
        let ranks = Self.ranks(of: ranked)
        members.withUnsafeMutableBufferPointer { order($0, wanting: ranks[...]) }
        self.init(ranked.map { $0.between(members[$0.rank], members[$0.next]) })
    }

    /// The quantiles of finite values. Nil if there are none.
    public init?(of members: [Double]) {
        var copy = members
        self.init(rearranging: &copy)
    }

    /// The values in the middle of each twentieth of finite values, ascending, by the same rule; none if there are none.
    public static func twentieths(of members: [Double]) -> [Double] {
        guard !members.isEmpty else { return [] }
        let sorted = members.sorted()
        return (0..<20).map { number in
            let ranked = FractionalRank(of: (Double(number) + 0.5) / 20, among: sorted.count)
            return ranked.between(sorted[ranked.rank], sorted[ranked.next])
        }
    }

    /// One value for each of `shares`.
    init(_ values: [Double]) {
        self.init(p05: values[0], p25: values[1], p50: values[2], p75: values[3], p95: values[4])
    }

    /// One value for each of `shares`.
    public var values: [Double] { [p05, p25, p50, p75, p95] }

    /// The whole ranks that are needed, each once, from low to high.
    static func ranks(of fractional: [FractionalRank]) -> [Int] {
        var ranks: [Int] = []
        for rank in fractional.flatMap({ [$0.rank, $0.next] }) where rank > ranks.last ?? -1 {
            ranks.append(rank)
        }
        return ranks
    }
}

/// Where a quantile lies among sorted members: at a rank, or part of the way to the next.
struct FractionalRank {
    let rank: Int
    let next: Int
    let part: Double

    init(of share: Double, among count: Int) {
        let exact = Double(count - 1) * share
        rank = Int(exact)
        next = min(rank + 1, count - 1)
        part = exact - Double(rank)
    }

    /// The value part of the way from the one at `rank` to the one at `next`; a zero has no sign.
    func between(_ low: Double, _ high: Double) -> Double {
        (part == 0 ? low : low + part * (high - low)) + 0
    }
}
