import Foundation
import Modelling
import Testing

@testable import Rendering

@Suite("The pages that explain results")
struct ReadingPageTests {
    /// What a reader may ask the meaning of; each has a line in both pages.
    private static let words = [
        "page.ahead", "page.behind", "page.neck-and-neck", "page.too-small-word", "page.little",
        "page.table.more", "page.table.of-100", "page.table.band-row",
        "page.table.ties-row", "page.measures.per-million",
        "page.measures.difference", "page.millions", "page.deciding.better", "page.deciding.worse",
        "page.foot.no-figures", "page.foot.no-forecast", "details.year", "details.difference",
        "details.band", "details.verdict",
    ]

    @Test(
        "every word of a page is explained as it stands there",
        arguments: [(Language.dutch, "uitkomsten-lezen"), (.english, "reading-results")])
    func words(language: Language, name: String) throws {
        let page = try Self.page(name)
        for key in Self.words {
            let word = Voice(language)(key)
            #expect(page.contains("| `\(word)` |"), "\(key): \(word)")
        }
        let explained = page.split(separator: "\n").count { $0.hasPrefix("| `") }
        #expect(explained == Self.words.count)
    }

    @Test("both pages have the same sections, tables and rules")
    func match() throws {
        let (dutch, english) = (try Self.page("uitkomsten-lezen"), try Self.page("reading-results"))
        let heads = { (page: String) in page.split(separator: "\n").count { $0.hasPrefix("## ") } }
        let rows = { (page: String) in page.split(separator: "\n").count { $0.hasPrefix("|") } }
        let rules = { (page: String) in page.matches(of: /\b[RS]\d+/).map { String($0.output) }.sorted() }
        #expect(heads(dutch) == heads(english) && rows(dutch) == rows(english))
        #expect(rules(dutch) == rules(english))
    }

    private static func page(_ name: String) throws -> String {
        let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent()
        return try String(contentsOf: root.appending(path: "docs/\(name).md"), encoding: .utf8)
    }
}
