import Foundation
import Modelling
import Testing

@testable import RegionModel

@Suite("Labour market")
struct LabourMarketTests {
    @Test("(2.6) the base date is reproduced: work, unemployment and vacancies follow from one friction")
    func baseDate() {
        let market = WorkExample().market
        let employment = madeUpFigures["jobs.employment"] ?? []
        for region in 0..<40 {
            let jobs = employment[region * 10..<region * 10 + 10].reduce(0, +)
            #expect(areInProportion(market.employed[region][0], jobs))
        }
        // Far from the border all labour comes from regions next door, at their shares of filled labour.
        let filled = madeUpFigures["jobs.filled"] ?? []
        let unemployed = 1 - 0.8 * filled[20] - 0.1 * (filled[19] + filled[21])
        #expect(areClose(market.unemploymentRate[20][0], unemployed))
    }

    @Test(
        "friction 17.9 gives the Dutch labour market of 2023: 3.5 % unemployed, 43 vacancies per 1,000 jobs")
    func friction() {
        let demand = pow(1 - pow(0.965, 17.9), -1 / 17.9)
        #expect(areClose(demand - 1, 0.043, within: 0.002))
    }

    @Test("(2.10) one quarter of matching, worked by hand")
    func oneQuarter() {
        let example = WorkExample()
        example.advance(0)
        let market = example.market
        for region in [0, 7, 39] {
            let (demand, labour) = (market.demand[region][0], market.labourInReach[region][0])
            let employed = pow(pow(demand, -17.9) + pow(labour, -17.9), -1 / 17.9)
            #expect(areInProportion(market.employed[region][0], employed))
            #expect(market.vacancies[region][0] == demand - market.employed[region][0])
            #expect(market.employed[region][0] < min(demand, labour))
            let wage = pow(market.unemploymentRate[region][0] / market.firstUnemployment[region][0], -0.1)
            #expect(areClose(example.product.wage[region][0], wage))
        }
    }

    @Test("(2.9) labour far short of demand is all at work, demand far short of labour is all filled")
    func tightAndSlack() {
        let (tight, slack) = (WorkExample(), WorkExample())
        for place in 0..<400 {
            tight.local.sectorDemand[place] *= 3
            slack.local.sectorDemand[place] *= 0.3
        }
        for example in [tight, slack] {
            example.advanceMarket(by: example.step(0))
        }
        for region in 0..<40 {
            let (people, jobs) = (tight.market.labourInReach[region], slack.market.demand[region])
            #expect(areClose(tight.market.employed[region][0] / people[0], 1, within: 1e-6))
            #expect(tight.market.unemploymentRate[region][0] < 1e-6)
            #expect(areClose(slack.market.employed[region][0] / jobs[0], 1, within: 1e-6))
            #expect(slack.market.vacancies[region][0] / jobs[0] < 1e-6)
            #expect(tight.product.wage[region][0] > 1 && slack.product.wage[region][0] < 1)
        }
    }

    @Test(
        "every worker is counted once: residents at work and workers from abroad fill all jobs that are filled"
    )
    func bookkeeping() {
        let example = WorkExample(isCentral: false, seed: 3)
        example.around.levers[.crossBorderWorkers][9] = Lanes(repeating: 250)
        example.run(40)
        let (market, workforce) = (example.market, example.workforce.workforce)
        let fromAbroad = (0..<40).reduce(Lanes.zero) { total, region in
            let added = example.around.levers[.crossBorderWorkers][region]
            let workers = market.crossBorderWorkers[region] + added
            return total + workers * (market.employed[region] / market.labourInReach[region])
        }
        let gap = market.workingResidents.sum + fromAbroad - market.employed.sum
        #expect(all(size(gap) .< 1e-9 * market.employed.sum))
        for region in 0..<40 {
            let unemployed = market.unemploymentRate[region] * workforce[region]
            let gap = market.workingResidents[region] + unemployed - workforce[region]
            #expect(all(size(gap) .< 1e-9 * workforce[region]))
        }
    }

    @Test("at the same demand more people who look for work means more unemployed, and more jobs filled")
    func moreLabour() {
        let (usual, more) = (WorkExample(), WorkExample())
        more.around.levers[.labourForce][4] = Lanes(repeating: 2_000)
        for example in [usual, more] {
            example.advanceMarket(by: example.step(0))
        }
        #expect(more.market.unemploymentRate[4][0] > usual.market.unemploymentRate[4][0])
        #expect(more.market.employed[4][0] > usual.market.employed[4][0])
        #expect(
            areClose(more.workforce.workforce[4][0], usual.workforce.workforce[4][0] + 2_000, within: 1e-6))
    }

    @Test("(2.7) people retire later to 2040, and unemployment discourages")
    func labourForce() {
        let example = WorkExample()
        let workforce = example.workforce
        let before = workforce.workforce[6][0]
        example.market.unemploymentRate[6] += 0.01
        example.advanceMarket(by: example.step(0))
        #expect(areClose(workforce.workforce[6][0] / before, 1 - 0.3 * 0.01))

        // By 2040 .10 more of those of 60 to 64 take part, .15 and .04 more of the next two groups.
        let sooner = workforce.participants(in: 6, example.ofWorkforce, risen: .zero)
        let later = workforce.participants(in: 6, example.ofWorkforce, risen: Lanes(repeating: 1))
        let people = { (ages: Range<Int>) in ages.reduce(0) { $0 + example.around.people[600 + $1][0] } }
        let rise = 0.1 * people(60..<65) + 0.15 * people(65..<70) + 0.04 * people(70..<75)
        #expect(areClose(sooner[0], 0.7 * people(15..<75), within: 1e-6))
        #expect(areClose(later[0], sooner[0] + rise, within: 1e-6))
    }

    @Test("(2.12) value added is that of the people at work, and starts at the observed product")
    func valueAdded() {
        let example = WorkExample()
        let (employment, productivity) = (
            madeUpFigures["jobs.employment"] ?? [], madeUpFigures["jobs.productivity"] ?? []
        )
        let product = (50..<60).reduce(0) { $0 + employment[$1] * productivity[$1] }
        #expect(areInProportion(example.product.valueAdded[5][0], product))
    }

    @Test("a dip of basic jobs by 4 % raises unemployment by .6 to 2 points within a year")
    func dip() {
        let (usual, dip) = (WorkExample(), WorkExample())
        for place in 0..<400 { dip.basic.firstBasicJobs[place] *= 0.96 }
        usual.run(4)
        dip.run(4)
        let unemployed = { (example: WorkExample) in
            1 - example.market.workingResidents.sum[0] / example.workforce.workforce.sum[0]
        }
        let rise = unemployed(dip) - unemployed(usual)
        #expect(rise > 0.006 && rise < 0.02)
    }
}
