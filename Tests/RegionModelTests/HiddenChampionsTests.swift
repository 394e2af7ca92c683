import Foundation
import Modelling
import Testing

@testable import RegionModel

@Suite("Hidden champions")
struct HiddenChampionsTests {
    /// One quarter of this theme alone.
    func advance(_ example: WorkExample, _ number: Int = 0) {
        example.advanceChampions(by: example.step(number))
    }

    /// As many champions as the baseline says.
    static let asGiven = Uncertainty(spreads: ["hidden_champions.abundance": .fixed(1)])

    @Test("how many champions there are is uncertain, from a twelfth of those given to twice as many")
    func abundance() {
        let (few, many) = (0.085, 2.0)
        for factor in [few, many] {
            let example = WorkExample(
                uncertainty: Uncertainty(spreads: ["hidden_champions.abundance": .fixed(factor)]))
            #expect(areClose(example.champions.count[3][0], factor * 6.75, within: 1e-12))
            for quarter in 0..<104 { advance(example, quarter) }
            #expect(areClose(example.champions.count[3][0], factor * 6.75, within: 1e-9))
        }
        let sampled = WorkExample(isCentral: false, seed: 3)
        let shares = (0..<8).map { sampled.champions.count.sum[$0] / (40 * 31.5) }
        #expect(shares.allSatisfy { $0 > 0.08 && $0 < 2.02 } && Set(shares).count == 8)
    }

    @Test("(2.13) in an upturn of 2 % firms arise e^.004 times as often")
    func entry() {
        let example = WorkExample()
        example.cycle.level[0] = Lanes(repeating: 0.02)
        advance(example)
        // Entry makes up for 4.5 % that end and 5 % × .22 failed successions: 5.6 % a year, × e^(.2 × .02).
        let grown = 5_000 * (1 + 0.25 * 0.056 * (exp(0.2 * 0.02) - 1))
        #expect(areClose(example.champions.smallFirms[0][0], grown, within: 1e-9))
    }

    @Test("(2.15) where help has reached half of the small firms, a twentieth more champions arise")
    func birthsByHelp() {
        let example = WorkExample()
        example.champions.reachedSmallFirms[20] = Lanes(repeating: 0.5)
        advance(example)
        #expect(areClose(example.champions.births[20][0], 0.0215 * 32.25 * 1.05))
        #expect(areClose(example.champions.births[21][0], 0.0215 * 33.75))
    }

    @Test("(2.13) without measures births keep champions constant, and entry keeps small firms constant")
    func stationary() {
        let example = WorkExample()
        for quarter in 0..<104 { advance(example, quarter) }
        let champions = example.champions
        // 1 % fail, 5 % × 15 % end in succession, 0.4 % leave: 2.15 % of 2.25 champions over 5,000 small firms.
        #expect(areClose(champions.birthRate[0][0], 0.0215 * 2.25 / 5_000, within: 1e-18))
        #expect(areClose(champions.count[0][0], 2.25))
        #expect(areClose(champions.smallFirms[0][0], 5_000, within: 1e-8))
        #expect(champions.successionsSaved[0] == .zero)
        #expect(areClose(example.championJobs.jobsPerChampion[0][0], 280 * exp(0.02 * 26), within: 1e-9))
        // What is expected of them is 2 % a year, also in a quarter: e^0.005 adds a ten-thousandth of it.
        #expect(areClose(example.championJobs.growthTerm[0, Sector.industry][0], 0, within: 1e-5))
    }

    @Test("two quarters with help, worked by hand")
    func help() {
        let example = WorkExample()
        let champions = example.champions
        example.around.championsReached[20] = Lanes(repeating: 4)
        example.around.firmsReached[20] = Lanes(repeating: 135)
        advance(example)
        // 32.25 champions of which 1 is reached; all lose 2.15 % a year, and as many are born.
        #expect(areClose(champions.reached[20][0], 1))
        #expect(areClose(champions.count[20][0], 32.25))
        #expect(areClose(champions.reachedSmallFirms[20][0], 135 * 0.25 / 9_000, within: 1e-15))

        advance(example, 1)
        // The one that is reached loses touch at 1/4 a year and is lost at 1 % + 0.75 % × .65 + 0.4 % × .75.
        let lost = 0.25 * (0.01 + 0.0075 * 0.65 + 0.004 * 0.75)
        #expect(areClose(champions.reached[20][0], 1 + 1 - 0.25 / 4 - lost))
        // Of one champion's successions .75 % fail in a year, of small firms' 1.1 %; help saves 35 %.
        let saved = 0.0075 * 0.35 + 0.011 * 0.35 * (135 * 0.25 / 9_000) * 9_000
        #expect(areClose(champions.successionsSaved[20][0], saved))
    }

