import Ensembles
import Modelling
import Results
import Testing

@Suite("What results mean, worked out by hand")
struct MeaningTests {
    @Test("a stock of a year is its value on 1 January, a rate the mean over the year's steps")
    func timing() async throws {
        let result = try await ScriptModel.run([{ Double($0.steps) }], members: 1, isCompared: false)
        // Two steps a year: on 1 January of 2024, 2025, … 0, 2, … steps were made.
        for (year, steps) in [(2024, 0.0), (2025, 2), (2026, 4), (2027, 6)] {
            #expect(try result.row(0, "stock", year).value?.p50 == steps)
            // The value at the end of the first step and of the second: 1 and 2 in 2024.
            #expect(try result.row(0, "flow", year).value?.p50 == steps + 1.5)
        }
    }

    @Test(
        "kept are every year of the focus and the whole, and of other places the reported years and the last")
    func kept() async throws {
        let table = try await ScriptModel.run([{ _ in 1 }], members: 1).table
        func years(_ place: String) -> Set<Int> { Set(table.rows.filter { $0.region == place }.map(\.year)) }
        #expect(years("here") == [2024, 2025, 2026, 2027])
        #expect(years("all") == [2024, 2025, 2026, 2027])
        #expect(years("there") == [2025, 2027])
    }

    @Test("rows come scenario by scenario, place by place, indicator by indicator, year by year")
    func order() async throws {
        let table = try await ScriptModel.run([{ _ in 1 }, { _ in 1 }], members: 1).table
        #expect(table.count == 2 * 3 * (4 + 2 + 4))
        let first = table.rows.prefix(5)
        #expect(first.map(\.year) == [2024, 2025, 2026, 2027, 2024])
        #expect(first.map(\.indicator) == Array(repeating: "script.stock", count: 4) + ["script.flow"])
        #expect(table[30].scenario == "scenario 1")
        #expect(table[0].unit == "points")
        #expect(table[0].better == .higher)
    }

    @Test("differences are taken member by member, before quantiles")
    func paired() async throws {
        // Members lie far apart, and the second scenario is exactly 1 better in each but the last: there 3 worse.
        let luck: [Double] = [500, -20, 80, 7, 1_000]
        let result = try await ScriptModel.run(
            [{ luck[$0.member % 5] }, { luck[$0.member % 5] + ($0.member == 4 ? -3 : 1) }], members: 5)
        let stock = try #require(try result.row(1, "stock", 2026).comparison)
        #expect(stock.difference?.p50 == 1)
        #expect(stock.difference?.p05 == -3 + 0.2 * 4)
        #expect(stock.probabilityBetter == 0.8)
        // Of the flow less is better.
        #expect(try result.row(1, "flow", 2026).comparison?.probabilityBetter == 0.2)
    }

    @Test("the reference is compared with nothing, and a note has a difference without a probability")
    func neither() async throws {
        let result = try await ScriptModel.run([{ _ in 1 }, { _ in 3 }], members: 8)
        #expect(try result.row(0, "stock", 2026).comparison == nil)
        let note = try #require(try result.row(1, "note", 2026).comparison)
        #expect(note.difference?.p50 == 2)
        #expect(note.probabilityBetter == nil)
        #expect(note.yearsGained == nil)
    }

    @Test("a value that no member has is null, and so is all that would be compared with it")
    func missing() async throws {
        let result = try await ScriptModel.run(
            [{ $0.outcome == 0 ? .nan : 1 }, { $0.place == 1 ? .nan : 2 }], withoutMeasures: { _ in 0 },
            members: 9)
        let absent = try result.row(0, "stock", 2025)
        #expect(absent.value == nil)
        let there = try result.row(1, "flow", 2025, in: "there")
        #expect(there.value == nil)
        #expect(there.comparison == nil)
        let stock = try result.row(1, "stock", 2025)
        #expect(stock.value?.p50 == 2)
        #expect(stock.comparison == nil)
        #expect(try result.row(1, "flow", 2025).comparison?.shareOfEffect?.p50 == 1)
    }

