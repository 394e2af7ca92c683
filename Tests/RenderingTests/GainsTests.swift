import Modelling
import Results
import Testing

@testable import Rendering

@Suite("Who gains and who loses")
struct GainsTests {
    /// Twente, and one region and the country beside it.
    private func page(_ rows: [ResultRow]) -> [String] {
        var facts = Twente.facts(.english, Twente.two)
        facts.isHeadline = true
        facts.regions += [
            .init(code: "NL33C", title: Text(nl: "Groot-Rijnmond", en: "Groot-Rijnmond")),
            .init(code: "NL", title: Text(nl: "Nederland", en: "the Netherlands")),
        ]
        let table = ResultTable(Twente.table().rows + rows, isComparison: true)
        return GainsPage(facts, table: table).text.split(separator: "\n").map(String.init)
    }

    private func elsewhere(_ indicator: String) -> [ResultRow] {
        Twente.table().rows.filter { $0.indicator == indicator }.map { row in
            var row = row
            row.region = "NL33C"
            return row
        }
    }

    @Test("another region is told with what moves there, at the last year in which it does")
    func others() {
        let moved = page(elsewhere("hidden_champions.reached_share"))
        #expect(moved.contains("Groot-Rijnmond: hidden champions reached 2040 + 90"))
        #expect(!moved.contains { $0.contains("too small to name.") && $0.hasPrefix("In ") })
        let still = page(elsewhere("jobs.employed"))
        #expect(still.contains("In the other region everything is too small to name."))
        #expect(!still.contains { $0.hasPrefix("Groot-Rijnmond") })
    }

    @Test("what is ahead later stands apart from what passes, and what is too small is named once")
    func nowAndLater() {
        let lines = page([])
        #expect(lines.contains { $0.hasPrefix("• first behind, later ahead: ") })
        #expect(lines.contains { $0.hasPrefix("• behind for a time, no longer in the last year: ") })
        #expect(lines.count { $0.hasPrefix("Too small to name in all these years") } == 1)
        #expect(!lines.contains { $0.hasPrefix("People at work ") })
    }

    @Test("the document has the page's words, every main indicator here and elsewhere only what moves")
    func document() throws {
        var facts = Twente.facts(.english, Twente.two)
        facts.isHeadline = true
        facts.regions += [.init(code: "NL33C", title: Text(nl: "Groot-Rijnmond", en: "Groot-Rijnmond"))]
        let rows = Twente.table().rows + elsewhere("hidden_champions.reached_share")
        let document = GainsPage(facts, table: ResultTable(rows, isComparison: true)).document
        #expect(document.years == facts.years && document.scenarios.count == 1)
        let courses = document.scenarios[0].courses
        let champions = try #require(
            courses.first { $0.region == "NL33C" && $0.indicator == "hidden_champions.reached_share" })
        #expect(champions.turn != nil && champions.years.contains { $0.word == .ahead })
        #expect(courses.filter { $0.region == "NL33C" }.count == 1)
        let lines = page([])
        #expect(
            courses.contains { $0.turn == .laterAhead }
                == lines.contains { $0.hasPrefix("• first behind, later ahead: ") })
        for year in courses.flatMap(\.years) where year.word == .ahead { #expect((year.better ?? 0) > 0.5) }
    }
}
