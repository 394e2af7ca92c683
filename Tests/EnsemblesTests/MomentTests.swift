import Modelling
import Results
import Testing

@testable import Ensembles

/// A model with a moment that a member reaches or not, and a yield that only some scenarios plan.
private struct Race: Theme {
    @Outcome(
        "When the finish was reached.", formula: "as told", unit: .years, over: Axis("places", count: 2),
        better: .lower, timing: .january, whole: .none, worthNaming: 0.25, isMoment: true,
        evidence: .judged("Made up for the test."))
    var finish
    @Outcome(
        "When the finish was reached, by those who did.", formula: "as told", unit: .years,
        over: Axis("places", count: 2), better: .lower, timing: .january, whole: .none, worthNaming: 0.25,
        isPartial: true, evidence: .judged("Made up for the test."))
    var arrived

    func begin(with now: Void, by step: Step) {}
    func advance(with now: Void, during step: Step) {}
}

private struct RaceModel: Model {
    struct Scenario: Sendable {
        /// When a member finishes; nil if never.
        var finish: @Sendable (Int) -> Double?
        /// What it plans: name and place.
        var planned: [(name: String, place: Int)] = []
    }

    let places = ["here", "there"]
    let whole: String? = nil
    let firstYear = 2024
    let stepsPerYear = 1

    func makeWorkspace() -> Workspace { Workspace() }

    func plannedOutcomes(of scenario: Scenario) -> [PlannedOutcome] {
        scenario.planned.map { PlannedOutcome($0.name, place: $0.place, unit: .one, worthNaming: 1) }
    }

    final class Workspace: ModelWorkspace {
        private let theme = Race()
        let quantities: [Quantity]
        let outcomes: [Quantity]
        let parameters: [Quantity] = []
        private var scenario = Scenario { _ in nil }
        private var firstMember = 0
        private var year = 2024

        init() {
            quantities = theme.quantities
            outcomes = theme.quantities
        }

        func begin(_ scenario: Scenario, draws: Draws, isCentral: Bool) {
            (self.scenario, firstMember, year) = (scenario, draws.firstMember, 2024)
        }

        func advance(step number: Int) { year += 1 }

        func value(of outcome: Int, at place: Int) -> Lanes {
            lanes { member in
                guard place == 0, let finish = self.scenario.finish(member), finish <= Double(self.year)
                else { return .nan }
                return finish
            }
        }

        func value(ofPlanned number: Int) -> Lanes {
            lanes { Double(1_000 * (number + 1) + 10 * (self.year - 2024) + $0) }
        }

        private func lanes(_ value: (Int) -> Double) -> Lanes {
            var lanes = Lanes.zero
            for lane in 0..<8 { lanes[lane] = value(firstMember + lane) }
            return lanes
        }
    }
}

@Suite("Moments that some members never reach, and what only some scenarios plan")
struct MomentTests {
    private func ensemble(
        _ scenarios: [RaceModel.Scenario], members: Int = 10, focus: [String] = ["here"]
    ) throws -> Ensemble<RaceModel> {
        let plan = Plan(
            scenarios: scenarios.enumerated().map { .init(name: "scenario \($0)", scenario: $1) },
            reference: 0, members: members, seed: 1, lastYear: 2041, horizon: 2040, focus: focus, keep: .all)
        return try Ensemble(RaceModel(), plan: plan)
    }

