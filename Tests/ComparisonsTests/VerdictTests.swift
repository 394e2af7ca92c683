import Comparisons
import Modelling
import Results
import Testing

@Suite("Words and counts, at their borders")
struct VerdictTests {
    /// A verdict on so many better draws of `draws`, a least difference apart unless told otherwise.
    private func verdict(
        better count: Int, equal: Int = 0, of draws: Int, median: Double = 10, least: Double = 10,
        level: Double? = nil, direction: Indicator.Direction = .higher
    ) -> Verdict? {
        Verdict(
            median: median,
            shares: Shares(
                better: Double(count) / Double(draws), equal: Double(equal) / Double(draws),
                worse: Double(draws - count - equal) / Double(draws)),
            draws: draws, better: direction, worthNaming: least, level: level)
    }

    @Test("with 256 draws ahead begins at 57 of 100, with 1,024 at 54 (R15)")
    func bordersOfCounts() {
        // 144 of 256 is 56.25: 50 + 2 × 3.10 = 56.20. One draw fewer is 55.9, of which the border is 56.2.
        #expect(verdict(better: 144, of: 256) == .ahead)
        #expect(verdict(better: 143, of: 256) == .neckAndNeck)
        // 544 of 1,024 is 53.125: 50 + 2 × 1.559 = 53.12.
        #expect(verdict(better: 544, of: 1_024) == .ahead)
        #expect(verdict(better: 543, of: 1_024) == .neckAndNeck)
    }

    @Test("behind is the mirror of ahead, and lower is better where it is declared so")
    func mirror() {
        #expect(verdict(better: 112, of: 256, median: -10) == .behind)
        #expect(verdict(better: 113, of: 256, median: -10) == .neckAndNeck)
        #expect(verdict(better: 144, of: 256, median: -10, direction: .lower) == .ahead)
        #expect(verdict(better: 112, of: 256, median: 10, direction: .lower) == .behind)
    }

    @Test("a median below the least difference is too small, whatever the count; on it, it is not (R14)")
    func least() {
        #expect(verdict(better: 256, of: 256, median: 9.999) == .tooSmall)
        #expect(verdict(better: 256, of: 256, median: 10) == .ahead)
        #expect(verdict(better: 256, of: 256, median: 0, least: 0) == .tooSmall)
    }

    @Test("of a whole region, a difference below a thousandth of what is there is too small (R18)")
    func share() {
        // Jobs of Twente in 2035: 108 fewer of 336,700, over the least difference of 100.
        #expect(
            verdict(better: 0, of: 256, median: -108, least: 100, level: 336_700) == .tooSmall)
        #expect(verdict(better: 0, of: 256, median: -337, least: 100, level: 336_700) == .behind)
        #expect(verdict(better: 256, of: 256, median: 10, level: 10_001) == .tooSmall)
        #expect(verdict(better: 256, of: 256, median: 10, level: 10_000) == .ahead)
    }

    @Test("below 64 draws, or 64 with a difference, there are no words (R15)")
    func few() {
        #expect(verdict(better: 63, of: 63) == nil)
        #expect(verdict(better: 64, of: 64) == .ahead)
        #expect(verdict(better: 63, equal: 193, of: 256) == nil)
        // However few differ: what they differ by is too small to name.
        #expect(verdict(better: 63, equal: 193, of: 256, median: 9) == .tooSmall)
        #expect(verdict(better: 64, equal: 192, of: 256) == .ahead)
        #expect(verdict(better: 0, equal: 256, of: 256) == .tooSmall)
        // A few ties among few draws take no word away.
        #expect(verdict(better: 62, equal: 2, of: 64) == .ahead)
        #expect(verdict(better: 0, equal: 2, of: 64, median: -20) == .behind)
        #expect(verdict(better: 31, equal: 33, of: 64) == nil)
    }

    @Test("counts are among the draws with a difference (R17)")
    func ties() {
        // 72 of 128 is 56.25, with a border of 58.8; without the ties in the way it would have been 28 of 100.
        #expect(verdict(better: 72, equal: 128, of: 256) == .neckAndNeck)
        #expect(verdict(better: 76, equal: 128, of: 256) == .ahead)
    }

    @Test("what rounding leaves is a tie, also between large numbers and between moments never reached")
    func rounding() {
        let pairs = PairedDraws(
            [1 + 4e-13, 1 + 4e-12, 2e9, 2e9 + 0.01, 0, .infinity, .infinity, 2_030],
            less: [1, 1, 2e9 + 0.001, 2e9, 0, .infinity, 2_031, .infinity])
        #expect(pairs.differences.map { $0 == 0 } == [true, false, true, false, true, true, false, false])
        #expect(pairs.shares == Shares(better: 3.0 / 8, equal: 4.0 / 8, worse: 1.0 / 8))
        #expect(pairs.shares.betterAmongDecided == 0.75)
    }

    @Test("medians are of the draws with a difference (R17)")
    func medians() {
        let scenario = [0, 0, 0, 0, 0, 0, 4, 6, 8.0]
        let pairs = PairedDraws(scenario, less: [Double](repeating: 0, count: 9))
        #expect(pairs.band?.p50 == 6)
        #expect(PairedDraws([1, 2], less: [1, 2]).band == nil)
    }

    @Test("86 of 100 is 2 off with 256 draws, 12 with 8")
    func samplingError() {
        #expect(abs(100 * SamplingError.ofShare(0.86, draws: 256) - 2.17) < 0.005)
        #expect(abs(100 * SamplingError.ofShare(0.86, draws: 8) - 12.27) < 0.005)
        #expect(SamplingError.ofShare(0.5, draws: 0) == 0)
    }

    @Test("chance reaches 3/√n in one list, and further in the best of 285")
    func correlation() {
        #expect(SamplingError.largestCorrelation(draws: 256, candidates: 1) == 3.0 / 16)
        // A share of .005 / 285 lies beyond 4.14 standard deviations.
        let many = SamplingError.largestCorrelation(draws: 256, candidates: 285)
        #expect(abs(many - 4.1377 / 16) < 1e-4)
    }
}
