/// A number that a sample gives, with the interval that it lies in with a confidence of 95 %.
public struct Estimate: Sendable, Hashable {
    public let value: Double
    /// Half of the width of the interval.
    public let margin: Double

    public init(value: Double, margin: Double) {
        (self.value, self.margin) = (value, margin)
    }

    public var low: Double { value - margin }
    public var high: Double { value + margin }

    /// The quantile of the normal distribution that leaves 2.5 % above it.
    static let spread = 1.959963984540054

    /// An estimate, and how far estimates from other samples of the same values lie apart.
    ///
    /// - Parameters:
    ///   - count: of the values, at least one.
    ///   - resamples: how often the values are drawn anew, with replacement.
    ///   - estimate: from the values with these numbers; nil where they give none.
    static func bootstrapped(
        over count: Int, resamples: Int, seed: UInt64, _ estimate: ([Int]) -> Double?
    ) -> Estimate? {
        guard let value = estimate(Array(0..<count)) else { return nil }
        var state = seed
        let others = (0..<resamples).compactMap { _ in
            estimate((0..<count).map { _ in below(count, &state) })
        }
        return Estimate(value: value, margin: spread * deviation(of: others))
    }

    /// One of 0 to `count` − 1, by SplitMix64 (Steele, Lea and Flood 2014).
    private static func below(_ count: Int, _ state: inout UInt64) -> Int {
        state &+= 0x9E37_79B9_7F4A_7C15
        var bits = state
        bits = (bits ^ (bits >> 30)) &* 0xBF58_476D_1CE4_E5B9
        bits = (bits ^ (bits >> 27)) &* 0x94D0_49BB_1331_11EB
        bits ^= bits >> 31
        return Int(bits.multipliedFullWidth(by: UInt64(count)).high)
    }

    /// The standard deviation of a sample; 0 of fewer than two values.
    static func deviation(of values: [Double]) -> Double {
        guard values.count > 1 else { return 0 }
        let mean = values.reduce(0, +) / Double(values.count)
        let squares = values.reduce(0) { $0 + ($1 - mean) * ($1 - mean) }
        return (squares / Double(values.count - 1)).squareRoot()
    }
}
