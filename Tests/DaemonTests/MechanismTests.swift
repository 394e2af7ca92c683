import Baselines
import Ensembles
import Messages
import Modelling
import RegionModel
import Results
import Testing

@testable import Daemon

/// Mechanisms as in one scenario or as in another, on the scenarios that ship.
@Suite struct MechanismTests {
    private let knowledge: Knowledge

    init() throws { knowledge = try Knowledge(configFolder: "") }

    private static let ways = [
        "achterhoek": ["autonomous", "network", "silo"],
        "groot-rijnmond": [
            "autonomous", "bilateral", "everyone", "network-with-fallback", "network", "public-private",
            "silo", "smart-mix",
        ],
        "twente": ["autonomous", "network", "silo"],
        "zeeuwsch-vlaanderen": ["autonomous", "network", "silo"],
    ]

    private func order(_ folder: String, _ names: [String]) throws -> Order {
        let request = RunRequest(
            key: "mechanisms", scenarios: names.map { .init(name: $0, file: "polder:\(folder)/\($0)") },
            reference: names[0], files: [], members: 8)
        return try Order(request, knowledge: knowledge)
    }

    /// Every outcome of a region and of the country in a year, of eight members: their bits.
    private func bits(
        _ scenarios: [RegionalScenario], in region: String, years: Int = 8, only names: [String]? = nil
    ) throws -> [[UInt64]] {
        let workspace = knowledge.model.makeWorkspace()
        let place = try #require(knowledge.model.places.firstIndex(of: region))
        let outcomes = workspace.outcomes.indices.filter {
            names?.contains(workspace.outcomes[$0].name) ?? true
        }
        return scenarios.map { scenario in
            workspace.begin(scenario, draws: Draws(seed: 7, firstMember: 0), isCentral: false)
            for step in 0..<4 * years { workspace.advance(step: step) }
            return outcomes.flatMap { outcome in
                [place, knowledge.model.places.count].flatMap { place -> [UInt64] in
                    let value = workspace.value(of: outcome, at: place)
                    return (0..<8).map { value[$0].isNaN ? .max : value[$0].bitPattern }
                }
            }
        }
    }

    @Test(
        "with all mechanisms as in a scenario, or as in the other, a run has that scenario's bits: every shipped pair",
        arguments: Self.ways.keys.sorted())
    func ends(folder: String) throws {
        let names = try #require(Self.ways[folder])
        let order = try order(folder, names)
        let scenarios = order.plan.scenarios.map(\.scenario)
        let whole = try bits(scenarios, in: order.focus[0])
        var games = 0
        for scenario in scenarios.indices {
            for base in scenarios.indices where base != scenario {
                let game = ExplanationGame.mechanisms(of: scenarios[scenario], against: scenarios[base])
                guard let game else { continue }
                games += 1
                let all = game.combinations - 1
                let ends = try bits([game.scenario(of: all), game.scenario(of: 0)], in: order.focus[0])
                #expect(ends == [whole[scenario], whole[base]], "\(names[scenario]) against \(names[base])")
            }
        }
        // All that plan measures work in ways of their own.
        let planning = scenarios.count { !$0.roadmap.measures.isEmpty }
        #expect(games == planning * (planning - 1))
    }

    @Test("mechanisms between the ends are neither: all but two of the eight change what is delivered")
    func each() throws {
        let order = try order("twente", ["silo", "network"])
        let scenarios = order.plan.scenarios.map(\.scenario)
        let game = try #require(ExplanationGame.mechanisms(of: scenarios[1], against: scenarios[0]))
        #expect(game.players.map(\.name) == Mechanism.allCases.map(\.label) && game.combinations == 256)
        let coalitions = [0] + (0..<8).map { 255 & ~(1 << $0) } + [255]
        let found = try bits(
            coalitions.map { game.scenario(of: $0) }, in: order.focus[0], years: 20,
            only: ["collaboration.delivered"])
        // Levels are right in both, and there may be staff enough: these two may change nothing.
        #expect(Set(found).count >= 8)
    }

