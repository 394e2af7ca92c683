import Modelling
import Results
import Testing

@testable import Rendering

/// What the page on a better roadmap says, within 40 lines of 80 columns.
@Suite("Improvements") struct ImprovementPageTests {
    private func lines(
        _ document: ImprovementDocument, _ language: Language = .english, written: String? = "better.yaml"
    ) -> [String] {
        ImprovementPage(
            document, of: Twente.facts(language, Twente.two), source: "polder:twente/network",
            written: written
        ).text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    }

    private func text(_ document: ImprovementDocument, _ language: Language = .english) -> String {
        lines(document, language).map { $0.trimmingPrefix(while: { $0 == " " }) }.joined(separator: " ")
    }

    @Test("no page is longer than 40 lines of 80 columns", arguments: Language.spoken)
    func size(language: Language) {
        for document in [Improvements.found, Improvements.small, Improvements.same, Improvements.blocked] {
            for written in ["better.yaml", nil] {
                let lines = lines(document, language, written: written)
                #expect(lines.count <= 41, "\(lines.count)")
                for line in lines { #expect(line.count <= 80, "\(line)") }
            }
        }
    }

    @Test("the answer comes first, with its band and counts, then what each change brings, the largest first")
    func answer() {
        let text = text(Improvements.found)
        #expect(text.contains("3.1 percentage points (90 in 100: +2.7 to +3.5)"), "\(text)")
        #expect(text.contains("512 other draws") && text.contains("1,432 roadmaps"), "\(text)")
        #expect(text.contains("2032Q4 → 2028Q1") && text.contains("+ knowledge institutes"), "\(text)")
        let rows = lines(Improvements.found).filter { $0.contains("→") }
        #expect(rows.first?.contains("Skilled people") == true, "\(rows)")
        #expect(text.contains("economic board: 93% of the staff") || text.contains("Economic board: 93%"))
        #expect(text.contains("Left as it was: order and safe neighbourhoods"), "\(text)")
        #expect(text.contains("polder compare polder:twente/network better.yaml"))
    }

    @Test("where nothing is better the page says so, why, and that the roadmap stays")
    func nothing() {
        for document in [Improvements.small, Improvements.same, Improvements.blocked] {
            #expect(text(document).hasPrefix("No better roadmap found for Twente"))
            #expect(text(document, .dutch).hasPrefix("Geen betere routekaart gevonden voor Twente"))
            #expect(text(document).contains("Your roadmap stays as it is."))
        }
        #expect(text(Improvements.small).contains("gains +0.2 percentage points"))
        #expect(text(Improvements.same).contains("No change brought enough"))
        #expect(text(Improvements.blocked).contains("no longer be carried out as asked"))
    }

    @Test("without a file the page says how to write one")
    func unwritten() {
        #expect(
            lines(Improvements.found, written: nil).joined(separator: " ")
                .contains("--improve -o better.yaml"))
    }
}
