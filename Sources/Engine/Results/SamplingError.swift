import Modelling

/// How far a number that is found in draws may be off by the luck of the draws.
public enum SamplingError {
    /// The fewest draws of which more may be said than counts.
    public static let fewestDraws = 64

    /// Standard error of a share of draws, 0 to 1: √(k(1 − k) / n).
    public static func ofShare(_ share: Double, draws: Double) -> Double {
        draws > 0 ? (share * (1 - share) / draws).squareRoot() : 0
    }

    /// The rank correlation that chance hardly reaches in any of `candidates` lists of draws.
    ///
    /// 3/√n, or where there are many candidates what one of them exceeds by chance in 1 of 100 ensembles (Bonferroni).
    public static func largestCorrelation(draws: Int, candidates: Int) -> Double {
        let tail = Lanes(repeating: 0.005 / Double(max(candidates, 1)))
        let deviations = max(3, -normalQuantile(tail)[0])
        return deviations / Double(max(draws, 1)).squareRoot()
    }
}
