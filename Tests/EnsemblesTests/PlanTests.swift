import Ensembles
import Modelling
import Results
import Testing

@Suite("Plans and questions")
struct PlanTests {
    func plan(
        scenarios: Int = 1, reference: Int? = nil, members: Int = 8, lastYear: Int = 2026,
        focus: [String] = []
    ) -> Plan<EpidemicModel.Scenario> {
        Plan(
            scenarios: (0..<scenarios).map {
                .init(name: "scenario \($0)", scenario: .init(distance: 0.1 * Double($0)))
            },
            reference: reference, members: members, seed: 3, lastYear: lastYear, focus: focus)
    }

    @Test("a plan that does not fit is refused, with the way out")
    func refused() {
        func refusal(_ plan: Plan<EpidemicModel.Scenario>) -> String? {
            do throws(EnsembleFault) {
                _ = try Ensemble(EpidemicModel(), plan: plan)
                return nil
            } catch {
                return error.description
            }
        }
        #expect(refusal(plan()) == nil)
        #expect(refusal(plan(scenarios: 0)) == "the plan names no scenario; name at least one")
        #expect(refusal(plan(members: 0)) == "the plan asks for 0 members; ask for 1 or more")
        #expect(
            refusal(plan(reference: 1))
                == "the reference is scenario number 2, and there are 1; take one of these")
        #expect(
            refusal(plan(lastYear: 2_020))
                == "the plan ends in 2020, and the model starts in 2024; end it then or later")
        #expect(
            refusal(plan(focus: ["west"]))
                == "the model has no place 'west' to focus on; take one of its codes")
        #expect(refusal(plan(focus: ["all", "south"])) == nil)
    }

    @Test("what decides people's health is found among what is assumed, and what is published is left out")
    func influences() async throws {
        let ensemble = try Ensemble(EpidemicModel(), plan: plan(scenarios: 2, reference: 0, members: 300))
        let result = try await ensemble.run(workers: 2)
        let target = Target(scenario: "scenario 1", indicator: "epidemic.spared", place: "all", year: 2_026)
        let found = try ensemble.influences(on: [target], in: result)[0]
        // More contagion, more that distance spares; a number that decides nothing does not show.
        #expect(found.map(\.name) == ["epidemic.contagion"])
        #expect((found[0].influence ?? 0) > 0.8)
        #expect(found[0].evidence.grade == .assumed)
        #expect(
            found[0].unit == "1/yr" && found[0].central == 1.2 && found[0].low == 0.8 && found[0].high == 1.8)
        let all = try ensemble.influences(on: [target], in: result, most: 2, onlyAssumed: false)[0]
        #expect(all.map(\.name) == ["epidemic.contagion", "epidemic.recovery"])
    }

    @Test("a parameter that a scenario fixes decides nothing")
    func fixed() async throws {
        let spreads: [String: Uncertainty.Spread] = ["epidemic.contagion": .fixed(1.3)]
        var plan = plan(scenarios: 2, reference: 0, members: 64)
        plan.scenarios = plan.scenarios.map {
            .init(
                name: $0.name,
                scenario: .init(distance: $0.scenario.distance, uncertainty: .init(spreads: spreads)))
        }
        let ensemble = try Ensemble(EpidemicModel(), plan: plan)
        let result = try await ensemble.run(workers: 2)
        let target = Target(scenario: "scenario 1", indicator: "epidemic.spared", place: "all", year: 2_026)
        #expect(try ensemble.influences(on: [target], in: result)[0].isEmpty)
        #expect(try ensemble.parameters(of: 1, in: result)[0].range == 1.3...1.3)
    }

    @Test("below 64 members chance reaches too far for anything to be listed")
    func tooFew() async throws {
        for members in [63, 64] {
            let ensemble = try Ensemble(
                EpidemicModel(), plan: plan(scenarios: 2, reference: 0, members: members))
            let result = try await ensemble.run(workers: 2)
            let target = Target(
                scenario: "scenario 1", indicator: "epidemic.spared", place: "all", year: 2_026)
            #expect(try ensemble.influences(on: [target], in: result)[0].isEmpty == (members < 64))
        }
    }

    @Test("a number that a scenario narrows is listed as it was drawn")
    func narrowed() async throws {
        let spreads: [String: Uncertainty.Spread] = [
            "epidemic.contagion": .triangle(central: 1.3, range: 1...1.5)
        ]
        var plan = plan(scenarios: 2, reference: 0, members: 64)
        plan.scenarios = plan.scenarios.map {
            .init(
                name: $0.name,
                scenario: .init(distance: $0.scenario.distance, uncertainty: .init(spreads: spreads)))
        }
        let ensemble = try Ensemble(EpidemicModel(), plan: plan)
        let result = try await ensemble.run(workers: 2)
        let target = Target(scenario: "scenario 1", indicator: "epidemic.spared", place: "all", year: 2_026)
        let found = try ensemble.influences(on: [target], in: result)[0].first
        #expect(found?.name == "epidemic.contagion")
        #expect(found?.central == 1.3 && found?.low == 1 && found?.high == 1.5)
    }

    @Test("a question about what was not kept says so")
    func notKept() async throws {
        let ensemble = try Ensemble(EpidemicModel(), plan: plan())
        let result = try await ensemble.run(workers: 1)
        let target = Target(scenario: "scenario 0", indicator: "epidemic.spared", place: "south", year: 2_025)
        #expect(throws: EnsembleFault.notKept(target)) { try ensemble.influences(on: [target], in: result) }
        #expect(
            EnsembleFault.notKept(target).description == """
                nothing was kept of epidemic.spared of south in 2025 under scenario 'scenario 0'; \
                ask for a row of the result
                """)
    }

    @Test("a block comes back the same from its bytes; anything else is no block")
    func blockBytes() async throws {
        let log = Log()
        _ = try await Ensemble(EpidemicModel(), plan: plan()).run(workers: 1) { log.add($0) }
        let bytes = try #require(log.blocks[0])
        #expect(BlockResult(bytes: bytes)?.bytes == bytes)
        #expect(BlockResult(bytes: Array(bytes.dropLast(8))) == nil)
        #expect(BlockResult(bytes: bytes + [0]) == nil)
        #expect(BlockResult(bytes: []) == nil)
        for position in stride(from: 0, to: bytes.count, by: 61) {
            var damaged = bytes
            damaged[position] ^= 0x10
            #expect(BlockResult(bytes: damaged) == nil)
        }
    }
}
