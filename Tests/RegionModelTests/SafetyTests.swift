import Modelling
import Testing

@testable import RegionModel

@Suite("Safety")
struct SafetyTests {
    /// The crime and the other outcomes of a region after some quarters with changed surroundings.
    func run(_ changes: [String: [Double]], quarters: Int = 1) -> LivingRegions {
        let world = LivingRegions()
        world.set(changes)
        world.run(quarters: quarters)
        return world
    }

    @Test("(5.1) recorded crime when unemployment rises by a point, worked by hand")
    func unemployment() {
        let rate = LivingRegions.varied(0.04, by: 0.3)[0]
        let world = run(["unemployment_rate": [rate + 0.01]])
        let property = world.safety.propertyCrime[0]
        let violence = world.safety.violence[0]
        let expected = property * 1.0202013400267558 + violence * 1.0050125208594010
        #expect(abs(world.safety.recordedCrime[0][0] - expected) < 1e-9)
    }

    @Test("a trend of −1.5 % a year fades within eight years and never brings more than 12 % less")
    func trend() {
        let world = LivingRegions(spreads: ["amenities.growth_of_scale": .fixed(0)])
        world.run(quarters: 105)
        let first = world.safety.propertyCrime[0] + world.safety.violence[0]
        // After 26 years: e^(−.015 × 8 × (1 − e^(−26 / 8))) = e^(−.11535)
        #expect(abs(world.safety.recordedCrime[0][0] / first - 0.8910568) < 1e-6)
    }

    @Test("(5.4) where nothing changes but time, feeling unsafe follows crime only in part")
    func perception() {
        let world = run([:], quarters: 41)
        for region in 0..<40 {
            let first = world.safety.propertyCrime[region] + world.safety.violence[region]
            let fall = 1 - world.safety.recordedCrime[region][0] / first
            let calmer = 1 - world.safety.feelingUnsafe[region][0] / world.safety.firstUnsafe[region]
            #expect(calmer > 0 && calmer < fall)
        }
    }

    @Test("(5.1) twice as many officers lower crime by 2 to the power of its elasticity, worked by hand")
    func doubledPolice() {
        let people = LivingRegions().around.population[0][0]
        let world = run(["levers.police": [0.0028 * people]])
        let property = world.safety.propertyCrime[0] * 0.888_842_681_166_570_2
        let violence = world.safety.violence[0] * 0.790_041_311_863_377_1
        #expect(abs(world.safety.recordedCrime[0][0] - property - violence) < 1e-6)
    }

    @Test("more police never means more crime")
    func police() {
        var last = [Double](repeating: .infinity, count: 40)
        for wardens in [0.0, 50, 100, 400, 1_600] {
            let world = run(["levers.police": [Double](repeating: wardens, count: 40)])
            for region in 0..<40 {
                #expect(world.safety.recordedCrime[region][0] < last[region])
                last[region] = world.safety.recordedCrime[region][0]
            }
        }
    }

    @Test("(5.2) cohesion moves a fifth of the way in a year and stays between 0 and 1")
    func cohesion() {
        let world = run(["levers.cohesion": [0.1]])
        let expected = 0.5 + 0.1 / 5 / 4
        #expect(abs(world.safety.cohesion[0][0] - expected) < 1e-12)
        let extreme = run(["levers.cohesion": [50], "turnover": [0, 50, 0.06]], quarters: 400)
        #expect(extreme.safety.cohesion[0][0] <= 1)
        #expect(extreme.safety.cohesion[1][0] >= 0)
    }

    @Test("people who move twice as often belong together less, and crime rises")
    func turnover() {
        let twice = LivingRegions.varied(0.06, by: 0.3).map { $0 * 2 }
        let (still, moving) = (run([:], quarters: 40), run(["turnover": twice], quarters: 40))
        for region in 0..<40 {
            #expect(moving.safety.cohesion[region][0] < still.safety.cohesion[region][0])
            #expect(moving.safety.recordedCrime[region][0] > still.safety.recordedCrime[region][0])
        }
    }

    @Test("(5.3) safer roads cut deaths by their share, and age raises them")
    func roads() {
        let (plain, safe) = (run([:]), run(["levers.road_risk": [0.2]]))
        #expect(abs(safe.safety.roadDeaths[0][0] / plain.safety.roadDeaths[0][0] - 0.8) < 1e-12)
        var older = LivingRegions.surroundings["people"] ?? []
        for age in 60..<100 { older[age] *= 1.1 }
        #expect(run(["people": older]).safety.roadDeaths[0][0] > plain.safety.roadDeaths[0][0])
    }

    @Test("in a central run deaths are the number expected, in an ensemble whole numbers around it")
    func luck() {
        let world = LivingRegions(seed: 4, isCentral: false)
        var total = 0.0
        for quarter in 0..<80 {
            world.advance(quarter)
            guard quarter % 4 == 0 else { continue }
            for region in 0..<40 {
                for lane in 0..<8 {
                    let deaths = world.safety.roadDeaths[region][lane]
                    #expect(abs(deaths - deaths.rounded()) < 1e-9)
                    total += deaths
                }
            }
        }
        let expected = LivingRegions()
        var mean = 0.0
        for quarter in 0..<80 {
            expected.advance(quarter)
            if quarter % 4 == 0 { mean += expected.safety.roadDeaths.sum[0] }
        }
        #expect(abs(total / 8 / mean - 1) < 0.05)
    }

    @Test("the deviation of crime in a year is the same for a member in every scenario")
    func paired() {
        let (plain, policed) = (
            LivingRegions(seed: 2, isCentral: false), LivingRegions(seed: 2, isCentral: false)
        )
        policed.set(["levers.police": [Double](repeating: 100, count: 40)])
        for world in [plain, policed] { world.run(quarters: 9) }
        for region in 0..<40 {
            #expect(plain.safety.propertyLuck[region] == policed.safety.propertyLuck[region])
            #expect(any(plain.safety.propertyLuck[region] .!= .zero))
            #expect(all(policed.safety.recordedCrime[region] .<= plain.safety.recordedCrime[region]))
        }
    }

    @Test("every corner of the declared ranges gives crime above 0 and shares between 0 and 1")
    func corners() {
        for parameter in LivingRegions().safety.quantities where parameter.declaration.role == .parameter {
            let range = parameter.declaration.ranges[0]
            for end in [range.lowerBound, range.upperBound] {
                let world = LivingRegions(spreads: [parameter.name: .fixed(end)], seed: 9, isCentral: false)
                world.set(["turnover": LivingRegions.varied(0.1, by: 0.5), "levers.police": [300, 20]])
                world.run(quarters: 40)
                for region in 0..<40 {
                    let unsafe = world.safety.feelingUnsafe[region]
                    let cohesion = world.safety.cohesion[region]
                    #expect(all(world.safety.recordedCrime[region] .> 0), "\(parameter.name) at \(end)")
                    #expect(all(world.safety.roadDeaths[region] .>= 0), "\(parameter.name) at \(end)")
                    #expect(all(unsafe .> 0) && all(unsafe .< 1), "\(parameter.name) at \(end)")
                    #expect(all(cohesion .>= 0) && all(cohesion .<= 1), "\(parameter.name) at \(end)")
                }
            }
        }
    }
}
