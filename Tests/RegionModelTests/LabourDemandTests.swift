import Foundation
import Modelling
import Testing

@testable import RegionModel

@Suite("Labour demand")
struct LabourDemandTests {
    /// Figures of forty regions that are all alike: 1,000 jobs in each sector, which buys of agriculture alone.
    static let alike: [String: [Double]] = {
        var figures = madeUpFigures
        figures["jobs.employment"] = Array(repeating: 1_000, count: 400)
        figures["jobs.historic_shift"] = Array(repeating: 0, count: 400)
        figures["jobs.input_output"] = (0..<100).map { $0 % 10 == 0 ? 0.2 : 0 }
        return figures
    }()

    @Test("(2.1) a sector as common as elsewhere has its usual basic share, one twice as common has more")
    func basicJobs() {
        let demand = WorkExample(Self.alike).demand
        #expect(areClose(demand.firstBasicJobs[0, Sector.industry][0], 850, within: 1e-9))

        var figures = Self.alike
        // Industry has a share of 2,000 / 11,000 here and of 41,000 / 401,000 in the country.
        figures["jobs.employment"]?[1] = 2_000
        let quotient = (2_000.0 / 11_000) / (41_000.0 / 401_000)
        let expected = 2_000 * (0.85 + 0.15 * (1 - 1 / quotient))
        #expect(
            areClose(
                WorkExample(figures).demand.firstBasicJobs[0, Sector.industry][0], expected, within: 1e-9))
    }

    @Test("(2.3) the first quarter, worked by hand")
    func oneQuarter() {
        let example = WorkExample(Self.alike)
        example.advance(0)
        // Agriculture shrinks by 1 % a year: 900 × e^−0.0025 basic jobs.
        let basic = 900 * exp(-0.0025)
        #expect(areClose(example.demand.basicJobs[4, Sector.agriculture][0], basic, within: 1e-9))
        // All sell to agriculture alone. Its 1,000 jobs lose 900 − basic, a quarter of local demand hangs on
        // them, and a third of the gap is closed: 0.25 yr of a delay of 0.75 yr.
        let gap = 800 * 0.25 * (basic - 900) / 1_000
        #expect(areClose(example.demand.localJobs[4, Sector.construction][0], 800 + gap / 3, within: 1e-9))
    }

    @Test("(2.5) jobs are basic or local, and all jobs wanted are basic, local or paid by measures")
    func bookkeeping() {
        let example = WorkExample()
        let demand = example.demand
        for place in 0..<400 {
            let first = demand.firstBasicJobs[place] + demand.firstLocalJobs[place]
            #expect(areClose(first[0], madeUpFigures["jobs.employment"]?[place] ?? 0, within: 1e-9))
        }
        example.around.temporaryJobs[12, Sector.construction] = Lanes(repeating: 40)
        example.run(3)
        for place in 0..<400 {
            let parts =
                demand.basicJobs[place] + demand.localJobs[place] + example.around.temporaryJobs[place]
            #expect(parts == demand.sectorDemand[place])
        }
    }

    @Test("a small region buys less of itself than a large one")
    func localPurchases() {
        var figures = Self.alike
        for sector in 0..<10 { figures["jobs.employment"]?[sector] = 20_000 }
        figures["jobs.input_output"] = Array(repeating: 0.05, count: 100)
        let example = WorkExample(figures)
        // The shares of all buyers in a seller's sales add up to one; quotients are 1, so only size counts.
        for region in [0, 1] {
            let jobs = figures["jobs.employment"]?[region * 10] ?? 0
            let total = (0..<10).reduce(0) { $0 + example.demand.salesPerJob[region * 100 + $1][0] * jobs }
            #expect(areClose(total, 1))
        }
        #expect(Self.alike["jobs.employment"]?.count == 400)
    }

    @Test("(2.2) tight labour, dear labour and scarce land each slow basic jobs by their pull")
    func pulls() {
        let example = WorkExample(Self.alike)
        example.market.tightness[2] = Lanes(repeating: 0.1)
        example.market.wage[3] = Lanes(repeating: 1.1)
        example.around.businessScarcity[4] = Lanes(repeating: 0.5)
        example.demand.advance(with: example.demandCouplings, during: example.step(0))
        let growth = { (region: Int) in example.demand.basicGrowth[region, Sector.realEstate][0] }
        let employed = example.market.employed
        let meanWage = log(1.1) * employed[3][0] / employed.sum[0]
        #expect(areClose(growth(0), 0.25 * 0.1 * meanWage))
        #expect(areClose(growth(2), growth(0) - 0.25 * 0.25 * 0.1))
        #expect(areClose(growth(3), growth(0) - 0.25 * 0.1 * log(1.1)))
        #expect(areClose(growth(4), growth(0) - 0.25 * 0.02 * 0.5))
    }

    @Test("a historic shift goes on for a third, at most one per cent a year, and fades")
    func historicShift() {
        var figures = Self.alike
        figures["jobs.historic_shift"]?[0] = 0.02
        figures["jobs.historic_shift"]?[1] = -0.2
        let demand = WorkExample(figures).demand
        #expect(areClose(demand.shift(at: 0)[0], 0.007, within: 1e-15))
        #expect(demand.shift(at: 1)[0] == -0.01)
        #expect(demand.shift(at: 2)[0] == 0)
    }

    @Test("a region without jobs in a sector gets none, and its other sectors do not notice")
    func emptySector() {
        let example = WorkExample()
        example.run(8)
        #expect(example.demand.sectorDemand[3, Sector.agriculture] == .zero)
        #expect((1..<10).allSatisfy { all(example.demand.sectorDemand[30 + $0] .> 0) })
    }

    @Test("(2.4) services and care follow the old, other local jobs follow heads")
    func need() {
        let (usual, older) = (WorkExample(), WorkExample())
        let moved = Lanes(repeating: 1_000)
        older.around.people[530] -= moved
        older.around.people[585] += moved
        usual.advance(0)
        older.advance(0)
        #expect(
            all(older.demand.localJobs[5, Sector.government] .> usual.demand.localJobs[5, Sector.government]))
        #expect(older.demand.localJobs[5, Sector.culture] == usual.demand.localJobs[5, Sector.culture])
    }

    @Test("plants close only where a scenario says so; each takes one per cent of the region's jobs")
    func plants() {
        let closing = Uncertainty(spreads: ["jobs.plant_closures": .fixed(0.2)])
        let (usual, closed) = (WorkExample(Self.alike), WorkExample(Self.alike, uncertainty: closing))
        usual.advance(0)
        closed.advance(0)
        // A central run expects 0.2 × 0.25 closures, of 1 % of 10,000 jobs each.
        let (before, after) = (
            usual.demand.basicJobs[0, Sector.industry], closed.demand.basicJobs[0, Sector.industry]
        )
        #expect(areClose(after[0] / before[0], 1 - 0.05 * 100 / 850))
        #expect(usual.demand.basicJobs[0, Sector.trade] == closed.demand.basicJobs[0, Sector.trade])
    }
}
