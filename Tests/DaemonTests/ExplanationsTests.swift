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
        var draws = try ExplanationDraws(asked)
        while draws.done < draws.total { draws.advance() }
        return draws.document()
    }

    @Test("shares add up to the difference that an ensemble has, in the mean, and each end is a scenario")
    func sums() throws {
        let document = try document(try explanation("a", members: 12))
        #expect(document.games.map(\.kind) == [.measures, .partners, .mechanisms])
        #expect(document.games.first?.combinations == 64 && document.games.last?.combinations == 256)
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

    @Test("moments come to the same document, and the first 64 draws have an answer of their own")
    func moments() throws {
        let underway = Underway<ExplanationDraws>()
        // The measures alone: what takes time is the model.
        var asked = try explanation("a", members: 72)
        asked.games = [asked.games[0]]
        var fewer = try explanation("a", members: 64)
        fewer.games = [fewer.games[0]]
        var replies: [ExplainRequest.Answer] = []
        repeat {
            replies.append(
                try underway.goOn(asked.run, asked.question, isEarly: true) { [asked] in
                    try ExplanationDraws(asked)
                })
        } while replies.last?.document == nil
        #expect(replies.allSatisfy { $0.total == asked.total })
        #expect(replies.map(\.done) == replies.map(\.done).sorted())
        #expect(replies.last?.document == (try document(asked)) && replies.last?.early == nil)

        var draws = try ExplanationDraws(asked)
        while draws.early() == nil { draws.advance() }
        let early = try #require(draws.early())
        #expect(early.draws == 64 && draws.done < draws.total)
        #expect(early == (try document(fewer)))
    }

    @Test("each partner sits at the tables as in one of the two; the ends are the scenarios to the bit")
    func partners() throws {
        let place = try #require(knowledge.model.places.firstIndex(of: order.focus[0]))
        let (silo, network) = (order.plan.scenarios[0].scenario, order.plan.scenarios[1].scenario)
        let game = try #require(ExplanationGame.partners(of: network, against: silo, in: place))
        #expect(game.players.allSatisfy { $0.kind == .partner || $0.kind == .ways })
        #expect(game.scenario(of: 0) == silo && game.scenario(of: game.combinations - 1) == network)
        #expect(ExplanationGame.partners(of: network, against: network, in: place) == nil)
        // Nobody at the tables of a network is what silos are, to the bit.
        let seats = PartnerSeats(network, silo, place)
        #expect(!seats.hasRest && !game.players.contains { $0.kind == .ways })
        let plan = Plan(
            scenarios: [
                Plan.Entry(name: "a", scenario: seats.mixed([], ways: true)),
                Plan.Entry(name: "b", scenario: silo),
            ], members: 8, seed: 3, lastYear: order.plan.lastYear, focus: order.focus, keep: .bands)
        let years = try Ensemble(knowledge.model, plan: plan).pairedYears(
            of: "collaboration.delivered", in: order.focus[0], blocks: 0..<1)
        #expect(years.joined().allSatisfy { $0 == 0 })
    }

    @Test("of an indicator of the whole model too, and one that does not differ is told as such")
    func whole() throws {
        let homes = try document(
            try explanation("a", members: 8, indicator: "housing.dwellings", year: 2_026))
        #expect(homes.games.map(\.kind) == [.measures, .partners, .mechanisms])
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