    @Test("(2.14) no more champions are reached than are left")
    func allReached() {
        let example = WorkExample()
        example.around.championsReached.fill(Lanes(repeating: 500))
        for quarter in 0..<20 { advance(example, quarter) }
        for region in 0..<40 {
            #expect(all(example.champions.unreached[region] .>= 0))
            #expect(all(example.champions.reachedShare[region] .<= 1))
        }
        #expect(example.champions.reachedShare[5][0] > 0.9)
    }

    @Test("(2.15) less liveability and a tighter labour market drive champions away")
    func leaving() {
        let (usual, dull, tight) = (WorkExample(), WorkExample(), WorkExample())
        dull.around.liveability[30] = Lanes(repeating: 40)
        tight.market.tightness[30] = Lanes(repeating: 0.1)
        for example in [usual, dull, tight] { advance(example) }
        let losses = { (example: WorkExample) in example.champions.losses[30][0] / 47.25 }
        #expect(areClose(losses(dull), losses(usual) + 0.004 * (exp(0.1) - 1)))
        #expect(areClose(losses(tight), losses(usual) + 0.004 * (exp(0.1) - 1)))
    }

    @Test("(2.16) a definition that finds a quarter of the champions finds them twice as large")
    func fewAndLarge() {
        for (abundance, jobs) in [(1.0, 280.0), (0.25, 560), (0, 2_800)] {
            let example = WorkExample(
                uncertainty: Uncertainty(spreads: ["hidden_champions.abundance": .fixed(abundance)]))
            #expect(areClose(example.championJobs.jobsPerChampion[0][0], jobs, within: 1e-9))
        }
    }

    @Test("sampled champions are whole firms that come and go one by one, and all are accounted for")
    func events() {
        let example = WorkExample(uncertainty: Self.asGiven, isCentral: false, seed: 11)
        var count = (0..<40).map { example.champions.count[$0] }
        for quarter in 0..<60 {
            advance(example, quarter)
            for region in 0..<40 {
                let (births, losses) = (example.champions.births[region], example.champions.losses[region])
                let expected = count[region] + (births - losses) * 0.25
                #expect(all(size(example.champions.count[region] - expected) .< 1e-9))
                count[region] = example.champions.count[region]
                if region < 20 { #expect(count[region] == count[region].rounded(.toNearestOrEven)) }
                #expect(all(count[region] .>= 0))
            }
        }
    }

    @Test("a fraction of a champion on the base date is rounded by chance")
    func firstCount() {
        var total = 0.0
        for block in 0..<50 {
            let example = WorkExample(
                uncertainty: Self.asGiven, isCentral: false, firstMember: 8 * block)
            #expect(all(example.champions.count[0] .== 2 .| (example.champions.count[0] .== 3)))
            total += example.champions.count[0].total
        }
        #expect(areClose(total / 400, 2.25, within: 0.08))
    }

    @Test("help never costs a champion: with the same luck as many are lost, or fewer")
    func luck() {
        for block in 0..<10 {
            let (without, with) = (
                WorkExample(isCentral: false, firstMember: 8 * block),
                WorkExample(isCentral: false, firstMember: 8 * block)
            )
            with.around.championsReached.fill(Lanes(repeating: 2))
            for quarter in 0..<60 {
                advance(without, quarter)
                advance(with, quarter)
            }
            let (few, many) = (without.champions.count.sum, with.champions.count.sum)
            #expect(many.sum() >= few.sum())
        }
    }

    @Test("(2.16) champions that grow beyond expectation make their sectors grow, by at most a fifth a year")
    func growthTerm() {
        let example = WorkExample()
        let champions = example.champions
        champions.reached[8] = Lanes(repeating: 14.25)
        champions.unreached[8] = .zero
        let before = example.championJobs.jobs[8][0]
        advance(example)
        // Help lowers losses from 2.15 % to 1 + .4875 + .3 %, and adds half a point to 2 % growth per champion.
        let after =
            14.25 * (1 + 0.25 * (0.0215 - 0.017875)) * 280 * exp(0.25 * 0.02)
            * exp(0.25 * 0.005 * champions.reachedShare[8][0])
        let unexpected = (after - before) * 4 - 0.02 * before
        let industry = example.basic.basicJobs[8, Sector.industry][0]
        #expect(areClose(example.championJobs.growthTerm[8, Sector.industry][0], 0.7 * unexpected / industry))
        #expect(example.championJobs.term(Lanes(repeating: 900), in: Lanes(repeating: 1_000))[0] == 0.2)
        #expect(example.championJobs.term(Lanes(repeating: 900), in: .zero)[0] == 0)
    }
}
