import Modelling
import Reading
import RegionModel
import Results
import Testing

@testable import Scenarios

@Suite("A scenario becomes the inputs of the model")
struct ScenarioTests {
    @Test("A step takes from the catalogue what it does not say, scaled to the region")
    func catalogue() throws {
        let scenario = try #require(
            Words.scenario(
                """
                focus: groot rijnmond
                collaboration: {mode: network, network_manager: yes, capacity: {province: 0.5}}
                roadmap:
                  - measure: new_nature
                    start: 2027Q3
                  - measure: village_hubs
                    start: 2025Q1
                    lead: residents
                    partners: all
                    mode: ppp
                    level: regional
                    years: 2.5
                    budget: {state: 3, province: 1.5 M€}
                    upkeep: 0.4
                """))
        #expect(scenario.focus == ["NL33C"])
        let nature = scenario.roadmap.measures[0]
        #expect(nature.start == 14)
        #expect(nature.mode == .network)
        #expect(nature.region == 1)
        #expect(nature.budget == [.state: 60, .municipality: 60])
        #expect(nature.referenceBudget == 120)
        #expect(nature.effort == 12)
        let hubs = scenario.roadmap.measures[1]
        #expect(hubs.lead == .residents)
        #expect(hubs.partners == Actor.allCases.filter { $0 != .residents })
        #expect(hubs.mode == .publicPrivate)
        #expect(hubs.level == .regional)
        #expect(hubs.years == 2.5)
        #expect(hubs.budget == [.state: 3, .province: 1.5])
        #expect(hubs.upkeep == [.state: 0.2, .municipality: 0.2])
        let settings = try #require(scenario.roadmap.settings[1])
        #expect(settings == CollaborationSettings(networkManager: true, capacity: [.province: 0.5]))
    }

    @Test("Where another actor leads, the usual lead becomes a partner, unless the file names the partners")
    func anotherLead() throws {
        let scenario = try #require(
            Words.scenario(
                """
                focus: NL225
                collaboration: {mode: network}
                roadmap:
                  - {measure: new_nature, start: 2025Q1, lead: water_board}
                  - {measure: village_hubs, start: 2025Q1, lead: province, partners: [residents]}
                """))
        #expect(scenario.roadmap.measures[0].lead == .waterBoard)
        #expect(scenario.roadmap.measures[0].partners == [.province, .municipality])
        #expect(scenario.roadmap.measures[1].partners == [.residents])
    }

    @Test(
        "A number moves the centre, 'fixed' pins it, three numbers say all",
        arguments: [
            ("0.5", Uncertainty.Spread.triangle(central: 0.5, range: 0.2...0.5)),
            ("0.25", .triangle(central: 0.25, range: 0.2...0.4)),
            ("30 %", .triangle(central: 0.3, range: 0.2...0.4)),
            ("{fixed: 0.25}", .fixed(0.25)),
            ("{low: 0.2, central: 0.2, high: 0.3}", .triangle(central: 0.2, range: 0.2...0.3)),
        ])
    func spread(text: String, expected: Uncertainty.Spread) {
        let scenario = Words.scenario("focus: NL225\ncontext: {assumptions: {safety.youth_share: \(text)}}\n")
        #expect(scenario?.uncertainty.spreads == ["safety.youth_share": expected])
    }

    @Test("Trust that a scenario gives is sure to within 0.15, and stays between 0 and 1")
    func trust() {
        for (text, range) in [("0.65", 0.5...0.8), ("0.05", 0...0.2), ("0.95", 0.8...1)] {
            let scenario = Words.scenario(
                """
                focus: NL225
                collaboration: {mode: silo, initial_trust: \(text)}
                roadmap: [{measure: new_nature, start: 2025Q1}]
                """)
            #expect(
                scenario?.uncertainty.spreads == [
                    "collaboration.initial_trust": .triangle(central: Double(text) ?? 0, range: range)
                ])
        }
    }

    @Test("Trust and links are one number each, whichever of its two names a scenario gives it")
    func oneNumber() throws {
        let short = try #require(
            Words.scenario(
                "focus: NL225\ncollaboration: {initial_trust: 0.6, link_density: {fixed: 1}}\n"))
        let long = try #require(
            Words.scenario(
                """
                focus: NL225
                context:
                  assumptions: {collaboration.initial_trust: 0.6, collaboration.link_density: {fixed: 1}}

                """))
        #expect(short.uncertainty == long.uncertainty)
        #expect(short.uncertainty.spreads["collaboration.link_density"] == .fixed(1))
        let inputs = [short, long].map { $0.inputs.filter { $0.path.hasPrefix("collaboration.i") } }
        #expect(inputs[0].map(\.path) == ["collaboration.initial_trust"])
        #expect(inputs[0].map(\.path) == inputs[1].map(\.path))
        #expect(inputs[0].map(\.value) == inputs[1].map(\.value))
    }

    @Test("Paths of the nation have short names")
    func context() {
        let scenario = Words.scenario("focus: NL225\ncontext: {warming: {fixed: 2}}\n")
        #expect(scenario?.uncertainty.spreads == ["biodiversity.warming_in2050": .fixed(2)])
    }

    @Test("Existing plans show which goals nobody works on, and change nothing")
    func plans() throws {
        let text = """
            focus: NL225
            collaboration: {mode: silo}
            roadmap: [{measure: new_nature, start: 2025Q1}]
            """
        let plans = "\nexisting_plans: [{plan: Regio Deal, goals: [economy, housing]}]\n"
        let without = try #require(Words.scenario(text))
        let with = try #require(Words.scenario(text + plans))
        #expect(with.goals.leftByPlans == [.nature, .safety, .amenities, .mobility])
        #expect(with.goals.leftUncovered == [.safety, .amenities, .mobility])
        #expect(with.canonicalText == without.canonicalText)
    }

    @Test("A title may be one text, two, or none; line ends become spaces")
    func title() {
        let titles = ["title: Us\n", "title: {nl: Wij}\n", "", "title: |\n  One\n  two\n"].map {
            Words.scenario($0 + "focus: NL225\n")?.title
        }
        #expect(titles.map { $0?.dutch } == ["Us", "Wij", "a", "One two"])
        #expect(titles.map { $0?.english } == ["Us", "Wij", "a", "One two"])
    }

    @Test("A scenario may ask for members, a seed and a period of its own")
    func ensemble() throws {
        let scenario = try #require(
            Words.scenario(
                "focus: [NL225, NL33C]\nperiod: {from: 2030, to: 2040}\nensemble: {members: 64, seed: 7}\n"))
        #expect(scenario.focus == ["NL225", "NL33C"])
        #expect(scenario.period == Period(first: 2030, last: 2040))
        #expect(scenario.members == 64)
        #expect(scenario.seed == 7)
        #expect(scenario.roadmap == .empty)
    }

    @Test("A start is counted from the model's first quarter, whatever period is shown")
    func start() {
        let scenario = Words.scenario(
            """
            focus: NL225
            period: {from: 2030}
            collaboration: {mode: silo}
            roadmap: [{measure: new_nature, start: 2025Q2}]
            """)
        #expect(scenario?.roadmap.measures.first?.start == 5)
    }
}
