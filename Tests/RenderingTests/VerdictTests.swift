import Comparisons
import Modelling
import Results
import Testing

@testable import Rendering

@Suite("Verdicts")
struct VerdictTests {
    private func difference(
        _ median: Double, _ share: Double, equal: Double = 0, members: Int = 256,
        better: Indicator.Direction = .higher,
        least: Double = 1, level: Double? = nil
    ) -> Difference {
        Difference(
            around(median, 1), shares: counts(share, equal: equal), members: members, better: better,
            worthNaming: least, level: level)
    }

    @Test("R14: the least difference counts from its border, below it nothing is named")
    func size() {
        #expect(difference(1, 0.9).verdict == .ahead)
        #expect(difference(0.999, 0.9).verdict == .tooSmall)
        #expect(difference(-1, 0.1).verdict == .behind)
        #expect(difference(0, 0.9, least: 0).verdict == .tooSmall)
    }

    @Test("R10, R14, R15: 'ahead' begins at 57 of 100 with 256 draws and at 54 with 1,024")
    func certainty() {
        #expect(difference(5, 0.57).verdict == .ahead && difference(5, 0.56).verdict == .neckAndNeck)
        #expect(difference(-5, 0.43).verdict == .behind && difference(-5, 0.44).verdict == .neckAndNeck)
        #expect(difference(5, 0.54, members: 1_024).verdict == .ahead)
        #expect(difference(5, 0.53, members: 1_024).verdict == .neckAndNeck)
    }

    @Test("R14: where less is better a lower value is ahead")
    func lower() {
        #expect(difference(-5, 0.9, better: .lower).verdict == .ahead)
        #expect(difference(5, 0.1, better: .lower).verdict == .behind)
    }

    @Test("R17: better, equal and worse are three shares, and the count is among draws with a difference")
    func ties() {
        let tied = difference(5, 0.6, equal: 0.5)
        #expect(tied.share == 0.6 && tied.decided == 128)
        // 0.6 is beyond two standard errors of 256 draws, and not of 128.
        #expect(difference(5, 0.58).verdict == .ahead)
        #expect(difference(5, 0.58, equal: 0.5).verdict == .neckAndNeck)
        // Where most tie, the middle draw has no difference; where few do, they take no word away.
        #expect(difference(5, 0.99, equal: 0.45, members: 100).verdict == .ahead)
        #expect(difference(5, 0.99, equal: 0.8).verdict == .tooSmall)
        #expect(difference(-5, 0, equal: 0.99).verdict == .tooSmall)
        #expect(counts(0.6, equal: 0.05).hasTies && !counts(0.6, equal: 0.049).hasTies)
        #expect(Shares(better: 0, equal: 1, worse: 0).betterAmongDecided == nil)
    }

    @Test("R18: a level of the region also needs a thousandth of what is there")
    func share() {
        #expect(difference(-108, 0.03, least: 100, level: 336_700).verdict == .tooSmall)
        #expect(difference(336.7, 0.99, least: 100, level: 336_700).verdict == .ahead)
        #expect(difference(336.6, 0.99, least: 100, level: 336_700).verdict == .tooSmall)
    }

    @Test("where no direction is better nobody is ahead")
    func neither() {
        let more = Difference(around(5, 4), shares: nil, members: 256, better: .neither, worthNaming: 1)
        let open = Difference(around(5, 20), shares: nil, members: 256, better: .neither, worthNaming: 1)
        #expect(more.verdict == .more && open.verdict == .neckAndNeck)
        let less = Difference(around(-5, 4), shares: nil, members: 256, better: .neither, worthNaming: 1)
        #expect(less.verdict == .less)
    }

    @Test("R33: the error in the foot is that of the count, at least 1")
    func foot() {
        #expect(PageFoot.error(0.84, members: 256) == 2)
        #expect(PageFoot.error(0.84, members: 8) == 13)
        #expect(PageFoot.error(1, members: 256) == 1 && PageFoot.error(1, members: 8) == 11)
    }

    @Test("R31: a number decides only where its rank correlation is beyond 3/√n")
    func deciding() {
        #expect(DecidingNumbers.standsOut(0.1876, members: 256))
        #expect(!DecidingNumbers.standsOut(0.1875, members: 256))
        #expect(!DecidingNumbers.standsOut(-0.74, members: 16))
    }
}
