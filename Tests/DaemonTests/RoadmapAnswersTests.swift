import Ensembles
import Messages
import Modelling
import Reading
import RegionModel
import Results
import Testing

@testable import Daemon

/// Roadmaps, of the draws of the run that they are asked of.
@Suite struct RoadmapAnswersTests {
    private let knowledge: Knowledge

    init() throws { knowledge = try Knowledge(configFolder: "") }

    private func order(_ files: [String], texts: [RunFile] = [], reference: String? = nil) throws -> Order {
        let request = RunRequest(
            key: "roadmaps",
            scenarios: zip(["one", "other"], files).map { .init(name: $0, file: $1) },
            reference: reference, files: texts, members: 20)
        return try Order(request, knowledge: knowledge)
    }

    private func order(text: String) throws -> Order {
        try order(["mine.yaml"], texts: [RunFile(name: "mine.yaml", role: .scenario, text: text)])
    }

    private func document(_ order: Order, beside: Int? = nil) throws -> RoadmapDocument {
        var answer = try RoadmapAnswer(question(order, beside: beside))
        while answer.done < answer.total { try answer.advance() }
        return answer.document()
    }

    private func question(_ order: Order, beside: Int? = nil) -> RoadmapQuestion {
        RoadmapQuestion(run: "a", order: order, region: order.focus[0], scenario: 0, beside: beside)
    }

    @Test("what payers spend adds up to what the run says was spent, year by year")
    func money() throws {
        let order = try order(["polder:twente/network"])
        let plan = try document(order).plans[0]
        let ensemble = try Ensemble(
            knowledge.model,
            plan: Plan(
                scenarios: order.plan.scenarios, members: 20, seed: order.plan.seed,
                lastYear: order.plan.lastYear, focus: order.focus, keep: .bands))
        let spent = try ensemble.years(
            of: ["collaboration.public_spent", "collaboration.private_spent"], in: order.focus[0],
            blocks: 0..<3)[0]
        for (outcome, isPrivate) in zip(spent, [false, true]) {
            let payers = plan.money.filter { ($0.payer == Payer.privateParties.label) == isPrivate }
            #expect(!payers.isEmpty)
            for (year, members) in outcome.enumerated() {
                let mean = members.reduce(0, +) / 20
                let sum = payers.reduce(0) { $0 + $1.spent[..<year].reduce(0, +) }
                #expect((sum - mean).magnitude < 1e-9 * max(1, mean), "\(year): \(sum) and \(mean)")
            }
        }
        let budget = plan.steps.reduce(0) { $0 + $1.budget }
        let total = plan.money.filter { $0.payer != Payer.privateParties.label }.flatMap(\.spent)
            .reduce(0, +)
        #expect(total > 0.5 * budget && total <= budget + 1e-9)
    }

    @Test("what is asked of actors, and when works end, is what single members go through")
    func replayed() throws {
        let order = try order(["polder:twente/network"])
        let plan = try document(order).plans[0]
        let replay = try MemberReplay(knowledge.model, plan: order.plan, scenario: 0)
        let variables = replay.variables(.quantities)
        let load = try #require(variables.first { $0.name == "collaboration.load" })
        let ends = try #require(variables.first { $0.name == "collaboration.works_end" })
        var (asked, done) = ([Double](repeating: 0, count: 27), [Double]())
        let board = Actor.economicBoard.rawValue
        for member in 0..<20 {
            let values = try replay.values(
                of: [load, ends], subject: .quantities, member: member, moments: 0..<replay.moments)
            for year in 0..<27 {
                asked[year] += values[0][board][4 * year + 1...4 * year + 4].reduce(0, +) / 80
            }
            let end = values[1][0][replay.moments - 1]
            done.append(end > 0 ? 2_024 + end : .infinity)
        }
        let own = try #require(plan.loads.first { $0.actor == "economic_board" })
        #expect(zip(own.asked, asked).allSatisfy { ($0 - $1).magnitude < 1e-9 })
        // The tenth of twenty draws is their 50th of 100.
        #expect(plan.steps[0].done.middle == done.sorted()[9])
        for step in plan.steps {
            let middles = [step.agreed, step.decided, step.begun, step.done].compactMap(\.middle)
            #expect(middles.count == 4 && middles == middles.sorted() && middles[0] > step.start)
        }
    }

