import Modelling
import Testing

@testable import Rendering

@Suite("What to find out first")
struct FindOutTests {
    @Test("the columns of the table stand on one line in either language", arguments: Language.spoken)
    func columns(language: Language) {
        let page = FindOutPage(Discoveries.document, of: GoldenPage.whole(language)).text
        let lines = page.split(separator: "\n").map(String.init)
        let voice = Voice(language)
        let heads = ["worth", "otherwise", "halved", "doubled"].map { voice("find-out.column.\($0)") }
        #expect(lines.contains { line in heads.allSatisfy { line.contains($0) } }, "\(page)")
        // A number that has a worth has the draws behind it.
        let worths = lines.filter { $0.contains(" ±") && $0.hasPrefix("  ") }
        #expect(
            !worths.isEmpty && worths.allSatisfy { $0.contains(language == .dutch ? " op 100" : " of 100") })
    }

    @Test("no row of an answer is wider than 80 columns", arguments: Language.spoken)
    func width(language: Language) {
        let answers = [
            "explain", "explain-nine", "flips", "find-out", "gains", "robust", "pathways", "roadmap",
        ]
        for page in GoldenPage.all where answers.contains(page.name) {
            let wide = page.text(language).split(separator: "\n").filter { $0.count > 80 }
            #expect(wide.isEmpty, "\(page.name): \(wide)")
        }
    }
}
