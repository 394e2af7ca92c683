import Ensembles
import Messages
import Modelling
import RegionModel
import Results
import Testing

@testable import Daemon

/// Draws that are computed a moment at a time, for whoever goes on asking.
@Suite struct DiscoveriesTests {
    private let knowledge: Knowledge
    private let order: Order

    init() throws {
        knowledge = try Knowledge(configFolder: "")
        let request = RunRequest(
            key: "flips",
            scenarios: [
                .init(name: "silo", file: "polder:twente/silo"),
                .init(name: "network", file: "polder:twente/network"),
            ],
            reference: "silo", files: [], members: 64)
        order = try Order(request, knowledge: knowledge)
    }

    private func discovery(_ run: String, members: Int, indicator: String = "housing.dwellings") throws
        -> Discovery
    {
        Discovery(
            run: run, knowledge: knowledge, order: order, scenario: 1, base: 0, region: order.focus[0],
            indicator: try #require(knowledge.indicators.first { $0.name == indicator }), members: members,
            years: [2_040, nil])
    }

    @Test(
        "each request computes some draws; with the last comes the document, of the same draws as in one go")
    func moments() throws {
        let discoveries = Discoveries()
        let asked = try discovery("a", members: 72)
        var replies: [DiscoverReply] = []
        repeat { replies.append(try discoveries.goOn(asked)) } while replies.last?.document == nil
        #expect(replies.map(\.done) == [64, 72, 136, 144, 144])
        #expect(replies.allSatisfy { $0.total == 144 })
        let document = try #require(replies.last?.document)

        let ensembles = [try asked.ensemble(seed: 1), try asked.ensemble(seed: 2)]
        let drawn = try ensembles.map { ensemble in
            let years = try ensemble.pairedYears(of: "housing.dwellings", in: order.focus[0], blocks: 0..<9)
            return try Discovery.Drawn(ensemble, years, of: asked)
        }
        #expect(document == asked.document(known: drawn[0], unseen: drawn[1]))
        let question = document.questions[0]
        let differences = drawn[1].years[2_040 - knowledge.period.first]
        #expect(question.better == differences.count { $0 > 0 })
        #expect(question.better + question.worse + question.tied == 72)
        #expect(document.questions.map(\.year) == [2_040, nil])
    }

    @Test("two questions do not disturb each other, and one that nobody asks any more is forgotten")
    func several() throws {
        let discoveries = Discoveries()
        let asked = try (0..<6).map { try discovery("run \($0)", members: 72) }
        #expect(try discoveries.goOn(asked[0]).done == 64)
        #expect(try discoveries.goOn(asked[1]).done == 64)
        #expect(try discoveries.goOn(asked[0]).done == 72)
        for other in asked[2...] { #expect(try discoveries.goOn(other).done == 64) }
        // Four are held: the two that were asked for longest ago begin anew.
        #expect(try discoveries.goOn(asked[0]).done == 64)
        #expect(try discoveries.goOn(asked[5]).done == 72)
    }

    @Test("questions about a run differ by scenario, place, indicator, draws and years")
    func questions() throws {
        let one = try discovery("a", members: 72)
        let others = [
            try discovery("a", members: 80), try discovery("a", members: 72, indicator: "jobs.employed"),
        ]
        #expect(Set(others.map(\.question) + [one.question]).count == 3)
        #expect(try discovery("b", members: 72).question == one.question)
    }
}
