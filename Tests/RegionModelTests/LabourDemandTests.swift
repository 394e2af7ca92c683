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
        let basic = WorkExample(Self.alike).basic
        #expect(areClose(basic.firstBasicJobs[0, Sector.industry][0], 850, within: 1e-9))

        var figures = Self.alike
        // Industry has a share of 2,000 / 11,000 here and of 41,000 / 401,000 in the country.
        figures["jobs.employment"]?[1] = 2_000
        let quotient = (2_000.0 / 11_000) / (41_000.0 / 401_000)
        let expected = 2_000 * (0.85 + 0.15 * (1 - 1 / quotient))
        #expect(
            areClose(
                WorkExample(figures).basic.firstBasicJobs[0, Sector.industry][0], expected, within: 1e-9))
    }

    @Test("(2.3) the first quarter, worked by hand")
    func oneQuarter() {
        let example = WorkExample(Self.alike)
        example.advance(0)
        // Agriculture shrinks by 1 % a year: 900 × e^−0.0025 basic jobs.
        let basic = 900 * exp(-0.0025)
        #expect(areClose(example.basic.basicJobs[4, Sector.agriculture][0], basic, within: 1e-9))
        // All sell to agriculture alone. Its 1,000 jobs lose 900 − basic, a quarter of local demand hangs on
        // them, and a third of the gap is closed: 0.25 yr of a delay of 0.75 yr.
        let gap = 800 * 0.25 * (basic - 900) / 1_000
        #expect(areClose(example.local.localJobs[4, Sector.construction][0], 800 + gap / 3, within: 1e-9))
    }

    @Test(
        "(2.2) a hectare of new nature ends .02 farm jobs, one of grassland with fewer animals .008, and no others"
    )
    func farmWork() {
        let (usual, green) = (WorkExample(Self.alike), WorkExample(Self.alike))
        green.around.planting[4] = Lanes(repeating: 100)
        green.around.extensified[4] = Lanes(repeating: 500)
        for example in [usual, green] { example.advance(0) }
        // 6 jobs a year are a sixhundredth of 900 in a quarter.
        let left = green.basic.basicJobs[4, Sector.agriculture] / usual.basic.basicJobs[4, Sector.agriculture]
        #expect(areClose(left[0], 1 - 6.0 / 4 / 900, within: 1e-12))
        for place in 0..<400 where place != 40 {
            #expect(green.basic.basicJobs[place] == usual.basic.basicJobs[place])
        }
    }

    @Test("(2.2) measures never end more than half of a region's farm jobs at once")
    func mostFarmWork() {
        let (usual, green) = (WorkExample(Self.alike), WorkExample(Self.alike))
        green.around.planting[4] = Lanes(repeating: 1e9)
        for example in [usual, green] { example.advance(0) }
        let left = green.basic.basicJobs[4, Sector.agriculture] / usual.basic.basicJobs[4, Sector.agriculture]
        #expect(areClose(left[0], 0.5, within: 1e-12))
    }

    @Test("(2.5) jobs are basic or local, and all jobs wanted are basic, local or paid by measures")
    func bookkeeping() {
        let example = WorkExample()
        let (basic, local) = (example.basic, example.local)
        for place in 0..<400 {
            let first = basic.firstBasicJobs[place] + basic.firstLocalJobs[place]
            #expect(areClose(first[0], madeUpFigures["jobs.employment"]?[place] ?? 0, within: 1e-9))
        }
        example.around.temporaryJobs[12, Sector.construction] = Lanes(repeating: 40)
        example.run(3)
        for place in 0..<400 {
            let parts =
                basic.basicJobs[place] + local.localJobs[place] + example.around.temporaryJobs[place]
            #expect(parts == local.sectorDemand[place])
        }
    }

    @Test("(2.3) basic jobs follow the cycle as far as their sector responds to it, worked by hand")
    func cycle() {
        let example = WorkExample(Self.alike)
        example.cycle.level[4] = Lanes(repeating: 0.01)
        example.advanceDemand(by: example.step(0))
        let basic = { (sector: Sector) in example.basic.basicJobs[4, sector][0] }
        // Growth of −1 and −.4 % a year; responses of .2 and 1.4 to a cycle of 1 %.
        #expect(areClose(basic(.agriculture), 900 * exp(-0.0025 + 0.2 * 0.01), within: 1e-9))
        #expect(areClose(basic(.industry), 850 * exp(-0.001 + 1.4 * 0.01), within: 1e-9))
        #expect(areClose(example.basic.basicJobs[5, Sector.industry][0], 850 * exp(-0.001), within: 1e-9))
    }

    @Test(
        "(2.4) a region buys of itself by Flegg's quotient of seller and buyer, and at most all that it buys")
    func localPurchases() {
        var figures = Self.alike
        figures["jobs.employment"]?[1] = 50_000
        figures["jobs.input_output"] = Array(repeating: 0.05, count: 100)
        figures["jobs.output_per_job"] = Array(repeating: 0.2, count: 10)
        let example = WorkExample(figures)
        // Region 0 has 59,000 of 449,000 jobs, of which 50,000 of 89,000 in industry; λ is the factor of size.
        let size = pow(log2(1 + 59.0 / 449), 0.25)
        let ofIndustry = (50.0 / 59) / (89.0 / 449)
        let ofOthers = (1.0 / 59) / (40.0 / 449)
        func ratio(_ seller: Sector, _ one: Sector, _ other: Sector) -> Double {
            let row = seller.rawValue * 10
            return example.local.salesPerJob[row + one.rawValue][0]
                / example.local.salesPerJob[row + other.rawValue][0]
        }
        // Trade is small beside industry, alike beside construction: purchases as their quotients.
        #expect(
            areClose(ratio(.trade, .industry, .construction), ofOthers / ofIndustry, within: 1e-12))
        // Of itself trade buys by its own quotient.
        #expect(areClose(ratio(.trade, .trade, .construction), ofOthers, within: 1e-12))
        // Industry could sell far more than anybody buys: the clip at 1 makes all buyers alike.
        #expect(ofIndustry / ofOthers * size > 1 && ofIndustry * size > 1)
        #expect(areClose(ratio(.industry, .trade, .construction), 1, within: 1e-12))
        #expect(areClose(ratio(.industry, .industry, .construction), 1, within: 1e-12))
        // The shares of all buyers in a seller's sales add up to one.
        let allSales = { (region: Int) in
            (0..<10).reduce(0.0) { sum, buyer in
                let jobs = figures["jobs.employment"]?[region * 10 + buyer] ?? 0
                return sum + example.local.salesPerJob[(region * 10 + 3) * 10 + buyer][0] * jobs
            }
        }
        for region in [0, 1] { #expect(areClose(allSales(region), 1)) }
    }

    @Test("(2.2) tight labour, dear labour and scarce land each slow basic jobs by their pull")
    func pulls() {
        let example = WorkExample(Self.alike)
        example.market.tightness[2] = Lanes(repeating: 0.1)
        example.product.wage[3] = Lanes(repeating: 1.1)
        example.around.businessScarcity[4] = Lanes(repeating: 0.5)
        example.advanceDemand(by: example.step(0))
        let growth = { (region: Int) in example.basic.basicGrowth[region, Sector.realEstate][0] }
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
        let basic = WorkExample(figures).basic
        #expect(areClose(basic.shift(at: 0)[0], 0.007, within: 1e-15))
        #expect(basic.shift(at: 1)[0] == -0.01)
        #expect(basic.shift(at: 2)[0] == 0)
    }

    @Test("a region without jobs in a sector gets none, and its other sectors do not notice")
    func emptySector() {
        let example = WorkExample()
        example.run(8)
        #expect(example.local.sectorDemand[3, Sector.agriculture] == .zero)
        #expect((1..<10).allSatisfy { all(example.local.sectorDemand[30 + $0] .> 0) })
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
            all(older.local.localJobs[5, Sector.government] .> usual.local.localJobs[5, Sector.government]))
        #expect(older.local.localJobs[5, Sector.culture] == usual.local.localJobs[5, Sector.culture])
    }

    @Test("plants close only where a scenario says so; each takes one per cent of the region's jobs")
    func plants() {
        let closing = Uncertainty(spreads: ["jobs.plant_closures": .fixed(0.2)])
        let (usual, closed) = (WorkExample(Self.alike), WorkExample(Self.alike, uncertainty: closing))
        usual.advance(0)
        closed.advance(0)
        // A central run expects 0.2 × 0.25 closures, of 1 % of 10,000 jobs each.
        let (before, after) = (
            usual.basic.basicJobs[0, Sector.industry], closed.basic.basicJobs[0, Sector.industry]
        )
        #expect(areClose(after[0] / before[0], 1 - 0.05 * 100 / 850))
        #expect(usual.basic.basicJobs[0, Sector.trade] == closed.basic.basicJobs[0, Sector.trade])
    }
}