    @Test("a member without a value where others have one is a fault that names it")
    func notFinite() async throws {
        let broken: ScriptModel.Scenario = { $0.member == 13 && $0.place == 1 && $0.steps > 3 ? .nan : 1 }
        let fault = EnsembleFault.notFinite(
            MemberPlace(
                member: 13, scenario: "scenario 1", outcome: "script.stock", year: 2027, place: "there"),
            value: "nan", first: nil)
        await #expect(throws: fault) { try await ScriptModel.run([{ _ in 1 }, broken], members: 20) }
        #expect(
            fault.description == """
                member 13 of scenario 'scenario 1': script.stock of there in 2027 is nan; \
                the model cannot carry these inputs, so narrow the uncertainties or change the scenario
                """)
    }

    @Test("a member that stops being finite is told with the step and the first variable that did")
    func firstFault() async throws {
        var uncertainty = Uncertainty.declared
        uncertainty.spreads["epidemic.contagion"] = .fixed(.greatestFiniteMagnitude)
        let plan = Plan(
            scenarios: [.init(name: "wild", scenario: EpidemicModel.Scenario(uncertainty: uncertainty))],
            members: 8, seed: 1, lastYear: 2025)
        let ensemble = try Ensemble(EpidemicModel(), plan: plan)
        let fault = await #expect(throws: EnsembleFault.self) { try await ensemble.run(workers: 1) }
        guard case .notFinite(let place, _, let first?) = fault else {
            Issue.record("\(fault.map(String.init(describing:)) ?? "no fault")")
            return
        }
        #expect(place.member == 0 && place.scenario == "wild")
        #expect(first.variable == "epidemic.cases" || first.variable == "epidemic.susceptible")
        #expect(first.step == "2024Q1" || first.step == "2024Q2" || first.step == nil, "\(first)")
        #expect(fault?.description.contains(", since epidemic.") == true)
    }

    @Test("an infinite value is a fault even if every member has it; surplus lanes are nobody's")
    func infinite() async throws {
        await #expect(throws: EnsembleFault.self) {
            try await ScriptModel.run([{ _ in .infinity }], members: 8)
        }
        let surplus: ScriptModel.Scenario = { $0.member >= 5 ? .nan : 1 }
        #expect(try await ScriptModel.run([surplus], members: 5).row(0, "stock", 2025).value?.p95 == 1)
    }

    @Test(
        "the share of the effect is over the members where the measures do something, half of them at least")
    func shareOfEffect() async throws {
        // Without measures 0, in the reference 10, in the scenario 12, but nothing at all in the first members.
        func share(without count: Int) async throws -> Double? {
            let reference: ScriptModel.Scenario = { $0.member < count ? 0 : 10 }
            let scenario: ScriptModel.Scenario = { $0.member < count ? 5 : 12 }
            return try await ScriptModel.run([reference, scenario], withoutMeasures: { _ in 0 }, members: 8)
                .row(1, "stock", 2026).comparison?.shareOfEffect?.p05
        }
        #expect(try await share(without: 0) == 0.2)
        #expect(try await share(without: 4) == 0.2)
        #expect(try await share(without: 5) == nil)
    }

    @Test("without a run without measures nothing is said about their effect")
    func noBaseline() async throws {
        let result = try await ScriptModel.run([{ _ in 1 }, { _ in 2 }], members: 8)
        #expect(try result.row(1, "stock", 2026).comparison?.shareOfEffect == nil)
    }

    @Test("years gained count up to each row's own year, where every year was kept")
    func yearsGained() async throws {
        // 1 a year against 2 a year.
        let result = try await ScriptModel.run([{ $0.years }, { 2 * $0.years }], members: 8)
        #expect(try result.row(1, "stock", 2026).comparison?.yearsGained?.p50 == 1)
        #expect(try result.row(1, "stock", 2027).comparison?.yearsGained?.p50 == 1.5)
        // In the first year nothing has improved yet.
        #expect(try result.row(1, "stock", 2024).comparison?.yearsGained == nil)
        #expect(try result.row(1, "stock", 2027, in: "there").comparison?.yearsGained == nil)
        // Of the flow less is better, so the reference is ahead: it had the scenario's last level never before.
        #expect(try result.row(1, "flow", 2027).comparison?.yearsGained == nil)
    }

    @Test("slower until the middle of 2026, then ahead: where at least half of the members turn")
    func turns() async throws {
        // −2, −1.25, −.5, .25 on 1 January of 2024 to 2027, but in the first two members always behind.
        let scenario: ScriptModel.Scenario = { $0.member < 2 ? -5 : 0.75 * $0.years - 2 }
        let result = try await ScriptModel.run([{ _ in 0 }, scenario], members: 8)
        let turn = try #require(result.turns.first { $0.region == "here" && $0.indicator == "script.stock" })
        #expect(turn.scenario == "scenario 1")
        #expect(abs(turn.p50 - (2_026 + 2.0 / 3)) < 1e-9)
        #expect(turn.isAheadAfter)
        #expect(turn.share == 0.75)
        #expect(result.turns.allSatisfy { $0.region != "there" })
        let few: ScriptModel.Scenario = { $0.member < 5 ? -5 : 0.75 * $0.years - 2 }
        #expect(try await ScriptModel.run([{ _ in 0 }, few], members: 8).turns.isEmpty)
    }
}
