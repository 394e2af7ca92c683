/// The ranks of a list of values less their mean; equal values share the mean of their ranks.
public struct Ranks: Sendable, Hashable {
    private let values: [Double]
    /// The sum of the squares; 0 where the list does not vary.
    private let spread: Double

    public init(_ values: [Double]) {
        let sorted = values.indices.sorted { (values[$0], $0) < (values[$1], $1) }
        let middle = Double(values.count - 1) / 2
        var ranks = [Double](repeating: 0, count: values.count)
        var start = 0
        while start < sorted.count {
            var end = start
            while end + 1 < sorted.count, values[sorted[end + 1]] == values[sorted[start]] { end += 1 }
            for position in start...end { ranks[sorted[position]] = Double(start + end) / 2 - middle }
            start = end + 1
        }
        self.values = ranks
        spread = ranks.reduce(0) { $0 + $1 * $1 }
    }

    /// How far two lists rise together: 1 always, 0 not at all, −1 one falls where the other rises (Spearman 1904).
    ///
    /// Nil where one of them does not vary, their lengths differ, or they have fewer than three values.
    public func correlation(with other: Ranks) -> Double? {
        guard values.count == other.values.count, values.count > 2, spread > 0, other.spread > 0 else {
            return nil
        }
        let both = zip(values, other.values).reduce(0) { $0 + $1.0 * $1.1 }
        return both / (spread * other.spread).squareRoot()
    }
}
