import Ensembles
import Messages
import Modelling
import RegionModel
import Results
import Testing

@testable import Daemon

/// What makes a difference, computed a moment at a time for whoever goes on asking.
@Suite struct ExplanationsTests {
    private let knowledge: Knowledge
    private let order: Order

    init() throws {
        knowledge = try Knowledge(configFolder: "")
        let request = RunRequest(
            key: "explain",
            scenarios: [
                .init(name: "silo", file: "polder:twente/silo"),
                .init(name: "network", file: "polder:twente/network"),
            ],
            reference: "silo", files: [], members: 64)
        order = try Order(request, knowledge: knowledge)
    }

    private func explanation(
        _ run: String, members: Int, indicator: String = "collaboration.delivered", year: Int = 2_040
    ) throws -> Explanation {
        Explanation(
            run: run, knowledge: knowledge, order: order, scenario: 1, base: 0, region: order.focus[0],
            indicator: try #require(knowledge.indicators.first { $0.name == indicator }), year: year,
            members: members)
    }

    private func document(_ asked: Explanation) throws -> ExplanationDocument {
        let explanations = Explanations()
        while true {
            let reply = try explanations.goOn(asked)
            if let document = reply.document { return document }
        }
    }

    @Test("shares add up to the difference that an ensemble has, in the mean, and each end is a scenario")
    func sums() throws {
        let document = try document(try explanation("a", members: 12))
        #expect(document.games.map(\.kind) == [.measures, .mechanisms])
        #expect(document.games.map(\.combinations) == [64, 256])
        for game in document.games {
            let sum = game.players.reduce(0) { $0 + $1.share.mean }
            #expect((sum - document.difference.mean).magnitude < 1e-12)
            #expect(game.pairs.count == game.players.count * (game.players.count - 1) / 2)
        }
        let plan = Plan(
            scenarios: [order.plan.scenarios[1], order.plan.scenarios[0]], members: 12,
            seed: order.plan.seed, lastYear: order.plan.lastYear, focus: order.focus, keep: .bands)
        let ensemble = try Ensemble(knowledge.model, plan: plan)
        let years = try ensemble.pairedYears(
            of: "collaboration.delivered", in: order.focus[0], blocks: 0..<2)
        let differences = years[2_040 - knowledge.period.first]
        let mean = differences.reduce(0, +) / 12
        #expect((document.difference.mean - mean).magnitude < 1e-14)
        #expect(document.difference.better == differences.count { $0 > 0 })
        #expect(document.draws == 12 && document.withoutValue == 0)
        #expect(
            document.costs.map(\.indicator) == Explanation.costs
                && document.costs[0].amount.mean > 0)
    }

    @Test(
        "each request computes some draws; with the last comes the document, whatever else is asked between")
    func moments() throws {
        let explanations = Explanations()
        let asked = try (0..<6).map { try explanation("run \($0)", members: 16) }
        var replies: [ExplainReply] = []
        repeat {
            replies.append(try explanations.goOn(asked[0]))
            if replies.count == 1 { _ = try explanations.goOn(asked[1]) }
        } while replies.last?.document == nil
        #expect(replies.map(\.total) == Array(repeating: 16 * 320, count: replies.count))
        #expect(replies.map(\.done) == [16 * 64, 16 * 320, 16 * 320])
        #expect(replies.last?.document == (try document(try explanation("run 0", members: 16))))

        // Four are held: the one that was asked for longest ago begins anew.
        for other in asked[1...] { _ = try explanations.goOn(other) }
        #expect(try explanations.goOn(asked[1]).document == nil)
    }

    @Test("of an indicator of the whole model too, and one that does not differ is told as such")
    func whole() throws {
        let homes = try document(
            try explanation("a", members: 8, indicator: "housing.dwellings", year: 2_026))
        #expect(homes.games.map(\.kind) == [.measures, .mechanisms])
        let first = try document(try explanation("a", members: 8, year: 2_024))
        #expect(first.difference.better + first.difference.worse == 0 && first.difference.mean == 0)
        #expect(first.games.joined { $0.players }.allSatisfy { $0.share.mean == 0 })
    }

    @Test("questions about a run differ by place, indicator, year and draws")
    func questions() throws {
        let one = try explanation("a", members: 64)
        let others = [
            try explanation("a", members: 72), try explanation("a", members: 64, year: 2_050),
            try explanation("a", members: 64, indicator: "jobs.employed"),
        ]
        #expect(Set(others.map(\.question) + [one.question]).count == 4)
        #expect(try explanation("b", members: 64).question == one.question)
    }
}

extension Sequence {
    fileprivate func joined<Part: Sequence>(_ parts: (Element) -> Part) -> [Part.Element] { flatMap(parts) }
}
