import Results

/// The base as late as another scenario: the same measures in the same way, each moved by the extra time that the
/// other takes until it is decided.
///
/// What is left of a difference beside this control is no matter of time. The move is one number for all draws: the
/// median of the extra time, in whole steps.
public struct TimingControl: Sendable {
    /// Quarters by which each measure was moved, by its name in the catalogue.
    public var quarters: [String: Int]
    /// What is delivered at the horizon, of each draw.
    public var delivered: [Double]?
    /// For each headline of the region, for each of its years the draws; nil where it does not exist.
    public var headlines: [[[Double]?]]
    /// For each headline its sum over the period; nil where there is none.
    public var sums: [[Double]?]

    public init(
        quarters: [String: Int], delivered: [Double]?, headlines: [[[Double]?]] = [], sums: [[Double]?] = []
    ) {
        self.quarters = quarters
        self.delivered = delivered
        self.headlines = headlines
        self.sums = sums
    }

    /// How many steps later a scenario decides than the base.
    ///
    /// - Parameters:
    ///   - startsLater: steps by which it starts later.
    ///   - years: years that deciding takes in each draw.
    ///   - base: the same of the base.
    ///   - perYear: steps in a year.
    public static func stepsLater(
        startsLater: Int, years: [Double], base: [Double], perYear: Int
    ) -> Int {
        let extra = Quantiles(of: zip(years, base).map { $0 - $1 })?.p50 ?? 0
        return startsLater + Int((extra * Double(perYear)).rounded())
    }
}
