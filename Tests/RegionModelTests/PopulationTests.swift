import Modelling
import Testing

@testable import RegionModel

@Suite("Population")
struct PopulationTests {
    /// A country where nobody moves, nobody dies and nobody is born, unless a test says so.
    private func still(_ more: [String: [Double]] = [:], spreads: [String: Uncertainty.Spread] = [:])
        -> PeopledRegions
    {
        var figures = PeopledRegions.figures
        for name in ["population.fertility", "population.mortality", "population.immigration_share"] {
            figures[name] = figures[name]?.map { _ in 0 }
        }
        for name in ["population.moves_young", "population.moves_other"] {
            figures[name] = [Double](repeating: 0, count: 1_600)
        }
        return PeopledRegions(figures: figures.merging(more) { $1 }, spreads: spreads)
    }

    @Test("(1.1) half of all people of 30 are women, and in the first year a tenth of them gives birth")
    func births() {
        var fertility = [Double](repeating: 0, count: 100)
        fertility[30] = 0.1
        let world = still([
            "population.fertility": fertility,
            "population.fertility_ratio": [Double](repeating: 1.2, count: 40),
        ])
        let thirty = world.population.people[3 * 100 + 30][0]
        world.advance(0)
        #expect(departure(world.population.births[3][0], from: thirty * 0.1 * 0.5 * 1.2) < 1e-14)
        let infants = 3_300 + world.population.births[3][0] / 4
        #expect(gap(world.population.people[300][0], to: infants) < 1e-9)
    }

    @Test("(1.1) fertility moves to that of 2040 in a straight line, and stays there")
    func pathOfFertility() {
        let population = PeopledRegions().population
        #expect(gap(population.pathOfFertility(at: 0)[0], to: 1) < 1e-15)
        #expect(gap(population.pathOfFertility(at: 8)[0] * 1.45, to: (1.45 + 1.6) / 2) < 1e-12)
        for year in [16.0, 20, 26] {
            #expect(gap(population.pathOfFertility(at: year)[0] * 1.45, to: 1.6) < 1e-12)
        }
    }

    @Test("(1.2) a tenth of those of 80 dies in a year, a little less every year")
    func deaths() {
        var mortality = [Double](repeating: 0, count: 100)
        mortality[80] = 0.1
        let world = still([
            "population.mortality": mortality,
            "population.mortality_ratio": [Double](repeating: 0.9, count: 40),
        ])
        let eighty = world.population.people[280][0]
        world.advance(0)
        #expect(departure(world.population.deaths[2][0], from: eighty * 0.1 * 0.9) < 1e-14)
        #expect(departure(world.population.people[280][0], from: eighty * (1 - 0.09 / 4)) < 1e-14)
        world.population.people[280] = Lanes(repeating: 1_000)
        world.advance(40)
        // After ten years (1 − .012)^10 of the risk is left.
        #expect(departure(world.population.deaths[2][0], from: 79.764_923_922_94) < 1e-9)
    }

    @Test("(1.3) nobody turns older before the end of the year, and then everybody does")
    func ageing() {
        let world = still()
        let before = (0..<100).map { world.population.people[500 + $0][0] }
        world.run(quarters: 3)
        #expect((0..<100).map { world.population.people[500 + $0][0] } == before)
        world.advance(3)
        let after = (0..<100).map { world.population.people[500 + $0][0] }
        #expect(after[0] == 0)
        #expect(Array(after[1..<99]) == Array(before[0..<98]))
        #expect(after[99] == before[98] + before[99])
    }

    @Test("(1.3) children born in a year count as 0 on the next 1 January, or as one if so chosen")
    func newborns() {
        var fertility = [Double](repeating: 0, count: 100)
        fertility[30] = 0.1
        let asGiven = still(
            ["population.fertility": fertility],
            spreads: ["population.newborns_counted_as_one": .fixed(1)])
        let asPublished = still(["population.fertility": fertility])
        let infants = asGiven.population.people[100][0]
        var born = 0.0
        for number in 0..<4 {
            asGiven.advance(number)
            asPublished.advance(number)
            born += asPublished.population.births[1][0] / 4
        }
        #expect(asGiven.population.people[100][0] == 0)
        #expect(gap(asGiven.population.people[101][0], to: infants + born) < 1e-9)
        #expect(gap(asPublished.population.people[100][0], to: born) < 1e-9)
        #expect(gap(asPublished.population.people[101][0], to: infants) < 1e-9)
        #expect(asPublished.population.total[1] == asGiven.population.total[1])
    }

    @Test(
        "(1.9) households are the region's multiple of those of the country's pattern, and grow .15 per cent a year"
    )
    func households() {
        let world = still(["population.household_ratio": [Double](repeating: 1.2, count: 40)])
        let heads = world.population.households[4][0]
        let adults = (18..<100).reduce(0.0) { $0 + world.population.people[400 + $1][0] }
        #expect(departure(heads, from: 1.2 * 0.55 * adults) < 1e-14)
        world.run(quarters: 3)
        #expect(gap(world.population.households[4][0] / heads, to: 1.001_124_789) < 1e-8)
    }

    @Test("groups of ages add up to all people")
    func groups() {
        let population = PeopledRegions().population
        func people(_ ages: Range<Int>) -> Double {
            ages.reduce(0.0) { $0 + population.people[2_100 + $1][0] }
        }
        #expect(gap(population.total[21][0], to: people(0..<100)) < 1e-9)
        #expect(gap(population.under18[21][0], to: people(0..<18)) < 1e-9)
        #expect(gap(population.aged15To24[21][0], to: people(15..<25)) < 1e-9)
        #expect(gap(population.over60[21][0], to: people(60..<100)) < 1e-9)
        #expect(gap(population.olderShare[21][0], to: people(65..<100) / people(0..<100)) < 1e-15)
    }

    @Test("with nobody born or moving the last people are old, and never fewer than none")
    func dyingOut() {
        let world = still(["population.mortality": PeopledRegions.figures["population.mortality"] ?? []])
        world.run(quarters: 400)
        #expect((0..<4_000).allSatisfy { world.population.people[$0][0] >= 0 })
        #expect(world.population.olderShare[0][0] == 1)
        #expect(world.population.total[0][0] > 0)
    }

    @Test("an empty region has numbers")
    func emptyRegion() {
        var people = PeopledRegions.figures["population.people"] ?? []
        for age in 0..<100 { people[age] = 0 }
        var figures = PeopledRegions.figures
        figures["population.people"] = people
        let world = PeopledRegions(figures: figures)
        #expect(world.population.total[0] == .zero)
        #expect(world.population.olderShare[0] == .zero)
        #expect(world.migration.turnover[0] == .zero)
    }
}