    private func row(
        _ result: EnsembleResult, _ scenario: Int, _ year: Int, _ indicator: String = "race.finish"
    ) throws -> ResultRow {
        try #require(
            result.table.rows.first {
                $0.scenario == "scenario \(scenario)" && $0.region == "here" && $0.year == year
                    && $0.indicator == indicator
            })
    }

    @Test(
        "a member that never arrives is later than all others, and two of them are equal",
        arguments: [10, 5_000])
    func never(members: Int) async throws {
        // Of ten members the first six finish in both, two in the second alone, one in the first alone, one in none.
        let result = try await ensemble(
            [
                .init { [0, 1, 2, 3, 4, 5, 8].contains($0 % 10) ? 2030 : nil },
                .init { $0 % 10 < 6 ? 2031.5 : $0 % 10 < 8 ? 2035 : nil },
            ], members: members
        ).run(workers: 2)
        let comparison = try #require(try row(result, 1, 2040).comparison)
        #expect(abs((comparison.difference?.p50 ?? 0) - 1.5) < 0.01)
        // Better where it alone arrives: 2 of 10; equal where none does: 1 of 10.
        #expect(abs((comparison.probabilityBetter ?? 0) - (0.2 + 0.05)) < 1e-12)
        #expect(abs((try row(result, 0, 2040).value?.p50 ?? 0) - 2030) < 0.03)
        // Nobody has arrived yet.
        #expect(try row(result, 0, 2029).value == nil)
        #expect(try row(result, 1, 2029).comparison == nil)
        // Only the reference's have.
        #expect(try row(result, 1, 2030).comparison?.difference == nil)
        #expect(abs((try row(result, 1, 2030).comparison?.probabilityBetter ?? 0) - 0.15) < 1e-12)
    }

    @Test(
        "where members without a value are left out, the others are compared in pairs",
        arguments: [10, 5_000])
    func partial(members: Int) async throws {
        let result = try await ensemble(
            [
                .init { [0, 1, 2, 3, 4, 5, 8].contains($0 % 10) ? 2030 : nil },
                .init { $0 % 10 < 2 ? 2029.5 : $0 % 10 < 6 ? 2031.5 : $0 % 10 < 8 ? 2035 : nil },
            ], members: members
        ).run(workers: 2)
        let comparison = try #require(try row(result, 1, 2040, "race.arrived").comparison)
        // Six of ten arrive in both; two of these are earlier by half a year, four later by one and a half.
        #expect(abs((comparison.difference?.p50 ?? 0) - 1.5) < 0.01)
        #expect(abs((comparison.probabilityBetter ?? 0) - 1 / 3) < 1e-12)
        // Of many members values are counted, to within a share of their size.
        #expect(abs((try row(result, 0, 2040, "race.arrived").value?.p50 ?? 0) / 2030 - 1) < 0.01)
        #expect(try row(result, 0, 2029, "race.arrived").value == nil)
        #expect(try row(result, 1, 2029, "race.arrived").comparison == nil)
    }

    @Test("there are no quantiles where more than half of the members never arrive")
    func few() async throws {
        let result = try await ensemble([
            .init { $0 < 4 ? 2030 : nil }, .init { $0 < 4 ? 2031 : nil },
        ]).run(workers: 1)
        #expect(try row(result, 0, 2040).value == nil)
        #expect(try row(result, 1, 2040).comparison?.difference == nil)
        #expect(try row(result, 1, 2040).comparison?.probabilityBetter == 0.3)
    }

    @Test("what is planned is kept on 1 January of the horizon, zero where a scenario does not plan it")
    func planned() async throws {
        let ensemble = try ensemble([
            .init(finish: { _ in nil }, planned: [("a", 0), ("b", 1)]),
            .init(finish: { _ in nil }, planned: [("c", 0), ("a", 0)]),
        ])
        let result = try await ensemble.run(workers: 2)
        // Place 1 is no focus.
        #expect(ensemble.selection.planned.map(\.outcome.name) == ["a", "c"])
        func values(_ name: String, _ scenario: Int) throws -> [Double] {
            let cell = try #require(ensemble.selection.planned.first { $0.outcome.name == name }).cell
            return (0..<10).map {
                result.sample[$0 / 8].values[scenario * ensemble.selection.count + cell][$0 % 8]
            }
        }
        #expect(try values("a", 0) == (0..<10).map { 1_160 + Double($0) })
        #expect(try values("a", 1) == (0..<10).map { 2_160 + Double($0) })
        #expect(try values("c", 0) == Array(repeating: 0, count: 10))
        #expect(try values("c", 1) == (0..<10).map { 1_160 + Double($0) })
    }

    @Test("a block that was stored for other plans is computed again, not misread")
    func fingerprint() throws {
        let one = try ensemble([.init(finish: { _ in nil }, planned: [("a", 0)]), .init { _ in nil }])
        let other = try ensemble([.init(finish: { _ in nil }, planned: [("b", 0)]), .init { _ in nil }])
        let none = try ensemble([.init { _ in nil }, .init { _ in nil }])
        #expect(Set([one.fingerprint, other.fingerprint, none.fingerprint]).count == 3)
    }
}
