import Modelling
import Testing

@testable import RegionModel

@Suite("Housing")
struct HousingTests {
    @Test("(3.2) the first quarter builds what is planned and what is demolished")
    func planned() {
        let world = PeopledRegions()
        let (first, growth) = (
            80_000.0 + 2_000 * 9, PeopledRegions.figures["housing.planned_growth"]?[9] ?? 0
        )
        world.advance(0)
        #expect(departure(world.housing.completions[9][0], from: (growth + 0.0012) * first) < 1e-12)
        #expect(departure(world.housing.dwellings[9][0], from: first * (1 + growth / 4)) < 1e-12)
    }

    @Test(
        "(3.2) scarcity of 10 per cent builds 1.9 per cent more; nitrogen in 30 points more nature 3 per cent less"
    )
    func responses() {
        let world = PeopledRegions()
        let first = world.housing.completions[2][0]
        world.population.households[2] *= 1.1
        world.around.criticalLoadExceeded[2] += 0.3
        world.advance(0)
        #expect(departure(world.housing.completions[2][0], from: first * 1.019_244_876_7 * 0.97) < 1e-9)
    }

    @Test("(3.2) plans hold to 2031 and have come down to .45 in 2041")
    func pathOfPlans() {
        let housing = PeopledRegions().housing
        #expect(housing.pathOfPlans(at: 0)[0] == 1)
        #expect(housing.pathOfPlans(at: 7)[0] == 1)
        #expect(gap(housing.pathOfPlans(at: 12)[0], to: 0.725) < 1e-15)
        #expect(gap(housing.pathOfPlans(at: 17)[0], to: 0.45) < 1e-15)
        #expect(gap(housing.pathOfPlans(at: 26)[0], to: 0.45) < 1e-15)
    }

    @Test("(3.2) measures add dwellings, also fewer than none when plans were brought forward")
    func measures() {
        let (usual, more, less) = (PeopledRegions(), PeopledRegions(), PeopledRegions())
        more.around.levers[.dwellings][0] = Lanes(repeating: 100)
        less.around.levers[.dwellings][0] = Lanes(repeating: -100)
        for world in [usual, more, less] { world.advance(0) }
        let first = usual.housing.completions[0][0]
        #expect(gap(more.housing.completions[0][0], to: first + 100) < 1e-9)
        #expect(gap(less.housing.completions[0][0], to: first - 100) < 1e-9)
    }

    @Test("(3.2) without farmland only measures build; with farmland for half of five years, half is built")
    func landExhausted() {
        let world = PeopledRegions()
        let planned = world.housing.completions
        let need = planned[1] * world.land.landPerDwelling[1] * 5
        for use in [LandClass.arable, .grassland, .natureInclusiveFarmland] {
            world.land.area[0, use] = .zero
            world.land.area[1, use] = .zero
        }
        world.land.area[1, .arable] = need / 2
        world.around.levers[.dwellings][0] = Lanes(repeating: 20)
        let half = planned[1][0] / 2
        world.advance(0)
        #expect(gap(world.housing.completions[0][0], to: 20) < 1e-12)
        #expect(departure(world.housing.completions[1][0], from: half) < 1e-12)
    }

    @Test("(3.2) luck of .12 builds e^.12 times as much")
    func luck() {
        let world = PeopledRegions()
        let first = world.housing.completions[6][0]
        world.housing.completionLuck[6] = Lanes(repeating: 0.12)
        world.housing.advance(with: world.ofHousing, during: world.step(1))
        #expect(departure(world.housing.completions[6][0], from: first * 1.127_496_851_579) < 1e-9)
    }

    @Test("(3.4) prices go a sixteenth of the way in a quarter to what scarcity and wages ask for")
    func prices() {
        let world = PeopledRegions()
        world.population.households[3] *= 1.1
        world.around.wage[3] = Lanes(repeating: 1.04)
        world.advance(0)
        let aim = 2 * 0.095_310_179_804_3 + 0.5 * 0.039_220_713_153_3
        #expect(gap(log(world.housing.priceIndex[3])[0], to: aim / 16) < 1e-12)
        #expect(world.housing.priceIndex[4][0] == 1)
    }

    @Test("occupancy is households per dwelling at the start of the quarter")
    func occupancy() {
        let world = PeopledRegions()
        let first = world.population.households[8] / world.housing.dwellings[8]
        #expect(world.housing.occupancy[8] == first)
        world.advance(0)
        #expect(world.housing.occupancy[8] == first)
        let second = world.population.households[8] / world.housing.dwellings[8]
        world.advance(1)
        #expect(world.housing.occupancy[8] == second)
    }
}