    @Test("the same document in other moments, and the other scenario stands beside it as it is alone")
    func moments() throws {
        let order = try order(["polder:twente/network", "polder:twente/silo"], reference: "other")
        let one = try document(order, beside: 1)
        let (underway, question) = (Underway<RoadmapAnswer>(), question(order, beside: 1))
        var replies: [RoadmapRequest.Answer] = []
        repeat {
            replies.append(try underway.goOn("a", question.question) { try RoadmapAnswer(question) })
        } while replies.last?.document == nil
        #expect(replies.last?.document == one && replies.last?.total == question.total)
        #expect(replies.map(\.done) == replies.map(\.done).sorted())
        #expect(try document(self.order(["polder:twente/silo"])).plans[0].steps == one.plans[1].steps)
    }

    @Test("too little staff is an obstacle, with what is asked and there, and the nearest start that can")
    func staff() throws {
        let text = """
            extends: polder:twente/silo
            collaboration: {capacity: {economic_board: 0.5}}
            roadmap:
              - {measure: hidden_champions_programme, start: 2025Q1}
              - {measure: human_capital_agreement, start: 2025Q2}
            """
        let order = try order(text: text)
        let plan = try document(order).plans[0]
        let step = try #require(plan.steps.first { $0.measure == "human_capital_agreement" })
        let obstacle = try #require(step.obstacles.first { $0.name == "economic_board" })
        #expect(obstacle.kind == .staff && obstacle.draws > 10)
        #expect(obstacle.asked ?? 0 > obstacle.staff ?? 0)
        let start = try #require(step.nearestStart)
        let quarter = Int((start - 2_024) * 4)
        let moved = text.replacing(
            "start: 2025Q2", with: "start: \(2_024 + quarter / 4)Q\(quarter % 4 + 1)")
        let mended = try document(self.order(text: moved)).plans[0].steps
        #expect(mended.first { $0.measure == step.measure }?.obstacles.isEmpty == true)
    }

    @Test("works that wait for others are counted, and an obstacle where most draws wait")
    func prerequisites() throws {
        let order = try order(
            text: """
                extends: polder:twente/network
                roadmap:
                  - {measure: hidden_champions_programme, start: 2026Q1}
                  - measure: human_capital_agreement
                    start: 2032Q1
                    requires: [hidden_champions_programme]
                """)
        let steps = try document(order).plans[0].steps
        let step = try #require(steps.first { $0.measure == "human_capital_agreement" })
        #expect(step.prerequisites.map(\.measure) == ["hidden_champions_programme"])
        let waiting = step.prerequisites[0].waiting
        #expect(waiting > 0 && step.prerequisites[0].years > 0)
        let obstacle = step.obstacles.first { $0.kind == .prerequisite }
        #expect((obstacle != nil) == (2 * waiting > 20))
        if let obstacle {
            #expect(obstacle.name == "hidden_champions_programme" && obstacle.draws == waiting)
            #expect(step.nearestStart ?? .infinity > step.start)
        }
    }

    @Test("a level that fits better delivers more; where nothing is planned nothing is covered")
    func levels() throws {
        let steps = try document(order(["polder:twente/network"])).plans[0].steps
        let better = steps.filter { $0.betterLevel != nil }
        #expect(better.map(\.measure) == ["industry_nitrogen"])
        #expect(better.first?.betterLevel?.level == "national")
        #expect(better.first?.betterLevel.map { $0.gain > 0 && $0.better > 10 } == true)
        let none = try document(order(["polder:twente/autonomous"])).plans[0]
        #expect(none.steps.isEmpty && none.loads.isEmpty && none.money.isEmpty)
        #expect(none.coverage.uncovered.count == Department.allCases.count)
    }
}
