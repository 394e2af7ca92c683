import Ensembles
import Modelling
import Results
import Testing

@Suite("The lake problem, with the engine's own luck")
struct LakeTests {
    private static let seed: UInt64 = 7
    private static let members = 16

    @Test("every member's lake is the one of EMAworkbench on the same parameters and weather")
    func members() throws {
        let references = try References("lake")
        let workspace = OutsideModel<Lake>(.euler, stepsPerYear: 1).makeWorkspace()
        var largest = 0.0
        func compare(_ lanes: Lanes, with column: String, of block: Int) throws {
            let figures = try #require(references.columns[column])
            for lane in 0..<8 {
                largest = max(largest, relativeDifference(lanes[lane], figures[8 * block + lane]))
            }
        }
        for block in 0..<Self.members / 8 {
            workspace.begin(
                .declared, draws: Draws(seed: Self.seed, firstMember: 8 * block), isCentral: false)
            for year in 0..<100 {
                try compare(workspace.theme.level[0], with: "year \(year)", of: block)
                if year == 99 { try compare(workspace.theme.most[0], with: "most", of: block) }
                workspace.advance(step: year)
            }
            try compare(workspace.theme.benefit[0], with: "utility", of: block)
            try compare(workspace.theme.reliability[0], with: "reliability", of: block)
        }
        #expect(largest < tolerance)
    }

    @Test("bands of the ensemble are the quantiles of those lakes")
    func bands() async throws {
        let references = try References("lake")
        let plan = Plan(
            scenarios: [.init(name: "as declared", scenario: Uncertainty.declared)], members: Self.members,
            seed: Self.seed, lastYear: 99, keep: .all)
        let table = try await Ensemble(OutsideModel<Lake>(.euler, stepsPerYear: 1), plan: plan)
            .run(workers: 2).table
        for year in [1, 10, 50, 99] {
            let lakes = try #require(references.columns["year \(year)"])
            let expected = try #require(Quantiles(of: lakes))
            let row = try #require(table.rows.first { $0.indicator == "lake.level" && $0.year == year })
            let bands = try #require(row.value)
            #expect(row.members == Self.members)
            for (band, figure) in zip(bands.values, expected.values) {
                #expect(relativeDifference(band, figure) < tolerance)
            }
        }
    }
}
