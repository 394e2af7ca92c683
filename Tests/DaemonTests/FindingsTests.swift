import Baselines
import Ensembles
import Messages
import Modelling
import Reading
import RegionModel
import Results
import Testing

@testable import Daemon

@Suite("Findings of a run")
struct FindingsTests {
    private let knowledge: Knowledge

    init() throws { knowledge = try Knowledge(configFolder: "") }

    private func order(
        _ scenarios: [(name: String, text: String)], reference: String?, isUsual: Bool = true,
        members: Int = 64
    ) throws -> Order {
        let request = RunRequest(
            key: "test", scenarios: scenarios.map { .init(name: $0.name, file: "\($0.name).yaml") },
            reference: reference, isReferenceUsual: isUsual,
            files: scenarios.map { RunFile(name: "\($0.name).yaml", role: .scenario, text: $0.text) },
            members: members)
        return try Order(request, knowledge: knowledge)
    }

    private func findings(_ order: Order, workers: Int = 2) async throws -> [Findings] {
        let ensemble = try Ensemble(knowledge.model, plan: order.plan)
        return try order.findings(in: try await ensemble.run(workers: workers), of: ensemble)
    }

    /// A scenario of Zeeuwsch-Vlaanderen with two measures.
    private func text(_ more: String = "", mode: String = "silo", budget: Int = 10) -> String {
        """
        title: {nl: Proef, en: Trial}
        focus: NL341
        collaboration: {mode: \(mode)}
        roadmap:
          - measure: amenity_hub
            start: 2025Q1
            budget: \(budget)
          - measure: safe_neighbourhoods
            start: 2026Q1
            budget: 5
        \(more)
        """
    }

    @Test("what comparisons read of the themes is what the model declares")
    func names() throws {
        for outcome in PromiseOutcome.allCases {
            #expect(knowledge.indicators.contains { $0.name == outcome.rawValue }, "\(outcome.rawValue)")
        }
        let parameters = knowledge.model.makeWorkspace().parameters
        #expect(parameters.contains { $0.name == PromiseOutcome.returns })
    }

    @Test("a silo, a network and nothing: base, budgets, time, worth, yields, and what is unlike")
    func comparison() async throws {
        let order = try order(
            [
                ("none", "title: Niets\nfocus: NL341\nroadmap: []\n"), ("silo", text()),
                ("network", text(mode: "network")),
            ], reference: "none")
        let found = try #require(try await findings(order).first)
        #expect(found.region == "NL341" && found.base == "silo" && found.horizon == 2_050)
        #expect(found.budgets.map(\.millions) == [0, 15, 15])
        #expect(found.scenarios.map(\.scenario) == ["none", "network"])
        #expect(found.scenarios.map(\.isYardstick) == [true, false])
        #expect(found.unlike.map(\.kind) == [.noMeasures])
        let network = found.scenarios[1]
        #expect(network.time != nil && network.delivery?.worth != nil && network.stretches != nil)
        #expect((network.delivery?.coordination.p50 ?? 0) > 0)
        #expect(Set(network.measures.map(\.measure)) == ["amenity_hub", "safe_neighbourhoods"])
        for shares in [network.time?.shares, network.delivery?.shares].compactMap(\.self) {
            #expect(abs(shares.better + shares.equal + shares.worse - 1) < 1e-12)
        }
    }

