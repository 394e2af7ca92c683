import Modelling
import Results
import Testing

@Suite("Paired comparison of members")
struct ComparisonTests {
    func standing(_ differences: [Double], _ better: Indicator.Direction) -> Double? {
        var standing = Standing()
        for difference in differences { standing.add(difference: difference, ofSize: 1, better: better) }
        return standing.probabilityBetter(better)
    }

    @Test("the probability is the share of members better plus half the share equal")
    func probability() {
        #expect(standing([1, 2, 0, -1], .higher) == 0.625)
        #expect(standing([1, 2, 0, -1], .lower) == 0.375)
        #expect(standing([0, 0], .lower) == 0.5)
    }

    @Test("a difference of rounding is a tie in the shares, and the older column counts every bit")
    func ties() {
        var standing = Standing()
        for difference in [0, 1e-10, -1e-10, 0.5] {
            standing.add(difference: difference, ofSize: 1_000, better: .higher)
        }
        #expect(standing.shares(.higher) == Shares(better: 0.25, equal: 0.75, worse: 0))
        #expect(standing.probabilityBetter(.higher) == 0.625)
        #expect(standing.shares(.neither) == nil)
    }

    @Test("two values that are not reached are equal, one that is reached is not")
    func endless() {
        var standing = Standing()
        standing.add(difference: 0, ofSize: 0, better: .lower)
        standing.add(difference: -.infinity, ofSize: 0, better: .lower)
        #expect(standing.shares(.lower) == Shares(better: 0.5, equal: 0.5, worse: 0))
    }

    @Test("the sampling error is that of a share among the members that differ")
    func samplingError() throws {
        var standing = Standing()
        for member in 0..<300 {
            let difference = member < 44 ? 0.0 : member < 264 ? 1 : -1
            standing.add(difference: difference, ofSize: 1, better: .higher)
        }
        // 220 of 256 better: the share is .86, and its error √(.86 × .14 / 256) = .0217.
        let error = try #require(standing.standardError(.higher))
        #expect(abs(error - 0.021_7) < 0.000_05)
        #expect(Standing().standardError(.higher) == nil)
    }

    @Test("where no direction is better there is no probability")
    func neither() {
        #expect(standing([1, 2], .neither) == nil)
        #expect(standing([], .higher) == nil)
    }

    @Test("the share of the effect is counted in what the measures do, whichever way that goes")
    func share() {
        // Measures add 10 jobs; the scenario adds 12.
        #expect(shareOfEffect(scenario: 112, reference: 110, withoutMeasures: 100, worthNaming: 1) == 0.2)
        // Measures take away 10 crimes; the scenario takes away 5.
        #expect(shareOfEffect(scenario: 95, reference: 90, withoutMeasures: 100, worthNaming: 1) == -0.5)
    }

