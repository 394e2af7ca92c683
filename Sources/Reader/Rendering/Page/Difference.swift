import Comparisons
import Modelling
import Results

/// (R14) What a page says of a difference: one of the four words, or more and less where no direction is better.
enum Judgement: Equatable {
    case ahead, behind, neckAndNeck, tooSmall
    case more, less

    init(_ verdict: Verdict) {
        switch verdict {
        case .ahead: self = .ahead
        case .behind: self = .behind
        case .neckAndNeck: self = .neckAndNeck
        case .tooSmall: self = .tooSmall
        }
    }
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
    /// (R17) Whether the band is over ties and the rest together, so that its median says nothing.
    var isMixture = false

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
    ///
    /// Where fewer than 64 draws differ, nothing tells them apart; where most tie, the median draw has no difference.
    var verdict: Judgement {
        guard isLargeEnough else { return .tooSmall }
        guard better != .neither, let shares else {
            if band.p05 > 0 || band.p25 > 0 { return .more }
            return band.p75 < 0 ? .less : .neckAndNeck
        }
        let verdict = Verdict(
            median: median, shares: shares, draws: members, better: better, worthNaming: worthNaming,
            level: level)
        return verdict.map(Judgement.init) ?? (shares.equal > 0.5 ? .tooSmall : .neckAndNeck)
    }

    /// (R18) Whether the median reaches the least difference worth naming, and a thousandth of what is there.
    var isLargeEnough: Bool { Verdict.isWorthNaming(median, worthNaming: worthNaming, level: level) }

    /// Draws with a difference.
    var decided: Double { Double(members) * (1 - ties) }

    /// How many times the least difference worth naming it is, to sort by.
    var weight: Double { worthNaming > 0 ? median.magnitude / worthNaming : 0 }
}
