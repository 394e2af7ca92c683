public import Modelling
public import Results

/// A number under a scenario beside the same number under the base, draw by draw and given the same luck.
///
/// Infinity stands for a moment that is never reached: it is later than any, and two of them are equal.
public struct PairedDraws: Sendable {
    /// Scenario less base; 0 where the two are equal but for rounding.
    public let differences: [Double]
    /// Of the draws with a difference; nil where there is none, or one without an end.
    public let band: Quantiles?
    public let shares: Shares

    /// Pairs draws with those of the base, of which there are as many.
    ///
    /// - Parameter better: which way is better; where neither is, more counts as better.
    public init(_ scenario: [Double], less base: [Double], better: Indicator.Direction = .higher) {
        differences = zip(scenario, base).map { Self.isTie($0, $1) ? 0 : $0 - $1 }
        let apart = differences.filter { $0 != 0 }
        band = apart.allSatisfy(\.isFinite) ? Quantiles(of: apart) : nil
        let above = apart.count { $0 > 0 }
        let isHigherBetter = better != .lower
        shares = Shares(
            counting: differences.count, better: isHigherBetter ? above : apart.count - above,
            equal: differences.count - apart.count)
    }

    /// (R17) Whether two numbers are equal but for rounding: closer than 10⁻¹² of the larger.
    static func isTie(_ one: Double, _ other: Double) -> Bool {
        if one == other { return true }
        let size = max(one.magnitude, other.magnitude)
        return size.isFinite && (one - other).magnitude <= 1e-12 * size
    }
}

extension Shares {
    /// Shares of so many draws; what is neither better nor equal is worse.
    init(counting draws: Int, better: Int, equal: Int) {
        let whole = Double(max(draws, 1))
        self.init(
            better: Double(better) / whole, equal: Double(equal) / whole,
            worse: Double(draws - better - equal) / whole)
    }

    /// (R17) Of the draws with a difference, the share that is better; nil where there is none.
    public var betterAmongDecided: Double? {
        better + worse > 0 ? better / (better + worse) : nil
    }
}
