import Modelling
public import Results

extension ScenarioFindings.Time {
    /// (S1) When half of the promise is delivered, beside the base.
    ///
    /// - Parameters:
    ///   - scenario: a moment in calendar years for each draw; infinity where half is never reached, which is later
    ///     than any year.
    ///   - base: the same of the base.
    ///   - years: length of the period. A draw in which one of the two never reaches half counts as that much apart,
    ///     which is more than two that do can be.
    public init(scenario: [Double], base: [Double], years: Double) {
        let pairs = PairedDraws(scenario, less: base, better: .lower)
        let all = pairs.differences.map { min(max($0, -years), years) * 12 }
        let months = all.filter { $0 != 0 }
        let (never, baseNever) = (Self.shareOfNever(scenario), Self.shareOfNever(base))
        self.init(
            monthsLater: max(never, baseNever) < 0.5 ? Quantiles(of: months) : nil, shares: pairs.shares,
            never: never, baseNever: baseNever, twentieths: Quantiles.twentieths(of: all))
    }

    private static func shareOfNever(_ moments: [Double]) -> Double {
        Double(moments.count { !$0.isFinite }) / Double(max(moments.count, 1))
    }
}
