import Modelling
import Results
import Testing

@testable import Rendering

@Suite("Pages")
struct PageTests {
    @Test(
        "every page is the one that is kept, in both languages; after a wanted change run with POLDER_WRITE_PAGES=1",
        arguments: GoldenPage.all, Language.spoken)
    func kept(page: GoldenPage, language: Language) throws {
        #expect(try page.kept(language) == page.text(language))
    }

    @Test(
        "in the pseudo-language nothing but names, numbers and codes stands outside the catalogue",
        // A picture's tags are words too; its texts are those of the page.
        arguments: GoldenPage.all.filter { !$0.name.hasSuffix("-map") })
    func bypassing(page: GoldenPage) {
        var depth = 0
        let outside = page.text(.bracketed).map { letter -> Character in
            if letter == "⟦" { depth += 1 }
            if letter == "⟧" { depth -= 1 }
            return depth > 0 || letter == "⟧" ? " " : letter
        }
        let words = String(outside).split { !$0.isLetter && $0 != "_" && $0 != "." && $0 != ":" }
        let names = [
            "Polder", "Twente", "NL", "silo", "network", "contract", "Contract", "polder", "compare",
            "Groot", "Rijnmond",
        ]
        let codes = words.filter { word in
            !word.contains { $0.isLetter } || names.contains { word.hasPrefix($0) || word.contains($0) }
                || word.contains("_") || word.contains(".")
        }
        #expect(depth == 0 && words.count == codes.count, "\(Set(words).subtracting(codes))")
    }

    @Test(
        "R2: at most 40 lines at 80 columns for two or three scenarios, 60 for four to six",
        arguments: Language.spoken)
    func length(language: Language) {
        for findings in [Twente.two, Twente.three, Twente.unlike, Twente.nothing, Twente.close] {
            #expect(lines(findings, language).count <= 40)
        }
        for findings in [Twente.four, Twente.six] { #expect(lines(findings, language).count <= 60) }
    }

    @Test("R26: no line is longer than the terminal", arguments: [60, 80, 100, 120, 140], Language.spoken)
    func width(width: Int, language: Language) {
        for findings in [Twente.two, Twente.three, Twente.unlike, Twente.four, Twente.six, Twente.few] {
            // A command is never broken, so that it can be copied.
            let long = lines(findings, language, width: width).filter {
                $0.count > width && !$0.hasPrefix("  polder ")
            }
            #expect(long.isEmpty, "\(long)")
        }
    }

    @Test(
        "the two languages match sentence by sentence: as many bullets, rows and parts", arguments: [80, 120])
    func match(width: Int) {
        for findings in [Twente.two, Twente.three, Twente.unlike, Twente.four, Twente.six, Twente.close] {
            let (dutch, english) = (
                lines(findings, .dutch, width: width), lines(findings, .english, width: width)
            )
            for mark in ["•", "·", "≈"] {
                let starts = { (lines: [String]) in lines.count { $0.hasPrefix(mark) } }
                #expect(starts(dutch) == starts(english), "\(mark)")
            }
            let blocks = { (lines: [String]) in lines.split(separator: "").count }
            #expect(blocks(dutch) == blocks(english))
        }
    }

    @Test("R7: sentences have 20 words in the mean at most, and 28 at most", arguments: Language.spoken)
    func sentences(language: Language) {
        for findings in [Twente.two, Twente.three, Twente.unlike, Twente.four, Twente.six, Twente.close] {
            let text = answer(findings, language)
            let sentences = text.split { ".:•".contains($0) }.map { $0.split(separator: " ").count }
                .filter { $0 > 0 }
            #expect(sentences.allSatisfy { $0 <= 28 }, "\(text)")
            #expect(sentences.reduce(0, +) <= 20 * sentences.count)
        }
    }

    @Test("R9: sentences say 'miljoen euro', since M€ cannot be read aloud", arguments: Language.spoken)
    func euros(language: Language) { #expect(!answer(Twente.two, language).contains("M€")) }

    @Test("R14, R19: words that claim more than a count does not occur", arguments: Language.spoken)
    func claims(language: Language) {
        let banned = [
            "waarschijnlijk", "misschien", "zeker", "significant", "bewezen", "aangetoond", "probably",
            "certainly", "perhaps", "proven", "much", "duidelijk",
        ]
        for page in GoldenPage.all.prefix(15) {
            let text = page.text(language).lowercased()
            let found = banned.filter { text.contains($0) && !text.contains("hoe \($0)") }
            #expect(found.isEmpty, "\(page): \(found)")
        }
    }

    @Test("R1: title, like for like, what comes out, table, assumptions and foot stand in this order")
    func order() {
        let page = lines(Twente.two, .dutch)
        let starts = [
            "Twente: een netwerk", "Gelijk:", "WAT ERUIT KOMT", "VERSCHIL MET", "AANNAMES", "Berekening",
        ]
        let places = starts.compactMap { start in page.firstIndex { $0.hasPrefix(start) } }
        #expect(places.count == starts.count && places == places.sorted() && places.first == 0)
        #expect(page.last?.hasSuffix("--details") == true)
    }

    private func lines(_ findings: Findings, _ language: Language, width: Int = 80) -> [String] {
        let facts = Twente.facts(language, findings, members: findings.members)
        return ComparisonPage(facts, table: Twente.table(for: findings), width: width).text
            .split(separator: "\n", omittingEmptySubsequences: false).dropLast().map(String.init)
    }

    /// The bullets of what comes out.
    private func answer(_ findings: Findings, _ language: Language) -> String {
        let lines = lines(findings, language)
        let start = (lines.firstIndex { $0.hasPrefix("•") } ?? 0)
        return lines[start...].prefix { !$0.isEmpty }.joined(separator: " ")
    }
}
