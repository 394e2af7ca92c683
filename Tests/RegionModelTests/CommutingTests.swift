import Foundation
import Modelling
import Testing

@testable import RegionModel

@Suite("Commuting")
struct CommutingTests {
    @Test("(2.8) on the base date labour reaches jobs by the first shares, and comes from abroad")
    func firstShares() {
        let market = WorkExample().market
        // Region 7 has 135,000 at home, neighbours with 130,000 and 140,000, and 3,000 from abroad.
        #expect(areClose(market.labourInReach[7][0], 0.8 * 135_000 + 0.1 * 270_000 + 3_000, within: 1e-6))
    }

    @Test("(2.11) a region that pulls harder draws on its neighbours, worked by hand")
    func pull() {
        let example = WorkExample()
        let market = example.market
        market.pull[20] = Lanes(repeating: 1.5)
        market.spreadLabour(example.workforce.workforce)
        let labour = { (region: Int) in 100_000 + 5_000 * Double(region) }
        let own = labour(20) * 0.8 * 1.5 / (0.8 * 1.5 + 0.2)
        let neighbours = (labour(19) + labour(21)) * 0.1 * 1.5 / (0.9 + 0.1 * 1.5)
        #expect(areClose(market.labourInReach[20][0], own + neighbours, within: 1e-6))
    }

    @Test("whatever pulls, everyone looks for work exactly once")
    func bookkeeping() {
        let example = WorkExample()
        let market = example.market
        for region in 0..<40 { market.pull[region] = Lanes(repeating: 0.5 + 0.05 * Double(region * 7 % 31)) }
        market.spreadLabour(example.workforce.workforce)
        let expected = example.workforce.workforce.sum[0] + 3_000
        #expect(areInProportion(market.labourInReach.sum[0], expected))
    }

    @Test("commuters notice tightness with a delay of two years")
    func delay() {
        let example = WorkExample()
        for place in 100..<110 { example.local.sectorDemand[place] *= 1.05 }
        example.advanceMarket(by: example.step(0))
        let market = example.market
        #expect(areClose(market.tightness[10][0], log(1.05), within: 1e-9))
        #expect(areClose(market.tightnessFelt[10][0], log(1.05) / 8, within: 1e-9))
        #expect(market.pull[10][0] == 1)
    }

    @Test("regions in another order give the same regions")
    func order() {
        let turned = Dictionary(
            uniqueKeysWithValues: madeUpFigures.map { name, values in (name, Self.turned(name, values)) })
        let (usual, other) = (WorkExample(), WorkExample(turned))
        usual.run(20)
        other.run(20)
        for region in 0..<40 {
            let (here, there) = (usual.market.employed[region][0], other.market.employed[39 - region][0])
            #expect(areClose(here / there, 1, within: 1e-9))
        }
    }

    /// Figures with the regions in reverse order.
    static func turned(_ name: String, _ values: [Double]) -> [Double] {
        guard values.count % 40 == 0 else { return values }
        let width = values.count / 40
        let rows = (0..<40).reversed().map { Array(values[$0 * width..<($0 + 1) * width]) }
        return name == "jobs.commuting" ? rows.flatMap { $0.reversed() } : rows.flatMap { $0 }
    }
}
