import Modelling
import Results

/// (R14) The words of a page; what they need in size and in counts is the same everywhere.
enum Verdict: Equatable {
    case ahead, behind, neckAndNeck, tooSmall
    /// No direction is better, so that nobody is ahead.
    case more, less
}

/// One paired difference of a row or of a finding, judged.
struct Difference {
    let band: Quantiles
    /// Of all draws; nil where no direction is better.
    let shares: Shares?
    let members: Int
    let better: Indicator.Direction
    /// The least difference worth naming.
    let worthNaming: Double
    /// What is there in the base; nil where there is no second threshold (R18).
    let level: Double?

    init(
        _ band: Quantiles, shares: Shares?, members: Int, better: Indicator.Direction, worthNaming: Double,
        level: Double? = nil
    ) {
        self.band = band
        self.shares = shares
        self.members = members
        self.better = better
        self.worthNaming = worthNaming
        self.level = level
    }

    var median: Double { band.p50 }

    /// (R17) Share of draws without a difference.
    var ties: Double { shares?.equal ?? 0 }

    /// (R17) Among the draws with a difference, the share in which the scenario is better.
    var share: Double? { shares.flatMap(\.betterAmongDecided) }

    /// (R20) Standard error of the median, from the half of the draws in the middle.
    var medianError: Double { Self.errorOfMedian(band, members: members) }

    static func errorOfMedian(_ band: Quantiles, members: Int) -> Double {
        guard members > 1 else { return 0 }
        // 1.2533 σ / √n, with σ from the quartiles of a normal distribution.
        return 1.2533 * (band.p75 - band.p25) / 1.349 / Double(members).squareRoot()
    }

    /// (R14, R18) What it is: its size first, then whether the counts tell the two apart.
    var verdict: Verdict {
        guard isLargeEnough else { return .tooSmall }
        guard better != .neither, let share else {
            if band.p05 > 0 || band.p25 > 0 { return .more }
            return band.p75 < 0 ? .less : .neckAndNeck
        }
        let isBetter = (median > 0) == (better == .higher)
        let border = 2 * Self.error(of: share, draws: decided)
        if isBetter, share - 0.5 >= border { return .ahead }
        return !isBetter && 0.5 - share >= border ? .behind : .neckAndNeck
    }

    /// (R18) Whether the median reaches the least difference worth naming, and a thousandth of what is there.
    var isLargeEnough: Bool {
        let isNamed = median != 0 && median.magnitude >= worthNaming * (1 - 1e-9)
        return isNamed && (level.map { median.magnitude >= 0.001 * $0.magnitude * (1 - 1e-9) } ?? true)
    }

    /// Draws with a difference.
    var decided: Double { Double(members) * (1 - ties) }

    /// (R10) Standard error of a share of draws: √(k(1 − k)/n).
    static func error(of share: Double, draws: Double) -> Double {
        draws > 0 ? (share * (1 - share) / draws).squareRoot() : 0
    }

    /// How many times the least difference worth naming it is, to sort by.
    var weight: Double { worthNaming > 0 ? median.magnitude / worthNaming : 0 }
}

extension Shares {
    /// (R17) Of the draws with a difference, the share that is better; nil where there is none.
    var betterAmongDecided: Double? {
        better + worse > 0 ? better / (better + worse) : nil
    }

    /// Whether ties are so many that a sentence begins with them (R17).
    var hasTies: Bool { equal >= 0.05 - 1e-12 }
}

/// (R15) The fewest draws of which words may be said.
let fewestMembersForWords = 64
