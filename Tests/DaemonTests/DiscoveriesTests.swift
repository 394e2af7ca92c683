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

    private func discovery(
        _ run: String, members: Int, indicator: String = "housing.dwellings", ranges: Bool = false
    ) throws -> Discovery {
        Discovery(
            run: run, knowledge: knowledge, order: order, scenario: 1, base: 0, region: order.focus[0],
            indicator: try #require(knowledge.indicators.first { $0.name == indicator }), members: members,
            years: [2_040, nil], ranges: ranges)
    }

    private typealias Answer = DiscoverRequest.Answer

    private func goOn(
        _ underway: Underway<DiscoveryDraws>, _ asked: Discovery
    ) throws -> Answer {
        try underway.goOn(asked.run, asked.question) { try DiscoveryDraws(asked) }
    }

    private func end(_ asked: Discovery) throws -> DiscoveryDocument {
        var draws = try DiscoveryDraws(asked)
        while draws.done < draws.total { try draws.advance() }
        return try draws.document()
    }

    @Test("moments come to the document of the same draws as in one go")
    func moments() throws {
        let underway = Underway<DiscoveryDraws>()
        let asked = try discovery("a", members: 72)
        var replies: [Answer] = []
        repeat { replies.append(try goOn(underway, asked)) } while replies.last?.document == nil
        #expect(replies.map(\.done) == replies.map(\.done).sorted() && replies.last?.done == 144)
        #expect(replies.allSatisfy { $0.total == 144 && $0.early == nil })
        let document = try #require(replies.last?.document)

        let ensembles = [try asked.ensemble(seed: 1), try asked.ensemble(seed: 2)]
        let years = try ensembles.map { ensemble in
            try ensemble.pairedYears(of: "housing.dwellings", in: order.focus[0], blocks: 0..<9)
        }
        let drawn = try zip(ensembles, years).map { try Discovery.Drawn($0, $1, of: asked) }
        #expect(document == DiscoveryAnswer(asked).document(known: drawn[0], unseen: drawn[1]))
        let question = document.questions[0]
        let differences = years[1][2_040 - knowledge.period.first]
        #expect(question.better == differences.count { $0 > 0 })
        #expect(question.better + question.worse + question.tied == 72)
        #expect(document.questions.map(\.year) == [2_040, nil])
    }

    @Test("other ranges are drawn after the answer, about the same centre, for the best numbers")
    func ranges() throws {
        let asked = try discovery("a", members: 72, indicator: "collaboration.delivered", ranges: true)
        var draws = try DiscoveryDraws(asked)
        var most = 0
        while draws.done < draws.total {
            try draws.advance()
            most = max(most, draws.done)
        }
        #expect(most == 4 * 72 && draws.total == 4 * 72)
        let document = try draws.document()
        let plain = try end(try discovery("a", members: 72, indicator: "collaboration.delivered"))
        for (own, other) in zip(document.questions, plain.questions) {
            #expect(own.boxes == other.boxes && own.worths.map(\.value) == other.worths.map(\.value))
            for (position, worth) in own.worths.enumerated() {
                #expect((worth.halved != nil) == (position < Discovery.mostRanges))
                #expect((worth.doubled ?? 0) >= 0)
            }
        }
        #expect(asked.withRanges.question == asked.question)

        var uncertainty = Uncertainty.declared
        let quantities = knowledge.model.makeWorkspace().parameters
        let trust = try #require(quantities.first { $0.name == "collaboration.initial_trust" })
        let (central, range) = uncertainty.spread(of: trust, at: 0)
        uncertainty.scale(["collaboration.initial_trust"], of: quantities, by: 0.5)
        let half = uncertainty.spread(of: trust, at: 0)
        #expect(half.central == central)
        #expect(abs(half.range.lowerBound - (central + range.lowerBound) / 2) < 1e-12)
        uncertainty.scale(["collaboration.initial_trust"], of: quantities, by: 100)
        let allowed = trust.declaration.allowed ?? range
        #expect(uncertainty.spread(of: trust, at: 0).range == allowed)
    }

    @Test("levers move both scenarios alike, eight draws at a time, and are no numbers to find out")
    func levers() throws {
        var asked = try discovery("a", members: 72, indicator: "collaboration.delivered")
        let plain = asked.question
        asked.hasLevers = true
        #expect(asked.question != plain)
        let levers = try #require(asked.levers(seed: 1))
        let draws = levers.draws(members: 72)
        #expect(draws.map(\.name) == ["lever.money", "lever.start"])
        for lever in draws {
            #expect(Set(lever.values).count > 1 && lever.values.allSatisfy(lever.range.contains))
            for block in 0..<9 { #expect(Set(lever.values[8 * block..<8 * block + 8]).count == 1) }
        }
        let silo = order.plan.scenarios[0].scenario
        for block in 0..<9 {
            let changed = levers.applied(to: silo, block: block).roadmap.measures
            for (own, planned) in zip(changed, silo.roadmap.measures) {
                #expect(own.start == planned.start + Int(4 * draws[1].values[8 * block]))
                for (payer, amount) in planned.budget {
                    #expect(own.budget[payer] == draws[0].values[8 * block] * amount)
                }
            }
        }
        let document = try end(asked)
        #expect(document.levers == true)
        let named = document.questions.flatMap(\.worths).map { document.numbers[$0.number].name }
        #expect(!named.contains { $0.hasPrefix("lever.") })
        #expect(try end(try discovery("a", members: 72)).levers == nil)
    }

    @Test("what hangs on working together alone is the same to the bit without the regions")
    func extents() throws {
        let names = knowledge.indicators.map(\.name).filter {
            RegionalScenario.Extent(of: [$0]) == .collaboration
        }
        #expect(names.contains("collaboration.delivered") && names.count > 5)
        #expect(RegionalScenario.Extent(of: ["collaboration.delivered", "jobs.employed"]) == .everything)
        let years = try [RegionalScenario.Extent.everything, .collaboration].map { extent in
            let scenarios = order.plan.scenarios.map { entry in
                var scenario = entry.scenario
                scenario.extent = extent
                return Plan.Entry(name: entry.name, scenario: scenario)
            }
            let plan = Plan(
                scenarios: scenarios, members: 8, seed: 5, lastYear: order.plan.lastYear, focus: order.focus,
                keep: .bands)
            return try Ensemble(knowledge.model, plan: plan).years(
                of: names, in: order.focus[0], blocks: 0..<1)
        }
        for (number, name) in names.enumerated() {
            for scenario in order.plan.scenarios.indices {
                let (whole, part) = (years[0][scenario][number], years[1][scenario][number])
                #expect(whole.joined().map(\.bitPattern) == part.joined().map(\.bitPattern), "\(name)")
            }
        }
    }

    @Test("a table counts every draw that differs once, in fifths")
    func table() throws {
        let asked = try discovery("a", members: 256, indicator: "collaboration.delivered")
        let drawn = try [UInt64(1), 2].map { seed in
            let ensemble = try asked.ensemble(seed: seed)
            let years = try ensemble.pairedYears(
                of: "collaboration.delivered", in: order.focus[0], blocks: 0..<32)
            return try Discovery.Drawn(ensemble, years, of: asked)
        }
        let found = try #require(FlipTable(drawn[0], drawn[1], question: 1))
        let table = found.document { number in number.name == "collaboration.initial_trust" ? 0 : 1 }
        #expect(table.cells.count == 5 && table.cells.allSatisfy { $0.count == 5 })
        #expect(table.rowLimits.count == 6 && table.rowLimits == table.rowLimits.sorted())
        let all = table.cells.joined()
        let differing = (drawn[0].differences[1] + drawn[1].differences[1]).filter { $0 != 0 }
        #expect(all.reduce(0) { $0 + $1.draws } == differing.count)
        #expect(all.reduce(0) { $0 + $1.better } == differing.count { $0 > 0 })
        let rows = table.cells.map { $0.reduce(0) { $0 + $1.draws } }
        #expect(rows.allSatisfy { abs($0 - differing.count / 5) <= 1 })
    }

    @Test("a question that nobody asks any more is forgotten, and begins anew")
    func several() throws {
        let underway = Underway<DiscoveryDraws>()
        let asked = try (0..<6).map { try discovery("run \($0)", members: 4_096) }
        let first = try goOn(underway, asked[0]).done
        #expect(try goOn(underway, asked[0]).done > first)
        for other in asked[1...] { _ = try goOn(underway, other) }
        // Four are held: the one that was asked for longest ago begins anew.
        var begun = false
        _ = try underway.goOn(asked[0].run, asked[0].question) {
            begun = true
            return try DiscoveryDraws(asked[0])
        }
        #expect(begun)
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
