import Modelling
import Testing

@testable import RegionModel

@Suite("Biodiversity")
struct BiodiversityTests {
    @Test("(4.9) one quarter of new nature, worked by hand")
    func oneQuarter() {
        let world = LivingRegions()
        let area = world.around.area[0, .newNature][0]
        world.set(["planting": [100]])
        world.advance(0)
        // Ripens by (.60 − .25) / 25 / 4, and a quarter of 100 ha of raw land at .10 thins it.
        let expected = 0.25 + 0.35 / 25 / 4 - (0.25 - 0.10) * 25 / area
        #expect(abs(world.biodiversity.newNatureQuality[0][0] - expected) < 1e-15)
    }

    @Test(
        "(4.10) species go a fortieth of the way up, or a sixteenth of the way down, to their potential in a quarter"
    )
    func following() {
        let theme = LivingRegions().biodiversity
        #expect(theme.following(Lanes(repeating: 0.1))[0] == 0.01)
        #expect(theme.following(Lanes(repeating: -0.1))[0] == -0.025)
    }

    @Test(
        "(4.4) nitrogen leaves of plants what GLOBIO publishes",
        arguments: [(5.0, 0.842), (10, 0.810), (15, 0.789), (20, 0.774), (30, 0.750)])
    func nitrogen(dose: Double, left: Double) {
        let curve = LivingRegions().biodiversity.plantsUnderNitrogen
        #expect(abs(curve(Lanes(repeating: dose))[0] - left) < 5e-4)
    }

    @Test(
        "(4.6) a patch holds of animals what GLOBIO publishes",
        arguments: [(10.0, 0.455), (100, 0.602), (1_000, 0.733), (10_000, 0.832)])
    func patches(area: Double, left: Double) {
        let curve = LivingRegions().biodiversity.animalsInPatches
        #expect(abs(curve(Lanes(repeating: area))[0] - left) < 5e-4)
    }

    @Test("(4.7) without warming the curves of GLOBIO leave .946 of plants and .961 of animals")
    func warming() {
        let theme = LivingRegions().biodiversity
        #expect(abs(theme.plantsUnderWarming(.zero)[0] - 0.946) < 5e-4)
        #expect(abs(theme.animalsUnderWarming(.zero)[0] - 0.961) < 5e-4)
    }

    @Test("(4.5) a road 500 m away leaves .879 of animals, as the published coefficients say")
    func roads() {
        #expect(abs(LivingRegions().biodiversity.animalsNearRoads(Lanes(repeating: 500))[0] - 0.879) < 5e-4)
    }

    @Test("the earth warms from 1.3 °C on the base date to 1.9 °C in 2050")
    func warmingPath() {
        let theme = LivingRegions().biodiversity
        #expect(theme.leftByWarming(after: 0).plants == theme.plantsUnderWarming(Lanes(repeating: 1.3)))
        let expected = theme.animalsUnderWarming(Lanes(repeating: 1.9))[0]
        #expect(abs(theme.leftByWarming(after: 26).animals[0] - expected) < 1e-15)
    }

    @Test(
        "where no pressure counts, land use alone sets abundance, as Alkemade e.a. 2009 give it",
        arguments: [
            (LandClass.residential, 0.05), (.business, 0.05), (.traffic, 0.05), (.recreation, 0.2),
            (.arable, 0.1),
            (.grassland, 0.1), (.natureInclusiveFarmland, 0.3),
        ])
    func landUse(land: LandClass, ceiling: Double) {
        var area = [Double](repeating: 0, count: 40 * 13)
        for region in 0..<40 { area[region * 13 + land.rawValue] = 1_000 }
        var surroundings = LivingRegions.surroundings
        surroundings["area"] = area
        let world = LivingRegions(around: surroundings)
        #expect(abs(world.biodiversity.speciesAbundance[3][0] - ceiling) < 1e-15)
        world.run(quarters: 104)
        #expect(abs(world.biodiversity.speciesAbundance[3][0] - ceiling) < 1e-14)
    }

