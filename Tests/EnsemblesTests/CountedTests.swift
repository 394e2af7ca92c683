import Ensembles
import Modelling
import Results
import Testing

@Suite("Ensembles too large to keep every member")
struct CountedTests {
    static let members = 4_500

    /// A value for each member between 1 and 2, the same everywhere.
    static let reference: ScriptModel.Scenario = { 1 + Double(($0.member * 7_919) % 4_501) / 4_501 }
    static let scenario: ScriptModel.Scenario = { moment in
        reference(moment) * (1.1 + (moment.member % 10 == 0 ? -0.2 : 0)) + 0.01 * moment.years
    }

    func run(workers: Int = 2, members: Int = members) async throws -> EnsembleResult {
        try await ScriptModel.run(
            [Self.reference, Self.scenario], withoutMeasures: { _ in 0.5 }, members: members,
            reportedYears: [2025], workers: workers)
    }

    @Test("quantiles, differences and shares are within half a per cent of the exact ones")
    func error() async throws {
        let table = try await run().table
        let values = (0..<Self.members).map { member in
            Self.reference(.init(outcome: 0, place: 0, steps: 4, member: member))
        }
        let others = (0..<Self.members).map { member in
            Self.scenario(.init(outcome: 0, place: 0, steps: 4, member: member))
        }
        let differences = zip(others, values).map { $0 - $1 }
        let row = try #require(
            table.rows.first {
                $0.scenario == "scenario 1" && $0.region == "here" && $0.indicator == "script.stock"
                    && $0.year == 2026
            })
        func compare(_ found: Quantiles?, _ known: [Double]) throws {
            let found = try #require(found)
            let known = try #require(Quantiles(of: known))
            for (a, b) in zip(found.values, known.values) { #expect(abs(a - b) <= 0.005 * abs(b)) }
        }
        try compare(row.value, others)
        try compare(row.comparison?.difference, differences)
        try compare(row.comparison?.shareOfEffect, zip(differences, values).map { $0 / ($1 - 0.5) })
        let better = Double(differences.count { $0 > 0 }) / Double(Self.members)
        #expect(row.comparison?.probabilityBetter == better)
        #expect(row.members == Self.members)
    }

    @Test("counts do not depend on the number of workers")
    func workers() async throws {
        let one = try await run(workers: 1)
        let three = try await run(workers: 3)
        #expect(one.table == three.table)
        #expect(one.turns == three.turns)
    }

    @Test("only the first 512 members are held to look at; the others are counted and forgotten")
    func sample() async throws {
        #expect(try await run().sampled == 512)
        #expect(try await run(members: 600).sampled == 600)
    }

    @Test("a value that appears in later members only is a fault")
    func appearing() async throws {
        let late: ScriptModel.Scenario = { $0.member < 1_000 ? .nan : 1 }
        await #expect(throws: EnsembleFault.self) {
            try await ScriptModel.run([late], members: Self.members, isCompared: false)
        }
    }

    @Test("results are shown after 64, 256, 1,024 and 4,096 members")
    func provisional() async throws {
        let log = Log()
        let plan = Plan<ScriptModel.Scenario>(
            scenarios: [.init(name: "scenario 0", scenario: Self.scenario)], members: Self.members, seed: 1,
            lastYear: 2025, focus: ["here"])
        _ = try await Ensemble(ScriptModel(), plan: plan).run(workers: 2) { log.add($0) }
        #expect(log.provisional.map { $0[0].members } == [64, 256, 1_024, 4_096])
    }
}
