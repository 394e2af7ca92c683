public import Modelling
public import Results

/// (R14) What a difference is, in one of four words; `docs/reading-results.md` explains them.
public enum Verdict: String, Sendable, Hashable, CaseIterable {
    /// Large enough to name, and more draws are better than luck explains.
    case ahead
    case behind
    /// Large enough to name, while the draws do not tell the two apart.
    case neckAndNeck
    /// Smaller than what is worth naming.
    case tooSmall

    /// (R10, R14, R15, R18) Judges a paired difference. Nil where there are fewer than 64 draws, or most tie and
    /// fewer than 64 do not: no word may be said.
    ///
    /// - Parameters:
    ///   - median: of the draws with a difference, in the indicator's unit.
    ///   - shares: of all draws.
    ///   - draws: how many draws there are.
    ///   - better: which way is better; where neither is, more counts as ahead.
    ///   - worthNaming: the least difference worth naming.
    ///   - level: what the base has, for what is measured of a whole region; a difference below a thousandth of it is
    ///     too small as well.
    public init?(
        median: Double, shares: Shares, draws: Int, better: Indicator.Direction, worthNaming: Double,
        level: Double? = nil
    ) {
        guard draws >= SamplingError.fewestDraws else { return nil }
        guard let share = shares.betterAmongDecided else {
            self = .tooSmall
            return
        }
        guard Self.isWorthNaming(median, worthNaming: worthNaming, level: level) else {
            self = .tooSmall
            return
        }
        let decided = Double(draws) * (1 - shares.equal)
        // Where most draws differ, a few ties take no word away.
        guard shares.equal <= 0.5 || decided >= Double(SamplingError.fewestDraws) - 1e-6 else { return nil }
        let border = 2 * SamplingError.ofShare(share, draws: decided)
        let isBetter = (median > 0) == (better != .lower)
        if isBetter, share - 0.5 >= border {
            self = .ahead
        } else if !isBetter, 0.5 - share >= border {
            self = .behind
        } else {
            self = .neckAndNeck
        }
    }

    /// (R14, R18) Whether a median reaches the least difference worth naming, and a thousandth of what is there.
    public static func isWorthNaming(_ median: Double, worthNaming: Double, level: Double? = nil) -> Bool {
        // What is written as a decimal border is reached by a number that rounding left just below it.
        let nearly = 1 - 1e-9
        guard median != 0, median.magnitude >= worthNaming * nearly else { return false }
        return level.map { median.magnitude >= 0.001 * $0.magnitude * nearly } ?? true
    }
}
