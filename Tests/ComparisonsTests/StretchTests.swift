import Modelling
import Results
import Testing

@testable import Comparisons

@Suite("Stretches of years")
struct StretchTests {
    private func stretches(_ verdicts: [Verdict?]) -> [String] {
        ScenarioFindings.Stretches.stretches(Array(2_025..<2_025 + verdicts.count), verdicts).map {
            "\($0.isAhead ? "+" : "-")\($0.first)-\($0.last)"
        }
    }

    @Test("neighbours merge, one level year between two of a side joins them, two do not (R11)")
    func merging() {
        #expect(stretches([.behind, .behind, .ahead, .ahead]) == ["-2025-2026", "+2027-2028"])
        #expect(stretches([.ahead, .tooSmall, .ahead, .neckAndNeck, .ahead]) == ["+2025-2029"])
        #expect(
            stretches([.ahead, .ahead, .tooSmall, .neckAndNeck, .ahead, .ahead])
                == ["+2025-2026", "+2029-2030"])
        #expect(
            stretches([.ahead, .ahead, .tooSmall, .behind, .behind]) == ["+2025-2026", "-2028-2029"])
    }

    @Test("a single year is not told (R11)")
    func single() {
        #expect(stretches([.tooSmall, .ahead, .tooSmall]) == [])
        #expect(stretches([.behind, .ahead, .ahead]) == ["+2026-2027"])
        #expect(stretches([nil, nil]) == [])
    }

    /// Years in which so many of `draws` draws are 1 better, and the others 1 worse.
    private func found(_ better: [Int], of draws: Int, seed: UInt64 = 1) -> [ScenarioFindings.Stretch] {
        ScenarioFindings.Stretches(
            of: "delivered", years: Array(2_025..<2_025 + better.count),
            scenario: better.map { count in (0..<draws).map { $0 * 7 % draws < count ? 1 : -1 } },
            base: better.map { _ in [Double](repeating: 0, count: draws) }, better: .higher,
            worthNaming: 0.01, seed: seed
        ).stretches
    }

    @Test(
        "a boundary is exact where the draws leave no doubt, and about where another draw would move it (R12)"
    )
    func boundaries() {
        // Of 256 draws 144 are the border; in the second year 150 lie hardly beyond it.
        let found = found([40, 100, 128, 150, 220, 256, 256], of: 256)
        #expect(found.map(\.isAhead) == [false, true])
        #expect(found.map(\.first) == [2_025, 2_028] && found.map(\.last) == [2_026, 2_031])
        #expect(found.map(\.isFirstExact) == [true, false])
        #expect(found[1].isLastExact)
    }

    @Test("the same draws and seed have the same boundaries; the seed decides no more than those")
    func deterministic() {
        let better = [40, 100, 128, 150, 220, 256, 256]
        #expect(found(better, of: 256) == found(better, of: 256))
        let others = (2...6).map { found(better, of: 256, seed: $0) }
        for other in others { #expect(other.map(\.first) == [2_025, 2_028]) }
    }

    @Test("resampling counts every ensemble in full, and judges as if its draws were written out")
    func resamples() {
        let resamples = Resamples(of: 70, seed: 3, number: 20)
        #expect(resamples.counts.allSatisfy { $0.reduce(0) { $0 + Int($1) } == 70 })
        #expect(Set(resamples.counts).count == 20)
        let scenario = (0..<70).map { Double(($0 * 31) % 70) - 20 }
        let base = [Double](repeating: 0, count: 70)
        let year = YearlyDifference(
            year: 2_030, scenario: scenario, base: base, better: .lower, worthNaming: 14)
        for counts in resamples.counts {
            let drawn = counts.indices.flatMap { Array(repeating: scenario[$0], count: Int(counts[$0])) }
            let written = YearlyDifference(
                year: 2_030, scenario: drawn, base: base, better: .lower, worthNaming: 14)
            #expect(year.verdict(counting: counts) == written.verdict)
        }
    }
}
