import Reading
import Results
import Testing

@testable import Scenarios

@Suite("What a scenario says can be compared, whatever its file looks like")
struct InputTests {
    @Test("Two files that say the same have the same canonical text")
    func canonical() throws {
        let first = try #require(
            Words.scenario(
                """
                title: One
                focus: NL225
                collaboration: {mode: silo, initial_trust: 0.5}
                roadmap:
                  - {measure: new_nature, start: 2025Q1}
                """))
        let second = try #require(
            Words.scenario(
                """
                # The same, written otherwise
                roadmap: [{start: 2025q1, measure: New Nature, mode: silo, lead: province}]
                collaboration:
                    initial_trust: 50e-2
                focus: Achterhoek
                """))
        #expect(first.canonicalText == second.canonicalText)
        #expect(
            first.canonicalText == """
                collaboration.initial_trust = 0.5 (0.35 to 0.65)
                collaboration.network_manager = no
                focus = NL225
                roadmap.new_nature.budget = state 20, municipality 20
                roadmap.new_nature.lead = province
                roadmap.new_nature.level = municipal
                roadmap.new_nature.mode = silo
                roadmap.new_nature.partners = water_board, municipality
                roadmap.new_nature.start = 2025Q1
                roadmap.new_nature.years = 8

                """)
    }

    @Test("A mode that holds for all measures is one change")
    func mode() throws {
        let changes = try Self.changes(
            from: "collaboration: {mode: silo}\n\(Self.roadmap)",
            to: "collaboration: {mode: network, network_manager: yes}\n\(Self.roadmap)")
        #expect(
            changes.map(\.path) == ["collaboration.network_manager", "collaboration.mode"])
        #expect(changes.map(\.referenceValue) == ["no", "silo"])
        #expect(changes.map(\.value) == ["yes", "network"])
    }

    @Test("A mode that differs by measure is a change for each")
    func modes() throws {
        let changes = try Self.changes(
            from: "collaboration: {mode: silo}\n\(Self.roadmap)",
            to: """
                collaboration: {mode: network}
                roadmap:
                  - {measure: new_nature, start: 2025Q1, mode: ppp}
                  - {measure: village_hubs, start: 2026Q1, mode: silo}
                """)
        #expect(changes.map(\.path) == ["roadmap.new_nature.mode"])
        #expect(changes.map(\.referenceValue) == ["silo"])
        #expect(changes.map(\.value) == ["public_private"])
    }

    @Test("A measure that one scenario lacks is one change")
    func missing() throws {
        let text = "collaboration: {mode: silo}\n"
        let added = try Self.changes(from: text, to: text + Self.roadmap)
        #expect(added.map(\.path) == ["roadmap.new_nature", "roadmap.village_hubs"])
        #expect(added.map(\.referenceValue) == [nil, nil])
        #expect(added.map(\.value) == ["from 2025Q1", "from 2026Q1"])
        let removed = try Self.changes(from: text + Self.roadmap, to: text)
        #expect(removed.map(\.path) == ["roadmap.new_nature", "roadmap.village_hubs"])
        #expect(removed.map(\.value) == [nil, nil])
    }

    @Test("The same scenario has no changes")
    func same() throws {
        let text = "collaboration: {mode: silo}\n\(Self.roadmap)"
        #expect(try Self.changes(from: text, to: text) == [])
    }

    private static let roadmap = """
        roadmap:
          - {measure: new_nature, start: 2025Q1}
          - {measure: village_hubs, start: 2026Q1}
        """

    private static func changes(from reference: String, to other: String) throws -> [ChangedInput] {
        let scenarios = try [reference, other].map { try #require(Words.scenario("focus: NL225\n\($0)")) }
        return scenarios[1].changedInputs(from: scenarios[0])
    }
}
