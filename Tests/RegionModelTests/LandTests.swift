import Modelling
import Testing

@testable import RegionModel

@Suite("Land")
struct LandTests {
    @Test(
        "(3.3) of 100 dwellings 45 are built on farmland, 28 to the hectare, where a region is as built as the country"
    )
    func greenfield() {
        var figures = PeopledRegions.figures
        let region = (figures["land.area"] ?? []).prefix(13)
        figures["land.area"] = (0..<40).flatMap { _ in region }
        let world = PeopledRegions(figures: figures)
        #expect(gap(world.land.landPerDwelling[0][0], to: 0.45 / 28) < 1e-15)
        let homes = world.land.area[0, .residential][0]
        world.advance(0)
        let taken = world.housing.completions[0][0] * 0.45 / 28
        #expect(departure(world.land.greenfield[0][0], from: taken) < 1e-12)
        #expect(gap(world.land.area[0, .residential][0], to: homes + taken / 4) < 1e-9)
    }

    @Test("(3.3) the denser a region, the more it builds inside towns, up to .95 and down to .2")
    func infill() {
        var figures = PeopledRegions.figures
        for use in 0..<12 {
            figures["land.area"]?[use] = use < 4 ? 10_000 : 0
            figures["land.area"]?[13 + use] = use < 4 ? 0 : 10_000
        }
        let world = PeopledRegions(figures: figures, spreads: ["land.infill": .fixed(0.25)])
        let (built, bare) = (world.land.builtShare(of: 0..<1), world.land.builtShare(of: 1..<2))
        let country = world.land.builtShare(of: 0..<40)
        #expect(built == 1 && bare == 0)
        #expect(gap(world.land.landPerDwelling[0][0], to: (0.75 - 0.6 * (1 - country)) / 28) < 1e-15)
        #expect(gap(world.land.landPerDwelling[1][0], to: 0.8 / 28) < 1e-15)
        let dense = PeopledRegions(figures: figures, spreads: ["land.infill": .fixed(0.75)])
        #expect(gap(dense.land.landPerDwelling[0][0], to: 0.05 / 28) < 1e-15)
    }

    @Test("(3.5), (3.6) a tenth more jobs make business land a tenth short, and a fiftieth a year is added")
    func businessLand() {
        let world = PeopledRegions()
        let first = world.land.area[0, LandClass.business][0]
        #expect(gap(world.land.firstDemand[0][0], to: 840) < 1e-9)
        world.around.employed[0] *= 1.1
        world.advance(0)
        #expect(gap(world.land.businessScarcity[0][0], to: 0.1) < 1e-12)
        #expect(gap(world.land.area[0, LandClass.business][0], to: first * 1.005) < 1e-9)
        #expect(world.land.businessScarcity[1][0] == 0)
        world.advance(1)
        #expect(gap(world.land.businessScarcity[0][0], to: 1.1 / 1.005 - 1) < 1e-12)
    }

    @Test("(3.5) jobs in industry need twice the land of those in construction, and offices none")
    func landPerJob() {
        let world = PeopledRegions()
        world.around.sectorDemand[0, .industry] *= 1.5
        world.around.sectorDemand[0, .government] *= 0.5
        world.around.sectorDemand[1, .information] *= 1.5
        world.around.sectorDemand[1, .government] *= 0.5
        world.advance(0)
        #expect(gap(world.land.businessScarcity[0][0], to: 0.5 * 0.02 / 0.042) < 1e-12)
        #expect(world.land.businessScarcity[1][0] == 0)
    }

    @Test("(3.6) denser use meets at most .6 of a shortage, and nothing where there is none")
    func denserUse() {
        let world = PeopledRegions()
        let first = world.land.area[0, LandClass.business][0]
        world.around.employed[0] *= 1.1
        world.around.levers[.businessArea][0] = Lanes(repeating: 4)
        world.advance(0)
        #expect(gap(world.land.businessScarcity[0][0], to: (0.1 * first - 1) / (first + 1)) < 1e-12)
        world.around.levers[.businessArea][1] = Lanes(repeating: 1e6)
        world.around.employed[1] *= 1.1
        world.advance(1)
        let other = world.land.area[1, LandClass.business][0]
        let supply = PeopledRegions.figures["land.area"]?[14] ?? 0
        #expect(gap(world.land.businessScarcity[1][0], to: 0.04 / 1.06) < 1e-12)
        #expect(gap(other, to: supply + supply * 0.04 / 1.06 / 20) < 1e-9)
    }

