import Modelling
import Testing

@testable import RegionModel

@Suite("People, dwellings and land together")
struct PopulationWorldTests {
    @Test("the first quarter is that of the independent run: births, deaths, dwellings, land, people")
    func firstQuarter() throws {
        var figures: [String: [Double]] = [:]
        for row in try PeopledRegions.vectors("figures.csv") {
            figures[row.name] = row.fields.compactMap(Double.init)
        }
        // That run knows no households but those of the country's pattern.
        figures["population.household_ratio"] = [Double](repeating: 1, count: 40)
        let world = PeopledRegions(figures: figures, spreads: ["population.lasting_gain": .fixed(1)])
        world.advance(0)
        let table = try PeopledRegions.vectors("central.csv")
        let columns = try #require(table.first).fields
        let rows = table.filter { $0.fields.first == "2024" && $0.name != "NL" }
        try #require(rows.count == 40)
        let expected = [
            ("births", world.population.births), ("deaths", world.population.deaths),
            ("dwellings", world.housing.dwellings), ("occupancy", world.housing.occupancy),
        ]
        for (name, computed) in expected {
            let column = try #require(columns.firstIndex(of: name))
            for (region, row) in rows.enumerated() {
                let value = try #require(Double(row.fields[column]))
                #expect(departure(computed[region][0], from: value) < 1e-10, "\(name) of \(row.name)")
            }
        }
        // Jobs and unemployment, held at their first values here, move a few people in that run.
        let total = try #require(columns.firstIndex(of: "population"))
        let homes = try #require(columns.firstIndex(of: "ha_residential"))
        for (region, row) in rows.enumerated() {
            let people = try #require(Double(row.fields[total]))
            #expect(departure(world.population.total[region][0], from: people) < 1e-5)
            let hectares = try #require(Double(row.fields[homes]))
            #expect(departure(world.land.area[region, .residential][0], from: hectares) < 1e-10)
        }
    }