    @Test("measures that do about nothing have no share: less than a tenth of what is worth naming")
    func aboutZero() {
        #expect(shareOfEffect(scenario: 112, reference: 100.1, withoutMeasures: 100, worthNaming: 1) == nil)
        #expect(shareOfEffect(scenario: 112, reference: 100.2, withoutMeasures: 100, worthNaming: 1) != nil)
        #expect(shareOfEffect(scenario: 1, reference: 0, withoutMeasures: 0, worthNaming: 0) == nil)
        // Rounding of a number of a million is no effect either.
        #expect(
            shareOfEffect(scenario: 2e6, reference: 1e6 + 1e-4, withoutMeasures: 1e6, worthNaming: 0) == nil)
    }

    func gained(_ scenario: [Double], _ reference: [Double], _ better: Indicator.Direction) -> Double? {
        yearsGained(scenario: scenario.span, reference: reference.span, better: better)
    }

    @Test("years gained: when the better one reached the level that the other has at the end")
    func years() throws {
        // The reference has 106 in year 4; the scenario had it between year 2 (104) and year 3 (108).
        #expect(gained([100, 102, 104, 108, 112], [100, 101, 103, 104, 106], .higher) == 1.5)
        #expect(gained([100, 101, 103, 104, 106], [100, 102, 104, 108, 112], .higher) == -1.5)
        #expect(gained([100, 98, 96, 92, 88], [100, 99, 97, 96, 94], .lower) == 1.5)
        #expect(gained([1, 2], [1, 2], .higher) == 0)
    }

    @Test("a level that was crossed more than once counts from the last time")
    func crossedTwice() {
        #expect(gained([0, 4, 0, 4, 5], [0, 0, 0, 0, 2], .higher) == 1.5)
    }

    @Test("a level that the better one never came up to, but had from the start, gains no years")
    func neverReached() {
        #expect(gained([100, 101, 102], [98, 99, 99.5], .higher) == nil)
        #expect(gained([100, 101], [100, 101], .higher) == 0)
        #expect(gained([100, 110], [100, 105], .neither) == nil)
    }

    @Test("years are gained only where both still improve in the last year")
    func standstill() {
        #expect(gained([100, 104, 108, 109], [100, 101, 102, 103], .higher) == 2.25)
        // Ahead of one that stands still or turns back, nobody can say by how many years.
        #expect(gained([100, 104, 108, 109], [100, 101, 103, 103], .higher) == nil)
        #expect(gained([100, 104, 108, 109], [100, 101, 104, 103], .higher) == nil)
        // An effect that fades shortens the lead, although the other came no nearer to the best of it.
        #expect(gained([100, 104, 108, 107], [100, 101, 102, 103], .higher) == nil)
        #expect(gained([100, 101, 102, 103], [100, 104, 108, 107], .higher) == nil)
        #expect(gained([100, 96, 92, 93], [100, 99, 98, 97], .lower) == nil)
        #expect(gained([100], [100], .higher) == nil)
    }

    func turn(_ scenario: [Double], _ reference: [Double], _ better: Indicator.Direction = .higher)
        -> MemberTurn?
    {
        MemberTurn(scenario: scenario.span, reference: reference.span, better: better, worthNaming: 1)
    }

    @Test("slower for three years, then ahead: the turn lies where the difference is zero")
    func turns() throws {
        let slower = try #require(turn([0, -1, -2, 2, 5], [0, 0, 0, 0, 0]))
        #expect(slower.years == 2.5)
        #expect(slower.isAheadAfter)
        let reversed = try #require(turn([0, -1, -2, 2, 5], [0, 0, 0, 0, 0], .lower))
        #expect(!reversed.isAheadAfter)
    }

    @Test("only the last turn is for good, and differences not worth a tenth of naming have no sign")
    func forGood() {
        #expect(turn([3, -3, 3, -1, 1], [0, 0, 0, 0, 0])?.years == 3.5)
        #expect(turn([0, 1, 2], [0, 0, 0]) == nil)
        #expect(turn([-0.09, 1, 2], [0, 0, 0]) == nil)
        #expect(turn([-1, 1, 0.05], [0, 0, 0]) == nil)
        #expect(turn([-0.11, -0.1, 2], [0, 0, 0])?.years == 1)
    }

    @Test("rank correlation: only the order counts, and equal values share their rank")
    func ranks() throws {
        #expect(Ranks([1, 2, 3, 4]).correlation(with: Ranks([1, 10, 100, 1_000])) == 1)
        #expect(Ranks([1, 2, 3, 4]).correlation(with: Ranks([9, 7, 5, 3])) == -1)
        #expect(Ranks([1, 2, 3]).correlation(with: Ranks([5, 5, 5])) == nil)
        #expect(Ranks([1, 2]).correlation(with: Ranks([1, 2])) == nil)
        // Ranks less their mean: −2 −.5 −.5 1 2 and −1 −2 0 2 1; 7 / √(9.5 × 10).
        let tied = try #require(Ranks([1, 2, 2, 4, 5]).correlation(with: Ranks([2, 1, 3, 5, 4])))
        #expect(abs(tied - 7 / 95.0.squareRoot()) < 1e-15)
    }
}
