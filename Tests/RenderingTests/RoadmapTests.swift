import Modelling
import Results
import Testing

@testable import Rendering

/// What the page on a roadmap says, within 80 columns.
@Suite("Roadmaps") struct RoadmapTests {
    private func lines(
        _ document: RoadmapDocument, _ language: Language = .english, details: Bool = false
    ) -> [String] {
        RoadmapPage(document, of: Twente.facts(language, Twente.two), details: details).text
            .split(separator: "\n").map(String.init)
    }

    private func text(_ document: RoadmapDocument) -> String {
        lines(document).joined(separator: "\n").replacing("\n  ", with: " ")
    }

    @Test("no line is longer than 80 columns", arguments: Language.spoken)
    func width(language: Language) {
        for document in [Roadmaps.alone, Roadmaps.compared, Roadmaps.blocked, Roadmaps.empty] {
            for line in lines(document, language, details: true) { #expect(line.count <= 80, "\(line)") }
        }
    }

    @Test("a bar has its parts where the middle draw has them, half a year to a cell")
    func bars() {
        let rows = lines(Roadmaps.alone).filter { $0.contains("█") && !$0.contains("works") }
        #expect(rows.count == 4)
        let bar = rows[0].dropFirst(23).prefix(36)
        #expect(bar.hasPrefix("░░░░░▒██"), "\(bar)")
        #expect(bar.count { $0 == "█" } == 11 && bar.count { $0 == "╌" } == 5, "\(bar)")
        #expect(rows[1].dropFirst(23).hasPrefix(" ░░░▒▒█"), "\(rows[1])")
    }

    @Test("what cannot be carried out is told with its reason and the nearest start, or that there is none")
    func obstacles() {
        let text = text(Roadmaps.blocked)
        #expect(text.contains("2 measures cannot be carried out as asked in most draws"), "\(text)")
        #expect(text.contains("(in 2033 7.1 full-time jobs are asked for, 5.5 are there)"), "\(text)")
        #expect(text.contains("The nearest start that can: 2034Q3."), "\(text)")
        #expect(text.contains("No other start mends that."), "\(text)")
        #expect(text.contains("> ’50") && text.contains("· waits"), "\(text)")
        #expect(!text.contains("At some time more asked"), "\(text)")
    }

    @Test("plans come first, then what no measure covers; without measures that is all")
    func coverage() {
        #expect(text(Roadmaps.alone).contains("no measure covers housing either"))
        #expect(text(Roadmaps.blocked).contains("The scenario names no existing plans."))
        let empty = lines(Roadmaps.empty)
        #expect(!empty.contains { $0.contains("░") } && empty.contains { $0.contains("0 measures") })
    }

    @Test("the other way of working has its ends beside, and a row where it differs")
    func beside() {
        let lines = lines(Roadmaps.compared)
        #expect(lines.contains { $0.hasPrefix("Hidden champions, EB") && $0.hasSuffix("2033    2031    77") })
        #expect(lines.count { $0.hasPrefix("· silos") } == 2, "\(lines)")
    }

    @Test("a programme longer than sixteen years has columns of two")
    func long() {
        var document = Roadmaps.alone
        document.plans[0].money[0].spent = document.plans[0].money[0].spent.map { _ in 3 }
        let lines = lines(document)
        #expect(lines.contains { $0.hasSuffix("by 2 years") } && lines.allSatisfy { $0.count <= 80 })
    }
}
