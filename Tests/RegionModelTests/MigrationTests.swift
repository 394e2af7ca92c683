import Modelling
import Testing

@testable import RegionModel

@Suite("Migration")
struct MigrationTests {
    @Test("(1.4) a region gains by empty houses, work and liveability, each as weighted")
    func attractiveness() {
        let world = PeopledRegions()
        for region in 0..<40 { world.housing.occupancy[region] = world.migration.firstOccupancy[region] }
        world.housing.occupancy[3] *= 1.1
        world.around.liveability[5] += 10
        world.migration.compareRegions(world.ofMigration)
        #expect(gap(world.migration.attractiveness[3][0], to: -5 * 0.095_310_179_804) < 1e-10)
        #expect(gap(world.migration.attractiveness[5][0], to: 0.05) < 1e-14)
        #expect(world.migration.attractiveness[4] == .zero)

        // Unemployment of one region up a point: it loses .02 less what it weighs in the country.
        world.around.unemploymentRate[4] += 0.01
        world.migration.compareRegions(world.ofMigration)
        let weight = world.population.total[4][0] / world.population.total.sum[0]
        #expect(gap(world.migration.attractiveness[4][0], to: -0.02 * (1 - weight)) < 1e-14)
        #expect(gap(world.migration.attractiveness[6][0], to: 0.02 * weight) < 1e-14)
    }

    @Test("(1.4) liveability counts from what it was on the base date, also in the first quarters")
    func firstLiveability() {
        for quarters in 0...2 {
            let world = PeopledRegions()
            world.run(quarters: quarters)
            world.migration.compareRegions(world.ofMigration)
            let before = world.migration.attractiveness[5]
            world.around.liveability[5] += 10
            world.migration.compareRegions(world.ofMigration)
            #expect(gap((world.migration.attractiveness[5] - before)[0], to: 0.05) < 1e-12)
        }
    }

    @Test("(1.5–1.7) in the first quarter people move as was observed, whatever their age")
    func observedMoves() {
        let world = PeopledRegions()
        world.advance(0)
        let young = PeopledRegions.figures["population.moves_young"] ?? []
        let other = PeopledRegions.figures["population.moves_other"] ?? []
        for region in [0, 17, 39] {
            let all = (0..<40).map { origin in young[origin * 40 + region] + other[origin * 40 + region] }
            let left = (0..<40).map { young[region * 40 + $0] + other[region * 40 + $0] }
            let net = all.reduce(0, +) - left.reduce(0, +)
            #expect(gap(world.migration.netDomestic[region][0], to: net) < 1e-8)
            let arrived = (0..<100).reduce(0.0) { $0 + world.migration.arrivals[region * 100 + $1][0] }
            #expect(departure(arrived, from: all.reduce(0, +)) < 1e-12)
            let moves =
                (all.reduce(0, +) + left.reduce(0, +)) / (PeopledRegions().population.total[region][0])
            #expect(departure(world.migration.turnover[region][0], from: moves) < 1e-12)
        }
    }

    @Test("(1.5–1.7) five destinations at a time give what the equations give one by one")
    func oneByOne() {
        let world = PeopledRegions()
        let (migration, people) = (world.migration, world.population.people)
        for region in 0..<40 {
            migration.attractiveness[region] = Lanes(repeating: 0.3 - 0.02 * Double(region))
        }
        migration.countMovers(world.ofMigration)
        migration.chooseDestinations(world.population.total)
        migration.move(people, .other, ages: 0..<15)
        migration.move(people, .young, ages: 15..<30)
        migration.move(people, .other, ages: 30..<100)

        let appeal = (0..<40).map { 0.3 - 0.02 * Double($0) }
        let total = (0..<40).map { world.population.total[$0][0] }
        let mean = zip(appeal, total).reduce(0) { $0 + $1.0 * $1.1 } / total.reduce(0, +)
        for age in [0, 14, 15, 29, 30, 99] {
            let isYoung = (15..<30).contains(age)
            let name = isYoung ? "population.moves_young" : "population.moves_other"
            let moves = PeopledRegions.figures[name] ?? []
            let destination = 23
            var expected = 0.0
            for origin in 0..<40 {
                let row = (0..<40).map { moves[origin * 40 + $0] }
                let class1 = (0..<100).filter { (15..<30).contains($0) == isYoung }
                let here = class1.reduce(0.0) { $0 + people[origin * 100 + $1][0] }
                let urge = exp(Lanes(repeating: -(appeal[origin] - mean) / 2))[0]
                let leaving = row.reduce(0, +) / here * urge * people[origin * 100 + age][0]
                let pulls = (0..<40).map { row[$0] * exp(Lanes(repeating: appeal[$0]))[0] }
                expected += leaving * pulls[destination] / pulls.reduce(0, +)
            }
            #expect(departure(migration.arrivals[destination * 100 + age][0], from: expected) < 1e-12)
        }
    }

