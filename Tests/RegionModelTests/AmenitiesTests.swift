import Modelling
import Testing

@testable import RegionModel

@Suite("Amenities")
struct AmenitiesTests {
    /// Regions where facilities need no more customers as time goes by.
    func regions(_ surroundings: [String: [Double]] = LivingRegions.surroundings) -> LivingRegions {
        LivingRegions(around: surroundings, spreads: ["amenities.growth_of_scale": .fixed(0)])
    }

    /// The surroundings with people of some ages multiplied.
    func people(_ ages: Range<Int>, times factor: Double) -> [Double] {
        var people = LivingRegions.surroundings["people"] ?? []
        for region in 0..<40 {
            for age in ages { people[region * 100 + age] *= factor }
        }
        return people
    }

    @Test("where people and scale stay the same, nothing opens, closes or moves")
    func rest() {
        let world = regions()
        let first = (0..<280).map { world.amenities.facilities[$0][0] }
        let distances = LivingRegions.figures["amenities.distance"] ?? []
        world.run(quarters: 104)
        for place in 0..<280 {
            #expect(abs(world.amenities.facilities[place][0] / first[place] - 1) < 1e-12)
        }
        #expect(abs(world.amenities.distance[3 * 40 + 5][0] - distances[5 * 7 + 3]) < 1e-12)
    }

    @Test("(6.4) the score of a library at its half distance is 50")
    func half() {
        var figures = LivingRegions.figures
        figures["amenities.distance"]?[3] = 3
        #expect(abs(LivingRegions(figures: figures).amenities.meetingScore[0][0] - 50) < 1e-12)
    }

    @Test("(6.2) without customers a third of the shops that are short of them closes, worked by hand")
    func closing() {
        let world = regions()
        let first = world.amenities.facilities[2][0]
        world.set(["people": [Double](repeating: 1e-9, count: 4_000)])
        world.advance(0)
        // c(0) = .8; c(1) and e(1) with a spread of .3, by hand from a table of the normal distribution.
        let c = 0.8 * 0.2761 - 0.1859
        let e = 0.3764 - 1.15 * 0.2695
        let expected = 1 - 0.25 * 0.4 * ((0.8 - c) + e)
        #expect(abs(world.amenities.facilities[2][0] / first - expected) < 2e-4)
    }