    @Test("measures and money that differ too are a player of their own")
    func others() throws {
        let order = try order("twente", ["autonomous", "network", "silo"])
        var scenarios = order.plan.scenarios.map(\.scenario)
        #expect(ExplanationGame.mechanisms(of: scenarios[1], against: scenarios[0]) == nil)
        scenarios[2].roadmap.measures[0].effort *= 2
        let game = try #require(ExplanationGame.mechanisms(of: scenarios[1], against: scenarios[2]))
        #expect(game.players.count == 9 && game.players[8].kind == .others)
        let ends = try bits([game.scenario(of: 511), game.scenario(of: 0)], in: order.focus[0])
        #expect(ends == (try bits([scenarios[1], scenarios[2]], in: order.focus[0])))
    }

    @Test("collaboration alone has the bits of the whole model")
    func extent() throws {
        let order = try order("groot-rijnmond", ["silo", "smart-mix", "public-private"])
        let names = knowledge.indicators.map(\.name).filter { $0.hasPrefix("collaboration.") }
        var scenarios = order.plan.scenarios.map(\.scenario)
        let whole = try bits(scenarios, in: order.focus[0], years: 20, only: names)
        for number in scenarios.indices { scenarios[number].extent = .collaboration }
        #expect(try bits(scenarios, in: order.focus[0], years: 20, only: names) == whole)
    }

    @Test("coalitions of measures end at the two scenarios, and a measure that one lacks comes alone")
    func measures() throws {
        let order = try order("twente", ["autonomous", "network", "silo"])
        let scenarios = order.plan.scenarios.map(\.scenario)
        let region = try #require(knowledge.model.places.firstIndex(of: order.focus[0]))
        let ways = ExplanationGame.measures(
            of: scenarios[1], against: scenarios[2], in: region, title: { _ in nil })[0]
        #expect(ways.players.map(\.kind) == Array(repeating: .measure, count: 5) + [.settings])
        #expect(ways.scenario(of: 63) == scenarios[1] && ways.scenario(of: 0) == scenarios[2])
        let one = ways.scenario(of: 2).roadmap
        #expect(one.measures.map(\.mode) == [.silo, .network, .silo, .silo, .silo])
        #expect(one.settings[region]?.networkManager == false)

        let alone = ExplanationGame.measures(
            of: scenarios[1], against: scenarios[0], in: region, title: { _ in nil })[0]
        #expect(alone.players.prefix(5).allSatisfy { $0.presence == .scenario })
        #expect(alone.scenario(of: 4).roadmap.measures.map(\.measure.id) == [alone.players[2].name])
    }

    @Test("many measures come by department, and all coalitions end at the two scenarios")
    func departments() throws {
        let order = try order("groot-rijnmond", ["silo", "network"])
        let region = try #require(knowledge.model.places.firstIndex(of: order.focus[0]))
        func scenario(_ mode: Mode) -> RegionalScenario {
            var scenario = order.plan.scenarios[0].scenario
            scenario.roadmap.measures = knowledge.catalogue.measures.map {
                PlannedMeasure($0.definition, region: region, inhabitants: 1e6, mode: mode, start: 4)
            }
            return scenario
        }
        let games = ExplanationGame.measures(
            of: scenario(.network), against: scenario(.silo), in: region, title: { _ in nil })
        let game = games[0]
        #expect(game.kind == .departments && game.players.allSatisfy { $0.kind == .department })
        #expect(game.players.count == Department.allCases.count)
        let all = game.combinations - 1
        #expect(game.scenario(of: all) == scenario(.network) && game.scenario(of: 0) == scenario(.silo))
        let mixed = game.scenario(of: 1).roadmap.measures
        #expect(
            mixed.allSatisfy {
                ($0.mode == .network) == ($0.measure.department.label == game.players[0].name)
            }
        )
        // Within the department with the most money, measures come one by one, beside the other departments.
        let within = try #require(games.last)
        #expect(within.kind == .within && within.players.count > 1 && within.groups == 5)
        let end = within.combinations - 1
        #expect(within.scenario(of: end) == scenario(.network) && within.scenario(of: 0) == scenario(.silo))
        let first = within.scenario(of: 1).roadmap.measures.filter { $0.mode == .network }
        #expect(first.map(\.measure.id) == [within.players[0].name])
    }
}
