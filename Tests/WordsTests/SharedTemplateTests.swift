import Foundation
import Testing

@testable import Words

/// The cases that the client in Python passes too.
@Suite("Templates, as every client fills them")
struct SharedTemplateTests {
    struct Case: Decodable, Sendable, CustomTestStringConvertible {
        let text: String
        let arguments: [String: Phrase.Argument]?
        let filled: String?
        let fault: Bool?
        var testDescription: String { text }
    }

    static let cases: [Case] = {
        let file = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .appending(path: "Fixtures/templates.json")
        return (try? JSONDecoder().decode([Case].self, from: Data(contentsOf: file))) ?? []
    }()

    @Test("there are cases") func read() { #expect(Self.cases.count > 15) }

    @Test("a case comes out as the file says", arguments: cases)
    func filled(_ one: Case) throws {
        guard one.fault != true else {
            #expect(throws: TemplateFault.self) { try Template(one.text) }
            return
        }
        let said = try Template(one.text).filled(one.arguments ?? [:]) { argument in
            switch argument {
            case .text(let text): text
            case .number(let number): "\(Int(number))"
            case .list(let items): items.joined(separator: ", ")
            case .phrase(let phrase): phrase.key
            }
        }
        #expect(said == one.filled)
    }
}