    @Test("what makes all regions as much more attractive moves nobody")
    func commonShift() {
        let (usual, better) = (PeopledRegions(), PeopledRegions())
        for world in [usual, better] { world.run(quarters: 2) }
        for region in 0..<40 { better.around.liveability[region] += 20 }
        for world in [usual, better] { world.advance(2) }
        for place in 0..<4_000 {
            #expect(
                departure(better.migration.arrivals[place][0], from: usual.migration.arrivals[place][0])
                    < 1e-12)
        }
    }

    @Test("regions that are alike in everything stay alike")
    func symmetry() {
        var figures = PeopledRegions.figures.mapValues { values in
            values.count == 40 ? [Double](repeating: values[0], count: 40) : values
        }
        let people = (figures["population.people"] ?? []).prefix(100)
        figures["population.people"] = (0..<40).flatMap { _ in people }
        let land = (figures["land.area"] ?? []).prefix(13)
        figures["land.area"] = (0..<40).flatMap { _ in land }
        figures["population.immigration_share"] = [Double](repeating: 0.025, count: 40)
        for name in ["population.moves_young", "population.moves_other"] {
            figures[name] = (0..<1_600).map { $0 / 40 == $0 % 40 ? 0 : 50 }
        }
        let world = PeopledRegions(figures: figures)
        for name in [
            "unemployment_rate", "liveability", "first_liveability", "critical_load_exceeded",
        ] {
            world.set([name: [Double](repeating: 0.5, count: 40)])
        }
        for region in 0..<40 {
            world.migration.firstUnemployment[region] = Lanes(repeating: 0.5)
            world.housing.firstExceeded[region] = Lanes(repeating: 0.5)
        }
        world.run(quarters: 40)
        for region in 1..<40 {
            #expect(departure(world.population.total[region][0], from: world.population.total[0][0]) < 1e-12)
            #expect(gap(world.migration.netDomestic[region][0], to: 0) < 1e-6)
        }
    }

    @Test("(1.8) 103,000 more people come than go in 2024, and 60,000 in the long run")
    func netForeign() {
        let world = PeopledRegions()
        world.advance(0)
        #expect(gap(world.foreignMigration.netForeign.sum[0], to: 103_000) < 1e-6)
        world.foreignMigration.advance(with: world.ofForeignMigration, during: world.step(16))
        #expect(
            gap(world.foreignMigration.netForeign.sum[0], to: 60_000 + 43_000 * 0.367_879_441_171_442) < 1e-6)
    }

    @Test("(1.8) emigration of each region starts at its share, and luck adds one deviation of 33,881")
    func abroad() {
        let world = PeopledRegions()
        world.advance(0)
        for region in 0..<40 {
            let share = (1 + Double(region)) / 820
            #expect(departure(world.foreignMigration.emigrants[region][0], from: 195_000 * share) < 1e-12)
            #expect(departure(world.foreignMigration.immigrants[region][0], from: 298_000 * share) < 1e-12)
        }
        world.foreignMigration.foreignLuck[0] = Lanes(repeating: 1)
        world.foreignMigration.advance(with: world.ofForeignMigration, during: world.step(0))
        #expect(gap(world.foreignMigration.netForeign.sum[0], to: 103_000 + 33_000 / 0.974) < 1e-6)
        world.foreignMigration.foreignLuck[0] = Lanes(repeating: -20)
        world.foreignMigration.advance(with: world.ofForeignMigration, during: world.step(0))
        #expect(world.foreignMigration.immigrants.sum == .zero)
    }

    @Test(
        "(1.8) immigrants follow jobs: twice the jobs draw 2^.3 times the share, and the country's number stays"
    )
    func jobs() {
        let world = PeopledRegions()
        world.around.employed[0] *= 2
        world.advance(0)
        let ratio = world.foreignMigration.immigrants[0][0] / world.foreignMigration.immigrants[1][0]
        #expect(departure(ratio, from: 0.5 * 1.231_144_413_344_916) < 1e-12)
        #expect(gap(world.foreignMigration.netForeign.sum[0], to: 103_000) < 1e-6)
    }

    @Test("however unattractive, no region loses more people than it has")
    func unattractive() {
        let world = PeopledRegions()
        for number in 0..<60 {
            if number == 2 { world.around.liveability[2] = Lanes(repeating: -1_000_000) }
            world.advance(number)
            #expect((0..<100).allSatisfy { all(world.population.people[200 + $0] .>= 0) })
        }
        #expect(world.population.total[2][0] > 0)
    }

    @Test("a region that nobody ever left still receives people")
    func noLeavers() {
        var figures = PeopledRegions.figures
        for name in ["population.moves_young", "population.moves_other"] {
            for region in 0..<40 { figures[name]?[region] = 0 }
        }
        let world = PeopledRegions(figures: figures)
        world.advance(0)
        #expect(world.migration.leaving[0] == .zero)
        #expect(world.migration.netDomestic[0][0] > 0)
        #expect(gap(world.migration.netDomestic.sum[0], to: 0) < 1e-6)
    }
}
