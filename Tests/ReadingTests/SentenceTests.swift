import Modelling
import Testing
import Words

@testable import Reading

@Suite("Every problem that can be read has its sentences")
struct SentenceTests {
    @Test(
        "what can be the matter with any text is said of scenarios and of data", arguments: TextCode.allCases)
    func text(code: TextCode) {
        for area in Problem.Area.allCases { expectSentences("\(area.rawValue).\(code.rawValue)") }
    }

    @Test("what can be the matter with a table is said", arguments: TableCode.allCases)
    func table(code: TableCode) { expectSentences("data.\(code.rawValue)") }

    @Test("every noun is said", arguments: Noun.allCases)
    func nouns(noun: Noun) { #expect(Wording.shared.has("noun.\(noun.rawValue)")) }

    private func expectSentences(_ code: String) {
        #expect(Wording.shared.has(code), "\(code)")
        #expect(Wording.shared.has("\(code).fix"), "\(code).fix")
    }
}
