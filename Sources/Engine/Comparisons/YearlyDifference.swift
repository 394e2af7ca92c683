import Modelling
import Results

/// The paired differences of one year, sorted, so that a resampled ensemble is judged without sorting it again.
struct YearlyDifference {
    let year: Int
    private let draws: PairedDraws
    private let better: Indicator.Direction
    private let worthNaming: Double
    /// Draws with a difference, by rising difference.
    private let order: [Int]

    init(
        year: Int, scenario: [Double], base: [Double], better: Indicator.Direction, worthNaming: Double
    ) {
        let draws = PairedDraws(scenario, less: base, better: better)
        self.year = year
        self.draws = draws
        self.better = better
        self.worthNaming = worthNaming
        order = draws.differences.indices.filter { draws.differences[$0] != 0 }
            .sorted { (draws.differences[$0], $0) < (draws.differences[$1], $1) }
    }

    /// What the draws say.
    var verdict: Verdict? {
        verdict(median: draws.band?.p50 ?? 0, shares: draws.shares)
    }

    /// What they say when each counts as often as told.
    func verdict(counting counts: [UInt16]) -> Verdict? {
        var (decided, above) = (0, 0)
        for draw in order {
            decided += Int(counts[draw])
            if draws.differences[draw] > 0 { above += Int(counts[draw]) }
        }
        let shares = Shares(
            counting: counts.count, better: better == .lower ? decided - above : above,
            equal: counts.count - decided)
        return verdict(median: median(counting: counts, of: decided), shares: shares)
    }

    /// The mean of the two in the middle where their number is even.
    private func median(counting counts: [UInt16], of decided: Int) -> Double {
        guard decided > 0 else { return 0 }
        let (low, high) = ((decided - 1) / 2, decided / 2)
        var (passed, lower) = (0, 0.0)
        for draw in order {
            let next = passed + Int(counts[draw])
            if passed <= low, low < next { lower = draws.differences[draw] }
            if passed <= high, high < next { return (lower + draws.differences[draw]) / 2 }
            passed = next
        }
        return lower
    }

    private func verdict(median: Double, shares: Shares) -> Verdict? {
        Verdict(
            median: median, shares: shares, draws: draws.differences.count, better: better,
            worthNaming: worthNaming)
    }
}