    @Test("(6.1) a tenth fewer pupils closes schools and lengthens the way, and only to schools")
    func pupils() {
        let world = regions()
        world.set(["people": people(4..<12, times: 0.9)])
        let first = (0..<280).map { world.amenities.facilities[$0][0] }
        world.run(quarters: 40)
        for region in 0..<40 {
            let school = region * 7 + Amenity.primarySchool.rawValue
            #expect(world.amenities.facilities[school][0] < first[school] * 0.999)
            #expect(
                world.amenities.distance[40 + region][0] > world.amenities.firstDistance[region * 7 + 1])
            let secondary = region * 7 + Amenity.secondarySchool.rawValue
            #expect(abs(world.amenities.facilities[secondary][0] / first[secondary] - 1) < 1e-12)
        }
    }

    @Test("more customers never close a facility")
    func monotone() {
        var last = [Double](repeating: 0, count: 280)
        for factor in [0.2, 0.5, 0.8, 1, 1.2, 2, 5] {
            let world = regions()
            world.set(["people": people(0..<100, times: factor)])
            world.run(quarters: 20)
            for place in 0..<280 {
                #expect(world.amenities.facilities[place][0] >= last[place])
                last[place] = world.amenities.facilities[place][0]
            }
        }
    }

    @Test("upkeep that lowers the threshold never leaves fewer facilities, nor a longer way")
    func upkeep() {
        var last = [Double](repeating: 0, count: 280)
        for cut in [0.0, 0.02, 0.08, 0.3] {
            let world = LivingRegions()
            for lever in Lever.thresholds {
                world.set(["levers.\(lever.label)": [Double](repeating: cut, count: 40)])
            }
            world.run(quarters: 60)
            for place in 0..<280 {
                #expect(world.amenities.facilities[place][0] >= last[place])
                last[place] = world.amenities.facilities[place][0]
            }
        }
    }

    @Test("(6.4) what crowds is customers per facility against the base date, and not what a facility needs")
    func crowding() {
        // A third more people at once: 1.3 − 1.15 too many for each GP, of which .3 is lost, before any opens.
        let (usual, crowded, shared) = (regions(), regions(), regions())
        for world in [crowded, shared] { world.set(["people": people(0..<100, times: 1.3)]) }
        for lever in Lever.thresholds {
            shared.set(["levers.\(lever.label)": [Double](repeating: 0.5, count: 40)])
        }
        for world in [usual, crowded, shared] {
            world.around.count()
            world.amenities.countCustomers(in: 0, world.ofAmenities)
            world.amenities.judge(0, world.ofAmenities)
        }
        let ratio = crowded.amenities.index[0] / usual.amenities.index[0]
        #expect(abs(ratio[0] - (1 - 0.3 * 0.15)) < 1e-12)
        #expect(shared.amenities.index[0] == crowded.amenities.index[0])
    }

    @Test("(6.4) a lower threshold never gives a worse index, at any date, in any region")
    func cheaperFacilities() {
        var last: [[Lanes]] = []
        for cut in [0.0, 0.02, 0.08, 0.3, 0.9] {
            let world = LivingRegions(seed: 5, isCentral: false)
            for lever in Lever.thresholds {
                world.set(["levers.\(lever.label)": [Double](repeating: cut, count: 40)])
            }
            var indices: [[Lanes]] = []
            for quarter in 0..<60 {
                world.advance(quarter)
                indices.append((0..<40).map { world.amenities.index[$0] })
            }
            for (now, before) in zip(indices, last) {
                for region in 0..<40 { #expect(all(now[region] .>= before[region]), "\(cut), \(region)") }
            }
            last = indices
        }
    }

    @Test("(6.3) transport on demand shortens every way by its share")
    func transport() {
        let (plain, served) = (regions(), regions())
        served.set(["levers.distance": [0.1]])
        for world in [plain, served] { world.advance(0) }
        for amenity in 0..<7 {
            let ratio = served.amenities.distance[amenity * 40] / plain.amenities.distance[amenity * 40]
            #expect(abs(ratio[0] - 0.9) < 1e-12)
        }
        #expect(served.amenities.index[0][0] > plain.amenities.index[0][0])
        #expect(served.amenities.index[1] == plain.amenities.index[1])
    }

    @Test("a region of 30,000 starts with, and keeps, one hospital and one secondary school or more")
    func guarantee() {
        var small = LivingRegions.surroundings
        small["people"] = people(0..<100, times: 0.1)
        let world = regions(small)
        #expect(world.amenities.facilities[Amenity.hospital.rawValue] == Lanes(repeating: 1))
        world.set(["people": people(0..<100, times: 0.01)])
        world.run(quarters: 104)
        #expect(world.amenities.facilities[Amenity.hospital.rawValue] == Lanes(repeating: 1))
        #expect(world.amenities.facilities[Amenity.secondarySchool.rawValue][0] >= 1)
        #expect(world.amenities.facilities[Amenity.gp.rawValue][0] > 0)
    }

    @Test("without any young people schools go down to what the state keeps, and every number exists")
    func noYoung() {
        let world = regions()
        world.set(["people": people(0..<20, times: 0)])
        world.run(quarters: 400)
        #expect(world.amenities.facilities[Amenity.secondarySchool.rawValue] == Lanes(repeating: 1))
        for (name, values) in world.outcomes where name.hasPrefix("amenities.") {
            for value in values { #expect(value[0].isFinite, "\(name)") }
        }
        var empty = LivingRegions.surroundings
        empty["people"] = people(0..<20, times: 0)
        let never = regions(empty)
        never.run(quarters: 4)
        #expect(never.amenities.index[0][0].isFinite)
    }

    @Test("the mean excess of a lognormal is what its two normal terms say")
    func excess() {
        for (a, b, spread) in [(0.75, 1.0, 0.3), (1.0, 1.15, 0.15), (3, 0.7, 0.5), (0.01, 1.2, 0.3)] {
            let (x, y, s) = (Lanes(repeating: a), Lanes(repeating: b), Lanes(repeating: spread))
            let d = (log(x / y) + s * s / 2) / s
            let expected = x * normalShare(below: d) - y * normalShare(below: d - s)
            let found = meanExcess(of: x, over: y, logRatio: log(x / y), spread: s)
            #expect(abs(found[0] - expected[0]) < 1e-11)
        }
    }

    @Test("the curve of the market, read off between its points and beyond its ends, is the equation")
    func market() {
        let theme = LivingRegions(seed: 6, isCentral: false).amenities
        for step in -300...300 {
            let each = Lanes(repeating: Double(step) * 0.00617)
            for amenity in 0..<7 {
                let read = theme.change(of: amenity, logOfEach: each)
                let computed = theme.computedChange(of: amenity, exp(each), logOfEach: each)
                let error = read - computed
                #expect(all(greatest(error, -error) .< 3e-7), "\(amenity) at \(each[0])")
            }
        }
    }

    @Test("every corner of the declared ranges keeps the index between 0 and 100 and facilities above 0")
    func corners() {
        for parameter in LivingRegions().amenities.quantities where parameter.declaration.role == .parameter {
            for place in 0..<parameter.table.count {
                let range = parameter.declaration.ranges[min(place, parameter.declaration.ranges.count - 1)]
                for end in [range.lowerBound, range.upperBound] {
                    let name = parameter.elementNames[place]
                    let world = LivingRegions(spreads: [name: .fixed(end)], seed: 9, isCentral: false)
                    world.set(["people": people(0..<60, times: 0.8)])
                    world.run(quarters: 24)
                    for region in 0..<40 {
                        let index = world.amenities.index[region]
                        #expect(all(index .> 0) && all(index .< 100), "\(name) at \(end)")
                    }
                    for facility in 0..<280 {
                        #expect(all(world.amenities.facilities[facility] .> 0), "\(name) at \(end)")
                    }
                }
            }
        }
    }
}