    @Test(
        "R3: without measures a scenario is the reference only where somebody asks for it, or no other has any"
    )
    func reference() async throws {
        let none = "title: Niets\nfocus: NL341\nroadmap: []\n"
        func chosen(_ names: [String], isUsual: Bool) throws -> String? {
            let texts = ["none": none, "also": none, "silo": text(), "network": text(mode: "network")]
            let order = try order(
                names.map { ($0, texts[$0] ?? "") }, reference: names[0], isUsual: isUsual, members: 8)
            #expect(order.plan.reference.map { names[$0] } == order.request.reference)
            return order.request.reference
        }
        #expect(try chosen(["none", "silo", "network"], isUsual: true) == "silo")
        #expect(try chosen(["none", "silo", "network"], isUsual: false) == "none")
        #expect(try chosen(["silo", "none"], isUsual: true) == "silo")
        #expect(try chosen(["none", "also"], isUsual: true) == "none")
        let asked = try order([("none", none), ("silo", text())], reference: "none", isUsual: false)
        let found = try #require(try await findings(asked).first)
        #expect(found.base == "none" && found.scenarios.map(\.isYardstick) == [false])
        #expect(found.scenarios[0].time == nil && found.scenarios[0].delivery == nil)
    }

    @Test("the same for any number of workers")
    func workers() async throws {
        let order = try order([("silo", text()), ("network", text(mode: "network"))], reference: "silo")
        let one = try await findings(order, workers: 1)
        #expect(try await findings(order, workers: 3) == one)
    }

    @Test("beside a silo that begins as late, a silo that begins two years later differs in nothing (S7)")
    func later() async throws {
        let later = text().replacing("start: 2025Q1", with: "start: 2027Q1")
            .replacing("start: 2026Q1", with: "start: 2028Q1")
        let order = try order(
            [("silo", text()), ("later", later), ("network", text(mode: "network"))], reference: "silo")
        let ensemble = try Ensemble(knowledge.model, plan: order.plan)
        let result = try await ensemble.run(workers: 2)
        let controls = try #require(order.timingControls(beside: ensemble.draws(in: result)))
        let along = try Ensemble(knowledge.model, plan: controls.plan)
        let draws = along.draws(in: try await along.run(workers: 2))
        let found = try #require(
            try order.findings(in: result, of: ensemble, controls: (controls, draws)).first)
        let (postponed, network) = (found.scenarios[0], found.scenarios[1])
        #expect(postponed.timing?.quarters == ["amenity_hub": 8, "safe_neighbourhoods": 8])
        #expect(postponed.timing?.delivered.shares.equal == 1 && postponed.time?.shares.worse == 1)
        #expect(postponed.regionWide.allSatisfy { $0.remainder?.isNamed == false })
        // A table takes longer to agree: the silo is moved by that, and not by more.
        let quarters = try #require(network.timing?.quarters)
        #expect(quarters.values.allSatisfy { $0 > 0 && $0 < 8 })
        #expect(found.unlike.map(\.kind) == [.starts])
    }

    @Test("a network manager without tables changes nothing, and the findings say so (S0)")
    func identical() async throws {
        let managed = text().replacing("mode: silo", with: "mode: silo, network_manager: yes")
        let order = try order([("silo", text()), ("managed", managed)], reference: "silo", members: 16)
        let found = try #require(try await findings(order).first?.scenarios.first)
        #expect(found.isIdentical && found.time == nil && found.delivery == nil)
    }

    @Test("money, assumptions, years and measures that differ are told; the way of working is not (R5)")
    func unlike() async throws {
        let other = text(
            "context: {assumptions: {collaboration.effort_per_link: {fixed: 0.1}}}\nperiod: {from: 2025, to: 2045}\n",
            mode: "network",
            budget: 14
        ).replacing("start: 2026Q1", with: "start: 2027Q1")
        let order = try order([("silo", text()), ("other", other)], reference: "silo", members: 8)
        let found = try #require(try await findings(order).first)
        #expect(found.unlike.map(\.kind) == [.money, .years, .assumptions, .starts])
        #expect(found.unlike[0].names == ["amenity_hub"])
        #expect(found.unlike[0].value == 19 && found.unlike[0].baseValue == 15)
        #expect(found.unlike[3].names == ["safe_neighbourhoods"])
    }

    @Test("nothing is found where nothing is compared, or a single central draw is")
    func nothing() async throws {
        let alone = try order([("silo", text())], reference: nil, members: 8)
        #expect(try await findings(alone).isEmpty)
    }
}