    @Test("(4.8) water and other land do not count")
    func water() {
        var more = LivingRegions.surroundings
        for region in 0..<40 {
            more["area"]?[region * 13 + LandClass.water.rawValue] *= 3
            more["area"]?[region * 13 + LandClass.other.rawValue] *= 5
        }
        let (dry, wet) = (LivingRegions(), LivingRegions(around: more))
        #expect(
            dry.outcomes["biodiversity.species_abundance"] == wet.outcomes["biodiversity.species_abundance"])
    }

    @Test("a region without any nature has numbers, and gets its first nature")
    func noNature() {
        var bare = LivingRegions.surroundings
        let classes: [LandClass] = [.forest, .openNature, .wetNature, .newNature]
        for land in classes { bare["area"]?[land.rawValue] = 0 }
        let world = LivingRegions(around: bare)
        world.run(quarters: 8)
        #expect(world.biodiversity.natureArea[0] == .zero)
        #expect(world.biodiversity.speciesAbundance[0][0] > 0.05)
        world.around.area[0, .newNature] = Lanes(repeating: 50)
        world.around.planting[0] = Lanes(repeating: 200)
        world.advance(8)
        #expect(world.biodiversity.natureArea[0][0] == 50)
        // All of it is raw, so it has the quality of raw land.
        #expect(abs(world.biodiversity.newNatureQuality[0][0] - 0.1) < 0.01)
        #expect(world.biodiversity.speciesAbundance[0][0].isFinite)
    }

    @Test("(4.11) larger patches and roads further away never leave fewer animals")
    func monotone() {
        let central = LivingRegions()
        var figures = LivingRegions.figures
        figures["biodiversity.patch"] = figures["biodiversity.patch"]?.map { $0 * 2 }
        let larger = LivingRegions(figures: figures)
        figures["biodiversity.road_distance"] = figures["biodiversity.road_distance"]?.map { $0 * 2 }
        let quieter = LivingRegions(figures: figures)
        let connected = LivingRegions()
        connected.set(["levers.patch_connectivity": LivingRegions.varied(0.3, by: 0.5)])
        for world in [central, larger, quieter, connected] { world.run(quarters: 104) }
        for region in 0..<40 {
            let animals = central.biodiversity.animalAbundance[region][0]
            #expect(larger.biodiversity.animalAbundance[region][0] > animals)
            #expect(
                quieter.biodiversity.animalAbundance[region][0]
                    > larger.biodiversity.animalAbundance[region][0])
            #expect(connected.biodiversity.animalAbundance[region][0] > animals)
            #expect(
                connected.biodiversity.plantAbundance[region] == central.biodiversity.plantAbundance[region])
        }
    }

    @Test("farmland that becomes nature has not lowered abundance at the horizon, nor anywhere before it")
    func planting() {
        let (without, with) = (LivingRegions(), LivingRegions())
        for quarter in 0..<104 {
            if (8..<40).contains(quarter) {
                for region in 0..<40 {
                    with.around.area[region, .grassland] -= 50
                    with.around.area[region, .newNature] += 50
                    with.around.planting[region] = Lanes(repeating: 200)
                }
            } else {
                with.around.planting.fill(.zero)
            }
            without.advance(quarter)
            with.advance(quarter)
            for region in 0..<40 {
                #expect(
                    with.biodiversity.speciesAbundance[region][0]
                        >= without.biodiversity.speciesAbundance[region][0])
            }
        }
        #expect(
            with.biodiversity.speciesAbundance[7][0] > without.biodiversity.speciesAbundance[7][0] + 0.001)
    }

    @Test("in other units the model gives the same quantities, to the bit")
    func otherUnits() {
        // Powers of two change no mantissa, so any difference is an equation that mixes dimensions.
        let units = UnitChange([
            .time: 8, .length: 0.25, .mass: 32, .amount: 2, .temperature: 0.5, .people: 4,
        ])
        let declared = LivingRegions(seed: 3, isCentral: false)
        let changed = LivingRegions(seed: 3, isCentral: false, units: units)
        for world in [declared, changed] {
            world.set(["planting": LivingRegions.varied(40, by: 0.5)])
            world.run(quarters: 104)
        }
        for (name, values) in declared.outcomes where name.hasPrefix("biodiversity.") {
            #expect(values == changed.outcomes[name], "\(name)")
        }
    }

    @Test("every corner of the declared ranges keeps shares between 0 and 1")
    func corners() {
        let parameters = LivingRegions().quantities.filter {
            $0.declaration.role == .parameter && $0.name.hasPrefix("biodiversity.")
        }
        #expect(parameters.count > 25)
        for parameter in parameters {
            let range = parameter.declaration.ranges[0]
            for end in [range.lowerBound, range.upperBound] {
                let world = LivingRegions(spreads: [parameter.name: .fixed(end)], seed: 9, isCentral: false)
                for quarter in 0..<108 { world.advanceNature(quarter) }
                for region in 0..<40 {
                    let species = world.biodiversity.speciesAbundance[region]
                    let above = world.nitrogen.criticalLoadExceeded[region]
                    #expect(all(species .> 0) && all(species .< 1), "\(parameter.name) at \(end)")
                    #expect(all(above .>= 0) && all(above .<= 1), "\(parameter.name) at \(end)")
                }
            }
        }
    }

    @Test("lanes are strangers: member 11 is the same in any block")
    func lanes() {
        let first = LivingRegions(seed: 5, firstMember: 8, isCentral: false)
        let second = LivingRegions(seed: 5, firstMember: 11, isCentral: false)
        for world in [first, second] { world.run(quarters: 30) }
        for (name, values) in first.outcomes {
            #expect(values.map { $0[3] } == second.outcomes[name]?.map { $0[0] }, "\(name)")
        }
    }

    @Test("one worker or two: the same bits")
    func workers() async {
        func ensemble(workers: Int) async -> [Int: [Lanes]] {
            await withTaskGroup(of: [Int: [Lanes]].self) { group in
                for worker in 0..<workers {
                    group.addTask {
                        var results: [Int: [Lanes]] = [:]
                        for block in stride(from: worker, to: 4, by: workers) {
                            let world = LivingRegions(firstMember: block * 8, isCentral: false)
                            world.run(quarters: 12)
                            results[block] = (0..<40).map { world.prosperity.index[$0] }
                        }
                        return results
                    }
                }
                return await group.reduce(into: [:]) { $0.merge($1) { old, _ in old } }
            }
        }
        #expect(await ensemble(workers: 1) == ensemble(workers: 2))
    }
}
