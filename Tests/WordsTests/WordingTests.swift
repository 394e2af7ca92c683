import Foundation
import Modelling
import Testing

@testable import Words

@Suite("The catalogue of sentences")
struct CatalogueTests {
    @Test("every file is a table of texts, every key stands once and all braces match")
    func isWhole() { #expect(Wording.shared.faults == []) }

    @Test("both languages have the same places")
    func places() {
        for (key, entry) in Wording.shared.entries {
            let names = entry.texts.mapValues(\.names)
            #expect(names[.dutch] == names[.english], "\(key)")
        }
    }

    @Test("no text is empty")
    func nothingEmpty() throws {
        for (key, entry) in Wording.shared.entries {
            for (language, template) in entry.texts {
                #expect(!template.filled([:], say: { _ in "" }).isEmpty, "\(key) in \(language)")
            }
        }
    }
}

@Suite("Templates")
struct TemplateTests {
    private func filled(_ text: String, _ arguments: [String: Phrase.Argument]) throws -> String {
        try Template(text).filled(arguments) { argument in
            switch argument {
            case .text(let text): text
            case .number(let number): "\(Int(number))"
            case .list(let items): items.joined(separator: ", ")
            case .phrase(let phrase): phrase.key
            }
        }
    }

    @Test("a place is filled, and one without an argument stays visible")
    func place() throws {
        #expect(try filled("there is no '{name}' here", ["name": "x"]) == "there is no 'x' here")
        #expect(try filled("{a} and {b}", ["a": "1"]) == "1 and {b}")
    }

    @Test("what depends on an argument is said or left out")
    func present() throws {
        let text = "no{hint?; did you mean '{hint}'?}{hint!; see the list}"
        #expect(try filled(text, ["hint": "jobs"]) == "no; did you mean 'jobs'?")
        #expect(try filled(text, ["hint": .optional(nil)]) == "no; see the list")
        #expect(try filled(text, [:]) == "no; see the list")
    }

    @Test("one and many")
    func counted() throws {
        let text = "there {n#is 1 problem|are {n} problems}"
        #expect(try filled(text, ["n": 1]) == "there is 1 problem")
        #expect(try filled(text, ["n": 3]) == "there are 3 problems")
    }

    @Test("a brace that is to be read is written twice")
    func brace() throws { #expect(try filled("write {{fixed: 1}", [:]) == "write {fixed: 1}") }

    @Test(
        "braces that do not match are told",
        arguments: ["{name", "{}", "{a?b", "{n#one}", "{a b}"])
    func faults(text: String) { #expect(throws: TemplateFault.self) { try Template(text) } }
}
