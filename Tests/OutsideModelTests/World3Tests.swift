import Ensembles
import Modelling
import Results
import Testing

@Suite("World3, run by the ensemble engine")
struct World3Tests {
    private func run(_ scenario: Uncertainty = .declared) async throws -> ResultTable {
        let plan = Plan(
            scenarios: [.init(name: "standard run", scenario: scenario)], members: 1, seed: 1,
            isCentral: true,
            lastYear: 2100, keep: .all)
        return try await Ensemble(World3(), plan: plan).run(workers: 1).table
    }

    static let variables = [
        "world_population.total": "pop", "world_population.ages_shown.to_14": "p1",
        "world_population.ages_shown.from_65": "p4", "world_population.expectancy": "le",
        "world_capital.output": "io", "world_capital.output_per_person": "iopc",
        "world_capital.services_per_person": "sopc", "world_capital.industry_shown": "ic",
        "world_capital.services_shown": "sc", "world_capital.jobs_per_hand": "luf",
        "world_agriculture.food": "f", "world_agriculture.food_per_person": "fpc",
        "world_agriculture.land_shown.arable": "al", "world_agriculture.land_shown.potential": "pal",
        "world_agriculture.land_shown.built": "uil", "world_agriculture.fertility_shown": "lfert",
        "world_agriculture.land_yield": "ly", "world_pollution.index": "ppolx", "world_resources.left": "nr",
        "world_resources.share_left": "nrfr",
    ]

    @Test("the standard run is pyworld3's from 1900 to 2100, in twenty variables of all sectors")
    func standardRun() async throws {
        let difference = try References("world3").largestDifference(from: await run(), Self.variables)
        #expect(difference < tolerance)
    }

    @Test("with twice the resources, which a scenario fixes, it is pyworld3's too")
    func twiceTheResources() async throws {
        let difference = try References("world3_twice").largestDifference(
            from: await run(Uncertainty(spreads: ["world_resources.initial": .fixed(2e12)])),
            Self.variables.filter { ["pop", "iopc", "fpc", "ppolx", "nrfr"].contains($0.value) })
        #expect(difference < tolerance)
    }

    @Test("its landmarks: people peak in 2027 at 7.06 thousand million, and 3.98 are left in 2100")
    func landmarks() async throws {
        let people = try await run().rows.filter { $0.indicator == "world_population.total" }
        let peak = try #require(people.max { ($0.value?.p50 ?? 0) < ($1.value?.p50 ?? 0) })
        #expect(peak.year == 2027)
        #expect(abs((peak.value?.p50 ?? 0) - 7.06e9) < 0.005e9)
        #expect(abs((people.last?.value?.p50 ?? 0) - 3.98e9) < 0.005e9)
    }
}
