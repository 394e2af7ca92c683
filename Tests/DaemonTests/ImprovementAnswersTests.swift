import Ensembles
import Improvement
import Messages
import Modelling
import Reading
import RegionModel
import Results
import Testing

@testable import Daemon

/// Better roadmaps, of draws that the search has not seen.
@Suite struct ImprovementAnswersTests {
    private let knowledge: Knowledge

    init() throws { knowledge = try Knowledge(configFolder: "") }

    private func order(_ text: String) throws -> Order {
        let request = RunRequest(
            key: "improvements", scenarios: [.init(name: "mine", file: "mine.yaml")],
            files: [RunFile(name: "mine.yaml", role: .scenario, text: text)], members: 16)
        return try Order(request, knowledge: knowledge)
    }

    private func question(
        _ order: Order, _ criterion: ImprovementDocument.Criterion = .worstFifth, keep: [String] = []
    ) throws -> ImprovementQuestion {
        let indicator = try #require(knowledge.indicators.first { $0.name == "collaboration.delivered" })
        return ImprovementQuestion(
            run: "a", order: order, region: order.focus[0], scenario: 0, indicator: indicator, year: nil,
            criterion: criterion, kept: try Kept(keep, among: knowledge.catalogue),
            effort: RoadmapSearch.Effort(budget: 6_000, draws: 32, singles: 24, doubles: 4))
    }

    private func document(_ question: ImprovementQuestion) throws -> ImprovementDocument {
        var answer = ImprovementAnswer(question)
        var last = -1
        while answer.done < answer.total {
            #expect(answer.done >= last)
            last = answer.done
            try answer.advance()
        }
        return answer.document()
    }

    private static let silo = """
        extends: polder:twente/silo
        roadmap:
          - {measure: hidden_champions_programme, start: 2027Q1, level: municipal}
          - {measure: human_capital_agreement, start: 2034Q1, requires: [hidden_champions_programme], years: 3}
        """

    @Test(
        "a level that fits badly and a late start are mended, the same every time, and it reads as a scenario"
    )
    func found() throws {
        let order = try order(Self.silo)
        let one = try document(question(order, .expected))
        #expect(one.isBetter && one.gains.expected.low >= one.worthNaming, "\(one.gains)")
        #expect(one.gains.expected.value >= one.gains.worstFifth.value)
        #expect(one.more + one.less <= one.draws && one.more > one.less)
        #expect(!one.changes.isEmpty && one.changes.allSatisfy { $0.effect != nil })
        #expect(one.alternatives.count <= 6 && one.alternatives.count { $0.isProposed } == 1)
        #expect(one.seed != one.search.seed && one.coordination.after >= 0)
        #expect(try document(question(order, .expected)) == one)
        try #require(one.steps.count == 2)
        #expect(one.steps.map(\.measure) == ["hidden_champions_programme", "human_capital_agreement"])
        #expect(one.steps[1].requires?.map(\.measure) == ["hidden_champions_programme"])
        #expect(one.steps[1].years == 3 && one.steps[0].budget == nil)
        let lines = one.steps.map { step in
            let requires = (step.requires ?? []).map(\.measure).joined(separator: ", ")
            let partners = step.partners.map { ", partners: [\($0.joined(separator: ", "))]" } ?? ""
            return "  - {measure: \(step.measure), start: \(step.start), mode: \(step.mode)"
                + (step.level.map { ", level: \($0)" } ?? "") + partners
                + (requires.isEmpty ? "" : ", requires: [\(requires)], years: 3") + "}"
        }
        let better = try self.order("extends: polder:twente/silo\nroadmap:\n" + lines.joined(separator: "\n"))
        #expect(better.plan.scenarios[0].scenario.roadmap.measures.count == 2)
        let again = try document(question(better, keep: ["start", "way", "partners", "level"]))
        // What was proposed does what it was said to do.
        #expect((again.outcome.before - one.outcome.after).magnitude < 1e-9)
    }

    @Test("what is kept stays, in either language")
    func kept() throws {
        let order = try order(Self.silo)
        let some = try document(
            question(order, .expected, keep: ["niveau", "begin", "human capital agreement"]))
        #expect(some.kept == ["start", "level", "human_capital_agreement"])
        #expect(some.changes.allSatisfy { [.way, .partners].contains($0.aspect) })
        #expect(some.changes.allSatisfy { $0.measure == "hidden_champions_programme" })
        let nothing = try document(question(order, .regret, keep: ["start", "way", "partners", "level"]))
        #expect(!nothing.isBetter && nothing.changes.isEmpty && nothing.steps.isEmpty)
        #expect(nothing.outcome.before == nothing.outcome.after && nothing.gains.expected.value == 0)
    }

    @Test("a word that is nothing to keep is refused with the nearest one")
    func words() throws {
        let refusal = #expect(throws: Refusal.self) { try Kept(["strat"], among: knowledge.catalogue) }
        #expect(refusal?.detail.path == "keep[0]" && refusal?.message.contains("'start'") == true)
        #expect(throws: Refusal.self) {
            try Kept(["farm_transition"], among: knowledge.catalogue, planned: ["nature_network"])
        }
        #expect(try Kept(["Volgorde"], among: knowledge.catalogue).words == ["order"])
    }

    @Test("nobody is asked for more than there is or was asked for, in any schedule")
    func limits() throws {
        let question = try question(order("extends: polder:twente/silo\n"))
        var search = question.search
        let draws = ImprovementDraws(question, seed: 1)
        for _ in 0..<4 {
            try search.advance(
                RoadmapSearch.Evaluation(outcomes: draws.outcomes, isPossible: { _ in true }))
        }
        #expect(search.front.roadmaps.allSatisfy { search.problem.allows($0.plan) })
        #expect(search.problem.allows(search.holder.plan) && search.looked > 20)
    }
}
