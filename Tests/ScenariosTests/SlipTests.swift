import Reading
import Testing

@testable import Scenarios

@Suite("What people type is read, or told with what to write")
struct SlipTests {
    /// The problems of one file, with the names of the real model.
    private func problems(_ text: String) throws -> [String] {
        ScenarioReader(try ShippedTests.vocabulary()).read(
            [.init(name: "a", file: "a.yaml")], files: [.init(name: "a.yaml", text: text)]
        ).problems.map(\.description)
    }

    private static let head = "title: x\nfocus: Twente\ncollaboration: {mode: silo}\nroadmap:\n"

    @Test(
        "Dutch names of measures, modes, actors, keys and quarters are read",
        arguments: [
            "regio: Twente\nsamenwerking:\n  manier van werken: verkokerd\nmaatregelen:\n  - {maatregel: Veilige wijken, begin: 2027K3}\n",
            head + "  - {measure: veilige_wijken, start: 2027k3}\n",
            head + "  - {measure: Natuurnetwerk en verbindingen, start: 2027Q3, lead: gemeente}\n",
            head + "  - {measure: natuurnetwerk, start: 2027Q3, mode: pps, partners: iedereen}\n",
            head
                + "  - {measure: Nature network and corridors, start: 2027Q3, budget: {rijk: 10, gemeente: 5}}\n",
            head
                + "  - {measure: safe_neighbourhoods, start: 2027Q3, level: Rijk, niveau_: 1}\n"
                .replacing(", niveau_: 1", with: ""),
        ])
    func read(text: String) throws { #expect(try problems(text) == []) }

    @Test(
        "Numbers with marks between thousands are refused with both readings",
        arguments: [
            ("budget: 1.500", "'1.500' can be two numbers; write 1500, or 1.5 for the smaller number"),
            ("budget: 60.000", "'60.000' can be two numbers; write 60000, or 60 for the smaller number"),
            ("budget: 90,000", "'90,000' can be two numbers; write 90000, or 90 for the smaller number"),
            ("budget: \"1.500,5\"", "'1.500,5' has marks between the thousands; write 1500.5"),
            ("budget: 1 500 M€", "'1 500 M€' has marks between the thousands; write 1500 M€"),
            (
                "budget: 1.500 M€",
                "'1.500 M€' can be two numbers; write 1500 M€, or 1.5 M€ for the smaller number"
            ),
            ("budget: 15000000", "15000000 would be 15000000 million euros; budget is in M€: write 15"),
            (
                "years: 1,500",
                "'1,500' can be two numbers, and 1500 is not possible here; write 1.5 for the smaller number; if 1500 is meant, look at the unit"
            ),
        ])
    func numbers(entry: String, expected: String) throws {
        let text = Self.head + "  - measure: safe_neighbourhoods\n    start: 2027Q3\n    \(entry)\n"
        #expect(try problems(text) == ["a.yaml:7:\(entry.hasPrefix("years") ? 12 : 13): \(expected)"])
    }

    @Test(
        "The nation's numbers too",
        arguments: [
            (
                "net_migration: 60.000",
                "3:18: '60.000' can be two numbers; write 60000, or 60 for the smaller number"
            ),
            ("migratiesaldo: 60 000", "3:18: '60 000' has marks between the thousands; write 60000"),
            ("assumptions: {jobs.flegg: {fixed: 0,2}}", "3:37: '0,2' is written with a comma; write 0.2"),
        ])
    func context(entry: String, expected: String) throws {
        #expect(try problems("focus: Twente\ncontext:\n  \(entry)\n") == ["a.yaml:\(expected)"])
    }

    @Test(
        "Signs of word processors, and names put together, are told",
        arguments: [
            (
                "focus: Twente, Achterhoek\n",
                "1:8: 'Twente, Achterhoek' is several names in one text; write a list: [Twente, Achterhoek]"
            ),
            (
                "focus: Twente\ncollaboration:\n  mode:silo\nroadmap:\n  - {measure: safe_roads, start: 2027Q1}\n",
                "3:3: there is no space behind the ':' in 'mode:silo'; write 'mode: silo'"
            ),
            (
                "focus: Twente\ncollaboration: {mode:silo}\n",
                "2:17: there is no space behind the ':' in 'mode:silo'; write 'mode: silo'"
            ),
            (
                "focus: Twente\ncollaboration:\n \u{A0}mode: silo\n",
                "3:2: there is a no-break space here (U+00A0); write a plain space"
            ),
            (
                head + "  – measure: safe_roads\n    start: 2027Q1\n",
                "5:3: there is a long dash here (U+2013); write '-'"
            ),
            (
                "focus: Twente\ncollaboration:\n  mode: “silo”\n",
                "3:9: '“silo”' stands between curly quotes; take them out: silo"
            ),
            (
                "focus: “Twente”\n", "1:8: '“Twente”' stands between curly quotes; take them out: Twente"
            ),
            (
                "focus: Twente\ncollaboration:\n  mode: verkokert\n",
                "3:9: 'verkokert' is no mode; did you mean 'verkokerd'?"
            ),
            (
                "focus: Enschedé en omgeving\n",
                "1:8: there is no region 'Enschedé en omgeving'; 'polder describe regions' lists them"
            ),
            ("focus: Enchede\n", "1:8: there is no region 'Enchede'; did you mean 'Enschede'?"),
            (
                head + "  - {measure: veilige wijk, start: 2027Q1}\n",
                "5:15: there is no measure 'veilige wijk'; did you mean 'veilige wijken'?"
            ),
        ])
    func told(text: String, expected: String) throws {
        #expect(try problems(text) == ["a.yaml:\(expected)"])
    }

    @Test("All that is wrong with a step is told in one round, an unknown measure hides nothing")
    func oneRound() throws {
        let text = """
            focus: Twente
            collaboration: {mode: silo}
            roadmap:
              - measure: banenplan
                start: 2027Q1
                lead: burgemeester
                partners: [provincie, koning]
                budget: 10,5
                requires: [natuurnetwork]
              - measure: safe_roads
                region: Twnte
                start: 2027Q1
                requires: [amenity_hub]
            """
        #expect(
            try problems(text) == [
                "a.yaml:4:14: there is no measure 'banenplan'; 'polder describe measures' lists them",
                "a.yaml:6:11: there is no actor 'burgemeester'; 'polder describe actors' lists them",
                "a.yaml:7:27: there is no actor 'koning'; 'polder describe actors' lists them",
                "a.yaml:8:13: '10,5' is written with a comma; write 10.5",
                "a.yaml:9:16: there is no measure 'natuurnetwork'; did you mean 'natuurnetwerk'?",
                "a.yaml:11:13: there is no region 'Twnte'; did you mean 'Twente'?",
                "a.yaml:13:16: 'amenity_hub' is required here but is not on the roadmap; add it, or take it out of 'requires:'",
            ])
    }
}
