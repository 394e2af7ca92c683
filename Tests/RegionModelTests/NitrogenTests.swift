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
        let world = LivingRegions(
            spreads: [
                "biodiversity.farm_technique": .fixed(0), "biodiversity.local_share_of_others": .fixed(1),
            ])
        let first = world.nitrogen.soilNitrogen[0][0]
        world.set(["levers.other_deposition": [1]])
        world.advance(0)
        let fallen = world.nitrogen.nitrogenDeposition[0][0]
        #expect(abs(fallen - first * (1 - 0.05 - 0.09)) < 1e-9)
        let forgotten = (first - fallen) / 15 / 4
        #expect(abs(world.nitrogen.soilNitrogen[0][0] - first + forgotten) < 1e-9)
        world.set(["levers.other_deposition": [-1]])
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

    @Test("without deposition nothing is above its critical load and plants feel the least nitrogen there is")
    func none() {
        func world(_ deposition: Double) -> LivingRegions {
            var figures = LivingRegions.figures
            figures["biodiversity.deposition"] = [Double](repeating: deposition, count: 40)
            let world = LivingRegions(figures: figures)
            world.run(quarters: 104)
            return world
        }
        // 7 mol are .098 kg, below the .1 kg from which plants feel it.
        let (none, least, little) = (world(0), world(7), world(100))
        for region in 0..<40 {
            #expect(none.nitrogen.criticalLoadExceeded[region][0] < 1e-9)
            #expect(none.biodiversity.plantAbundance[region] == least.biodiversity.plantAbundance[region])
            #expect(
                none.biodiversity.plantAbundance[region][0] > little.biodiversity.plantAbundance[region][0])
        }
    }

    @Test("(4.3) whatever the spread of critical loads, all members start at the observed share")
    func firstShare() {
        let usual = LivingRegions()
        for spread in [0.3, 0.6] {
            let world = LivingRegions(
                spreads: ["biodiversity.critical_load_spread": .fixed(spread)])
            for region in 0..<40 {
                let apart =
                    world.nitrogen.criticalLoadExceeded[region] - usual.nitrogen.criticalLoadExceeded[region]
                #expect(abs(apart[0]) < 1e-12)
            }
            // A narrow spread of loads lets more nature below them for the same fall of nitrogen.
            for each in [usual, world] { each.nitrogen.soilNitrogen[5] *= 0.8 }
            let (narrow, wide) = spread < 0.45 ? (world, usual) : (usual, world)
            #expect(
                narrow.nitrogen.shareAboveCriticalLoad(5)[0] < wide.nitrogen.shareAboveCriticalLoad(5)[0])
            usual.nitrogen.soilNitrogen[5] /= 0.8
        }
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
        with.set(["levers.farm_emission": [0.4]])
        for world in [without, with] { world.advance(0) }
        let felt = (0..<40).map { region in
            1 - with.nitrogen.nitrogenDeposition[region][0] / without.nitrogen.nitrogenDeposition[region][0]
        }
        #expect(felt[0] > 0.1)
        for region in 1..<40 { #expect(felt[region] > 0 && felt[region] < 0.01) }
    }

    @Test(
        "(4.1) extensive farmland emits no more than the land it replaced: 12 kg where it was arable, 18 of 35 else"
    )
    func extensive() {
        let world = LivingRegions(spreads: ["biodiversity.farm_technique": .fixed(0)])
        let first = world.nitrogen.farmEmission[0][0]
        world.around.area[0, .arable] -= 100
        world.around.area[0, .natureInclusiveFarmland] += 100
        world.around.extensiveArable[0] = Lanes(repeating: 100)
        world.advance(0)
        #expect(abs(world.nitrogen.farmEmission[0][0] - first) < 1e-9 * first)
        world.around.area[0, .grassland] -= 100
        world.around.area[0, .natureInclusiveFarmland] += 100
        world.advance(1)
        #expect(abs(world.nitrogen.farmEmission[0][0] - (first - 100 * 17)) < 1e-9 * first)
    }

    @Test(
        "(4.1) what industry and traffic of a region save is felt there for the local share, and everywhere else little"
    )
    func industryNearby() {
        let (without, with) = (LivingRegions(), LivingRegions())
        with.set(["levers.other_deposition": [0.2]])
        for world in [without, with] { world.advance(0) }
        let people = (0..<40).map { with.around.population[$0][0] }
        let everywhere = 0.7 * 0.2 * people[0] / people.reduce(0, +)
        for region in 0..<40 {
            let base = Lanes(repeating: LivingRegions.figures["biodiversity.deposition"]?[region] ?? 0)[0]
            let felt =
                without.nitrogen.nitrogenDeposition[region][0] - with.nitrogen.nitrogenDeposition[region][0]
            let expected = base * 0.14 * ((region == 0 ? 0.3 * 0.2 : 0) + everywhere)
            #expect(abs(felt - expected) < 1e-9, "\(region)")
        }
    }

    @Test(
        "(4.1) the same cut in every region takes that share off the deposition of industry and traffic, whatever is local"
    )
    func industryEverywhere() {
        for local in [0.0, 0.3, 1] {
            let spreads = ["biodiversity.local_share_of_others": Uncertainty.Spread.fixed(local)]
            let (without, with) = (LivingRegions(spreads: spreads), LivingRegions(spreads: spreads))
            with.set(["levers.other_deposition": [Double](repeating: 0.5, count: 40)])
            for world in [without, with] { world.advance(0) }
            for region in 0..<40 {
                let base = LivingRegions.figures["biodiversity.deposition"]?[region] ?? 0
                let felt =
                    without.nitrogen.nitrogenDeposition[region][0]
                    - with.nitrogen.nitrogenDeposition[region][0]
                #expect(abs(felt - base * 0.14 * 0.5) < 1e-9)
            }
        }
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