    @Test("(3.8) measures turn farmland into nature, and intensive farmland into nature-inclusive")
    func planting() {
        let (usual, green) = (PeopledRegions(), PeopledRegions())
        green.around.levers[.natureArea][0] = Lanes(repeating: 100)
        green.around.levers[.natureInclusiveArea][0] = Lanes(repeating: 60)
        usual.advance(0)
        green.advance(0)
        func more(_ use: LandClass) -> Double { green.land.area[0, use][0] - usual.land.area[0, use][0] }
        func part(_ hectares: Double, _ some: Double, of all: Double) -> Double { hectares * some / all }
        #expect(gap(green.land.planting[0][0], to: 100) < 1e-9)
        #expect(gap(more(.newNature), to: 25) < 1e-9)
        // 25 ha are taken from 30 : 35 : 3, and 15 ha go from 30 : 35 to the last.
        #expect(gap(more(.arable), to: -part(25, 30, of: 68) - part(15, 30, of: 65)) < 1e-9)
        #expect(gap(more(.grassland), to: -part(25, 35, of: 68) - part(15, 35, of: 65)) < 1e-9)
        #expect(gap(more(.natureInclusiveFarmland), to: 15 - part(25, 3, of: 68)) < 1e-9)
        #expect(more(.residential) == 0 && more(.forest) == 0 && more(.water) == 0 && more(.other) == 0)
    }

    @Test(
        "(3.8) land knows what of its extensive farmland was arable, and loses it as it loses that farmland")
    func extensive() {
        let world = PeopledRegions()
        let homes = world.housing.completions[0][0] / 4 * world.land.landPerDwelling[0][0]
        #expect(world.land.extensiveArable[0][0] == 0 && world.land.extensified[0][0] == 0)
        world.around.levers[.natureInclusiveArea][0] = Lanes(repeating: 65 * 4)
        world.advance(0)
        // 65 ha go from 30 : 35, so 30 of them were arable, and 35 × 4 ha of grassland a year.
        #expect(gap(world.land.extensiveArable[0][0], to: 30) < 1e-9)
        #expect(gap(world.land.extensified[0][0], to: 140) < 1e-9)
        #expect(homes >= 0)
        world.around.levers[.natureInclusiveArea][0] = .zero
        let before = world.land.area[0, .natureInclusiveFarmland][0]
        world.around.levers[.natureArea][0] = Lanes(repeating: 4_000)
        world.advance(1)
        let left = world.land.area[0, .natureInclusiveFarmland][0] / before
        #expect(left < 1 && world.land.extensified[0][0] == 0)
        #expect(gap(world.land.extensiveArable[0][0], to: 30 * left) < 1e-9)
    }

    @Test("(3.1) where farmland runs out all who ask get the same share, and the sum of hectares stays")
    func shortOfFarmland() {
        let world = PeopledRegions()
        for use in [LandClass.arable, .grassland, .natureInclusiveFarmland] {
            world.land.area[0, use] = Lanes(repeating: 10)
        }
        let before = (0..<13).map { world.land.area[$0][0] }
        world.around.levers[.natureArea][0] = Lanes(repeating: 400)
        world.around.levers[.natureInclusiveArea][0] = Lanes(repeating: 80)
        world.advance(0)
        let homes = world.land.greenfield[0][0] / 4
        let asked = (100 + homes) / 30
        // Arable and grassland are asked for more than mixed farms, which have 20 ha to come from the two.
        let (fromIntensive, fromMixed) = (20 / (asked + 1) * asked, 10.0)
        let given = fromIntensive + fromMixed
        #expect(gap(world.land.planting[0][0] / 4, to: given * 100 / (100 + homes)) < 1e-9)
        #expect(
            gap(world.land.area[0, .residential][0], to: before[0] + given * homes / (100 + homes)) < 1e-9)
        #expect(world.land.area[0, .arable][0] == 0 && world.land.area[0, .grassland][0] == 0)
        #expect(gap(world.land.area[0, .natureInclusiveFarmland][0], to: 20 / (asked + 1)) < 1e-9)
        #expect(gap(hectares(world), to: before.reduce(0, +)) < 1e-9)
        world.run(quarters: 20)
        #expect((0..<13).allSatisfy { world.land.area[$0][0] >= 0 })
        #expect(gap(hectares(world), to: before.reduce(0, +)) < 1e-8)
    }

    @Test("all farmland to nature leaves the sum of hectares as it was")
    func allToNature() {
        let world = PeopledRegions()
        let before = hectares(world)
        world.around.levers[.natureArea].fill(Lanes(repeating: 1e9))
        world.run(quarters: 2)
        #expect(departure(hectares(world), from: before) < 1e-14)
        #expect(world.land.area[0, .arable][0] == 0)
        #expect(world.land.area[0, .newNature][0] > 60 * 700)
        #expect(world.housing.completions[0] == .zero)
    }

    @Test("(3.7) density is people over the hectares of housing, business, traffic and parks")
    func density() {
        let world = PeopledRegions()
        let built = 14_000 * 0.7
        #expect(gap(world.density.builtDensity[0][0], to: world.population.total[0][0] / built) < 1e-9)
        world.advance(0)
        let more = built + world.land.greenfield[0][0] / 4
        #expect(gap(world.density.builtDensity[0][0], to: world.population.total[0][0] / more) < 1e-9)
    }

    private func hectares(_ world: PeopledRegions) -> Double {
        (0..<13).reduce(0) { $0 + world.land.area[$1][0] }
    }
}
