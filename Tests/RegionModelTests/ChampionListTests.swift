import Foundation
import Modelling
import Testing

@testable import RegionModel

@Suite("A region's own list of hidden champions")
struct ChampionListTests {
    /// Region 20 lists ten firms in industry and two in business services.
    private static let listed: [String: [Double]] = {
        var figures = madeUpFigures
        func give(_ column: String, _ industry: Double, _ business: Double) {
            var values = [Double](repeating: 0, count: 400)
            values[200 + Sector.industry.rawValue] = industry
            values[200 + Sector.business.rawValue] = business
            figures["hidden_champions.\(column)"] = values
        }
        give("listed", 10, 2)
        give("listed_jobs", 2_100, 300)
        give("listed_retiring", 5, 1)
        give("listed_exports", 0.8, 0.4)
        return figures
    }()

    private func advance(_ example: WorkExample, through last: Int = 0) {
        for quarter in 0...last { example.advanceChampions(by: example.step(quarter)) }
    }

    @Test("(2.15) it starts from the firms on its list, whatever the abundance, and the others as before")
    func count() {
        for seed in [3, 4] as [UInt64] {
            let (plain, listed) = (
                WorkExample(isCentral: false, seed: seed),
                WorkExample(Self.listed, isCentral: false, seed: seed)
            )
            #expect(listed.champions.count[20] == Lanes(repeating: 12))
            for region in 0..<40 where region != 20 {
                #expect(listed.champions.count[region] == plain.champions.count[region])
                #expect(listed.championJobs.jobs[region] == plain.championJobs.jobs[region])
            }
        }
    }

    @Test("(2.16) their jobs are those listed, and 75 % of them hang on exports")
    func jobs() {
        let example = WorkExample(Self.listed, isCentral: false, seed: 3)
        #expect(areClose(example.championJobs.jobsPerChampion[20][0], 200, within: 1e-12))
        #expect(areClose(example.championJobs.jobs[20][0], 2_400, within: 1e-9))
        // 2,100 of 2,400 jobs export .8, and 300 export .4.
        #expect(areClose(example.championJobs.exportJobs[20][0], 2_100 * 0.8 + 300 * 0.4, within: 1e-9))
        let central = WorkExample(Self.listed)
        let ratio = central.championJobs.exportJobs[21] / central.championJobs.jobs[21]
        #expect(areClose(ratio[0], 0.65, within: 1e-12))
    }

    @Test("(2.16) growth beyond what was expected falls to sectors as their listed jobs do: 7 to 1")
    func sectors() {
        let example = WorkExample(Self.listed)
        example.champions.unreached[20] += 1
        advance(example)
        let basic = example.basic.basicJobs
        let term = example.championJobs.growthTerm
        let inIndustry = term[20, .industry] * basic[20, .industry]
        let inBusiness = term[20, Sector.business] * basic[20, Sector.business]
        #expect(inBusiness[0] > 0 && areClose(inIndustry[0] / inBusiness[0], 7, within: 1e-9))
        for sector in Sector.allCases where sector != .industry && sector != .business {
            #expect(term[20, sector] == .zero)
        }
    }

    @Test(
        "(2.15) half of the heads retire in ten years, and then as many as elsewhere; that empties the list a little"
    )
    func succession() {
        let example = WorkExample(Self.listed)
        advance(example)
        let champions = example.champions
        #expect(areClose(champions.successions[20][0], 12 * 0.05 / 4, within: 1e-12))
        // Births keep up with the usual successions only, so more heads who retire mean fewer champions.
        let usual = champions.championSuccession[0] * champions.failedChampionSuccession[0]
        let lost = champions.losses[20][0] - champions.births[20][0]
        let more = 0.05 * champions.failedChampionSuccession[0] - usual
        #expect(areClose(lost, 12 * more, within: 1e-9))
        let before = champions.successions[20]
        let (there, helped) = (champions.count[20], champions.reached[20])
        #expect(helped == .zero)
        example.advanceChampions(by: example.step(40))
        let rate = (champions.successions[20] - before) / there * 4
        #expect(areClose(rate[0], champions.championSuccession[0], within: 1e-9))
    }

    @Test("(2.15) what is lost is lost by failure, succession or leaving, and no more")
    func causes() {
        let example = WorkExample(Self.listed, isCentral: false, seed: 9)
        let champions = example.champions
        var lost = [Lanes](repeating: .zero, count: 40)
        for quarter in 0..<104 {
            example.advanceChampions(by: example.step(quarter))
            for region in 0..<40 { lost[region] += champions.losses[region] / 4 }
        }
        for region in 0..<40 {
            let named = champions.lostToSuccession[region] + champions.departures[region]
            #expect(all(named .<= lost[region] + 1e-9), "\(region)")
            #expect(all(champions.lostToSuccession[region] .>= 0) && all(champions.departures[region] .>= 0))
            #expect(all((champions.lostToSuccession[region] .> 0) .| (lost[region] .<= 0)))
        }
        #expect(champions.successions[20].max() > champions.lostToSuccession[20].max())
    }

    @Test("help that reaches a listed firm saves successions and keeps firms, as elsewhere")
    func help() {
        let (usual, helped) = (WorkExample(Self.listed), WorkExample(Self.listed))
        for quarter in 0..<40 {
            helped.around.championsReached[20] = Lanes(repeating: 3)
            for example in [usual, helped] { example.advanceChampions(by: example.step(quarter)) }
        }
        #expect(helped.champions.count[20][0] > usual.champions.count[20][0])
        #expect(helped.champions.lostToSuccession[20][0] < usual.champions.lostToSuccession[20][0])
        #expect(helped.champions.departures[20][0] < usual.champions.departures[20][0])
    }
}
