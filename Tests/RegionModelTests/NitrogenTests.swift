import Modelling
import Testing

@testable import RegionModel

@Suite("Nitrogen")
struct NitrogenTests {
    @Test("(4.1) deposition after a year, worked by hand")
    func oneYear() {
        let world = LivingRegions()
        let first = world.nitrogen.nitrogenDeposition[0][0]
        world.run(quarters: 5)
        // Land and people stay. A year on, farms emit .0075 less, traffic .015, other countries .38 / 26.
        let expected = 0.52 * (1 - 0.0075) + 0.29 * (1 - 0.38 / 26) + 0.05 * (1 - 0.015) + 0.05 + 0.09
        #expect(abs(world.nitrogen.nitrogenDeposition[0][0] / first - expected) < 1e-12)
    }

    @Test("(4.2) soil forgets a fifteenth of a fall in a year, and takes up half of a rise")
    func soil() {
        let world = LivingRegions(spreads: ["biodiversity.farm_technique": .fixed(0)])
        let first = world.nitrogen.soilNitrogen[0][0]
        world.set(["other_deposition_cut": [1]])
        world.advance(0)
        let fallen = world.nitrogen.nitrogenDeposition[0][0]
        #expect(abs(fallen - first * (1 - 0.05 - 0.09)) < 1e-9)
        let forgotten = (first - fallen) / 15 / 4
        #expect(abs(world.nitrogen.soilNitrogen[0][0] - first + forgotten) < 1e-9)
        world.set(["other_deposition_cut": [-1]])
        let before = world.nitrogen.soilNitrogen[0][0]
        world.advance(0)
        let gap = world.nitrogen.nitrogenDeposition[0][0] - before
        #expect(gap > 0)
        #expect(abs(world.nitrogen.soilNitrogen[0][0] - before - gap / 8) < 1e-9)
    }

    @Test("(4.3) half of nature is above its critical load where the soil feels just that load")
    func half() {
        var figures = LivingRegions.figures
        figures["biodiversity.critical_load"] = figures["biodiversity.deposition"]
        let world = LivingRegions(figures: figures)
        #expect(abs(world.nitrogen.criticalLoadExceeded[12][0] - 0.5) < 1e-12)
    }

    @Test("without deposition nothing is above its critical load and plants feel no nitrogen")
    func none() {
        var figures = LivingRegions.figures
        figures["biodiversity.deposition"] = [Double](repeating: 0, count: 40)
        let world = LivingRegions(figures: figures)
        world.run(quarters: 104)
        #expect(world.nitrogen.criticalLoadExceeded[0][0] < 1e-9)
        #expect(world.biodiversity.speciesAbundance[0][0].isFinite)
    }

    @Test("more deposition never leaves more plants, nor less nature above its critical load")
    func monotone() {
        var figures = LivingRegions.figures
        var plants = [Double](repeating: 2, count: 40)
        var above = [Double](repeating: -1, count: 40)
        for times in [0.25, 0.5, 1, 2, 4] {
            figures["biodiversity.deposition"] = LivingRegions.varied(1_400 * times, by: 0.3)
            let world = LivingRegions(figures: figures)
            world.run(quarters: 104)
            for region in 0..<40 {
                #expect(world.biodiversity.plantAbundance[region][0] < plants[region])
                #expect(world.nitrogen.criticalLoadExceeded[region][0] >= above[region])
                plants[region] = world.biodiversity.plantAbundance[region][0]
                above[region] = world.nitrogen.criticalLoadExceeded[region][0]
            }
        }
    }

    @Test("a cut at one region's farms is felt there most, and a little in all others")
    func neighbours() {
        let (without, with) = (LivingRegions(), LivingRegions())
        with.set(["farm_emission_cut": [0.4]])
        for world in [without, with] { world.advance(0) }
        let felt = (0..<40).map { region in
            1 - with.nitrogen.nitrogenDeposition[region][0] / without.nitrogen.nitrogenDeposition[region][0]
        }
        #expect(felt[0] > 0.1)
        for region in 1..<40 { #expect(felt[region] > 0 && felt[region] < 0.01) }
    }

    @Test("a region without farmland keeps its share of deposition that farms elsewhere cause")
    func noFarms() {
        var surroundings = LivingRegions.surroundings
        let farmland: [LandClass] = [.arable, .grassland, .natureInclusiveFarmland]
        for land in farmland { surroundings["area"]?[land.rawValue] = 0 }
        let world = LivingRegions(around: surroundings)
        world.advance(0)
        #expect(world.nitrogen.nitrogenDeposition[0][0].isFinite)
    }

    @Test("what comes from all sources on the base date adds up to all deposition")
    func sources() {
        let theme = LivingRegions().nitrogen
        let sum =
            theme.farmShare + theme.foreignShare + theme.trafficShare + theme.householdShare
            + theme.otherShare
        #expect(abs(sum[0] - 1) < 1e-12)
    }
}
