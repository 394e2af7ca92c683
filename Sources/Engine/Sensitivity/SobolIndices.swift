/// How much of the variance of an outcome comes from each factor (Sobol 2001).
public struct SobolIndices: Sendable {
    /// Of one factor.
    public struct Index: Sendable, Hashable {
        /// The part that it explains by itself (Saltelli e.a. 2010).
        public let first: Estimate
        /// The part that it has a hand in, together with others too (Jansen 1999).
        public let total: Estimate
    }

    /// One for each factor.
    public let indices: [Index]
    /// Groups of points that all have an outcome.
    public let groups: Int
    /// Groups that were left out since a point of theirs has no outcome.
    public let groupsLeftOut: Int

    /// - Parameters:
    ///   - outcomes: of the points of `SamplingDesign.Kind.saltelli`, in their order: of each group A, A with each factor from
    ///     B, and B. Nil for a point without one: its whole group is left out, and nothing is put in its place.
    ///   - factors: how many there are.
    /// - Returns: nil where fewer than two whole groups are left, or the outcome does not vary.
    public init?(
        _ outcomes: [Double?], factors: Int, resamples: Int = 1_000, seed: UInt64 = 1
    ) {
        let size = factors + 2
        let all = stride(from: 0, to: outcomes.count - size + 1, by: size).map { start in
            outcomes[start..<start + size].compactMap(\.self)
        }
        let whole = all.filter { $0.count == size }
        (groups, groupsLeftOut) = (whole.count, all.count - whole.count)
        guard whole.count > 1, let scale = Self.scale(of: whole) else { return nil }
        // By rows of a factor rather than of a group: resampling goes through one factor at a time.
        let columns = (0..<size).map { column in whole.map { ($0[column] - scale.mean) / scale.deviation } }
        let (a, b) = (columns[0], columns[size - 1])
        var found: [Index] = []
        for factor in 0..<factors {
            let mixed = columns[factor + 1]
            let draw = seed &+ UInt64(factor) &* 0x2545_F491_4F6C_DD1D
            guard
                let first = Estimate.bootstrapped(
                    over: whole.count, resamples: resamples, seed: draw,
                    { rows in
                        Self.ratio(rows, a, b) { b[$0] * (mixed[$0] - a[$0]) }
                    }),
                let total = Estimate.bootstrapped(
                    over: whole.count, resamples: resamples, seed: draw,
                    { rows in
                        Self.ratio(rows, a, b) { 0.5 * (a[$0] - mixed[$0]) * (a[$0] - mixed[$0]) }
                    })
            else { return nil }
            found.append(Index(first: first, total: total))
        }
        indices = found
    }

    /// The mean of a term over rows, as a part of the variance of A and B together; nil where these do not vary.
    private static func ratio(
        _ rows: [Int], _ a: [Double], _ b: [Double], _ term: (Int) -> Double
    ) -> Double? {
        let count = Double(rows.count)
        var (sum, squares, terms) = (0.0, 0.0, 0.0)
        for row in rows {
            sum += a[row] + b[row]
            squares += a[row] * a[row] + b[row] * b[row]
            terms += term(row)
        }
        let mean = sum / (2 * count)
        let variance = squares / (2 * count) - mean * mean
        return variance > 1e-12 ? terms / count / variance : nil
    }

    private static func scale(of groups: [[Double]]) -> (mean: Double, deviation: Double)? {
        let values = groups.joined()
        let count = Double(values.count)
        let mean = values.reduce(0, +) / count
        let variance = values.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / count
        guard variance > 1e-18 * max(1e-300, mean * mean) else { return nil }
        return (mean, variance.squareRoot())
    }
}
