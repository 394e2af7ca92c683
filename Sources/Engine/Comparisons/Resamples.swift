import Modelling

/// (R12) How often each draw occurs in an ensemble that is drawn again from the draws, for a number of such ensembles.
///
/// They follow from the run's seed alone, so the same run has the same findings everywhere.
struct Resamples: Sendable {
    static let usual = 200

    let counts: [[UInt16]]

    init(of draws: Int, seed: UInt64, number: Int = Self.usual) {
        let key = Key("comparisons.resample")
        counts = (0..<number).map { sample in
            var counts = [UInt16](repeating: 0, count: draws)
            for first in stride(from: 0, to: draws, by: 8) {
                let uniform = Draws(seed: seed, firstMember: first).uniform(key, step: sample)
                for lane in 0..<min(8, draws - first) {
                    counts[min(Int(uniform[lane] * Double(draws)), draws - 1)] += 1
                }
            }
            return counts
        }
    }
}