    @Test("people of the country change by births, deaths and those from and to abroad alone, to the last")
    func bookkeeping() {
        let world = PeopledRegions(seed: 4, isCentral: false)
        for number in 0..<60 {
            let before = world.population.total.sum
            world.advance(number)
            let births = world.population.births.sum - world.population.deaths.sum
            let abroad = world.foreignMigration.immigrants.sum - world.foreignMigration.emigrants.sum
            let missing = world.population.total.sum - before - (births + abroad) * 0.25
            for lane in 0..<8 { #expect(gap(missing[lane], to: 0) < 1e-9 * before[lane]) }
            let moved = world.migration.netDomestic.sum
            for lane in 0..<8 { #expect(gap(moved[lane], to: 0) < 1e-9 * before[lane]) }
        }
    }

    @Test("the same holds for every region: what leaves one arrives in another")
    func bookkeepingOfRegions() {
        let world = PeopledRegions(seed: 4, isCentral: false)
        for number in 0..<8 {
            let before = (0..<40).map { world.population.total[$0] }
            world.advance(number)
            for region in 0..<40 {
                let natural = world.population.births[region] - world.population.deaths[region]
                let expected = before[region] + (natural + world.migration.netMigration[region]) * 0.25
                #expect(departure(world.population.total[region][5], from: expected[5]) < 1e-12)
            }
        }
    }

    @Test("dwellings change by what is completed and demolished, and every hectare stays")
    func bookkeepingOfLand() {
        let world = PeopledRegions(seed: 4, isCentral: false)
        world.set([
            "levers.nature_area": PeopledRegions.varied(80, by: 0.5),
            "levers.business_area": PeopledRegions.varied(5, by: 1),
        ])
        let land = (0..<40).map { region in hectares(world, region) }
        for number in 0..<108 {
            let before = (0..<40).map { world.housing.dwellings[$0] }
            world.advance(number)
            for region in 0..<40 {
                let change = world.housing.completions[region] - world.housing.demolition * before[region]
                let missing = world.housing.dwellings[region] - before[region] - change * 0.25
                #expect(gap(missing[3], to: 0) < 1e-9 * before[region][3])
                #expect(departure(hectares(world, region)[3], from: land[region][3]) < 1e-12)
            }
        }
    }

    @Test("with no building at all dwellings become scarce and dear, and fewer people come than before")
    func noBuilding() {
        let (usual, stopped) = (PeopledRegions(), PeopledRegions())
        for number in 0..<104 {
            usual.advance(number)
            stopped.around.levers[.dwellings][7] = -1e9 * Lanes(repeating: 1)
            stopped.advance(number)
        }
        #expect(stopped.housing.completions[7] == .zero)
        #expect(stopped.housing.occupancy[7][0] > usual.housing.occupancy[7][0] * 1.05)
        #expect(stopped.housing.priceIndex[7][0] > usual.housing.priceIndex[7][0] * 1.05)
        #expect(stopped.population.total[7][0] < usual.population.total[7][0] * 0.98)
        #expect(stopped.population.total[7][0] > 0)
    }

    @Test("one per cent more dwellings bring .4 to 1 per cent more people in 26 years")
    func peopleFollowHouses() {
        let (usual, more) = (PeopledRegions(), PeopledRegions())
        for number in 0..<104 {
            usual.advance(number)
            more.around.levers[.dwellings][5] = Lanes(repeating: number < 20 ? 900 : 0)
            more.advance(number)
        }
        let dwellings = more.housing.dwellings[5][0] / usual.housing.dwellings[5][0] - 1
        let people = more.population.total[5][0] / usual.population.total[5][0] - 1
        #expect(dwellings > 0.03)
        #expect((0.4...1).contains(people / dwellings))
    }

    @Test("in other units the model gives the same quantities, to the bit")
    func otherUnits() {
        // Powers of two change no mantissa, so any difference is an equation that mixes dimensions.
        let units = UnitChange([.time: 8, .length: 0.25, .people: 4, .objects: 2])
        let (declared, changed) = (
            PeopledRegions(seed: 3, isCentral: false), PeopledRegions(seed: 3, isCentral: false, units: units)
        )
        for world in [declared, changed] {
            world.set(["levers.nature_area": PeopledRegions.varied(40, by: 0.5)])
            world.run(quarters: 40)
        }
        let other = changed.values
        for (name, values) in declared.values { #expect(values == other[name], "\(name)") }
    }

    @Test("every corner of the declared ranges keeps stocks finite and not negative")
    func corners() {
        let parameters = PeopledRegions().quantities.filter { $0.declaration.role == .parameter }
        #expect(parameters.count > 20)
        for parameter in parameters {
            let range = parameter.declaration.ranges[0]
            let allowed = parameter.declaration.allowed ?? range
            for end in Set([range.lowerBound, range.upperBound, allowed.lowerBound, allowed.upperBound]) {
                let world = PeopledRegions(spreads: [parameter.name: .fixed(end)], seed: 9, isCentral: false)
                world.run(quarters: 32)
                for stock in world.quantities where [.stock, .outcome].contains(stock.declaration.role) {
                    let canFall = stock.name == "population.net_migration"
                    for place in 0..<stock.table.count {
                        let value = stock.table[place]
                        let isFine = all(value .< 1e12) && (canFall || all(value .>= 0))
                        #expect(isFine, "\(stock.name) with \(parameter.name) at \(end)")
                        if !isFine { break }
                    }
                }
            }
        }
    }

    @Test("lanes are strangers: member 11 is the same in any block")
    func lanes() {
        let first = PeopledRegions(seed: 5, firstMember: 8, isCentral: false)
        let second = PeopledRegions(seed: 5, firstMember: 11, isCentral: false)
        for world in [first, second] { world.run(quarters: 20) }
        let other = second.values
        for (name, values) in first.values {
            #expect(values.map { $0[3] } == other[name]?.map { $0[0] }, "\(name)")
        }
    }

    @Test("a worker's second block is the same as its first")
    func secondBlock() {
        let world = PeopledRegions()
        world.run(quarters: 12)
        let first = world.values
        let again = PeopledRegions()
        again.run(quarters: 30)
        for _ in 0..<2 {
            let step = again.step(0)
            again.housing.begin(with: again.ofHousing, by: step)
            again.land.begin(with: again.ofLand, by: step)
            again.foreignMigration.begin(with: again.ofForeignMigration, by: step)
            again.migration.begin(with: again.ofMigration, by: step)
            again.population.begin(with: again.ofPopulation, by: step)
            again.density.begin(with: again.ofDensity, by: step)
        }
        again.run(quarters: 12)
        let second = again.values
        for (name, values) in first { #expect(values == second[name], "\(name)") }
    }

    private func hectares(_ world: PeopledRegions, _ region: Int) -> Lanes {
        (0..<13).reduce(Lanes.zero) { $0 + world.land.area[region * 13 + $1] }
    }
}
