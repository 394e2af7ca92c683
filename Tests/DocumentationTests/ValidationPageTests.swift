import Backcasts
import Baselines
import Foundation
import Modelling
import RegionModel
import Rendering
import Results
import Scores
import Testing

@Suite("The page about how far the model can be believed")
struct ValidationPageTests {
    /// Whether all is computed, as the page says it was: `make backcasts`. Else the same with few members and a
    /// search that has just begun, which shows that the page is made of what is there.
    private static let isWhole =
        ProcessInfo.processInfo.environment["POLDER_BACKCASTS"] == "whole"
        || ProcessInfo.processInfo.environment["POLDER_WRITE_DOCS"] != nil

    private static let documents = Result {
        let catalogue = try Catalogue()
        let validation = try Validation(catalogue)
        var search = Calibration(validation, seed: 1)
        while isWhole ? !search.isDone : search.evaluations.count < 30 { _ = search.advance() }
        let declared = RegionalModel(regions: catalogue.regions.map(\.code)).makeWorkspace().parameters
            .reduce(into: [String: Double]()) { $0[$1.name] = $1.declaration.central.first }
        return (
            backcasts: validation.document(members: isWhole ? 200 : 8, seed: 1),
            calibration: search.document(declared: declared)
        )
    }

    @Test("docs/validation.md is what the program finds; of a small computation, but for its numbers")
    func page() throws {
        let (backcasts, calibration) = try Self.documents.get()
        let page = ValidationPage(backcasts, calibration: calibration, in: .english).markdown
        let written = try Repository.page("docs/validation.md", generated: page)
        if Self.isWhole {
            #expect(written == page, "run: make docs")
        } else {
            #expect(Self.outline(of: written) == Self.outline(of: page), "run: make docs")
        }
    }

    /// Headings, and the first cell of every row: what a page is about, without what was found. What was fitted is left
    /// out, since a search that has just begun has nothing to say of it.
    private static func outline(of page: String) -> [String] {
        var heading = ""
        return page.split(separator: "\n").compactMap { line -> String? in
            if line.hasPrefix("#") {
                heading = String(line)
                return heading
            }
            guard line.hasPrefix("|"), !heading.hasSuffix("What was fitted") else { return nil }
            return line.split(separator: "|").first.map(String.init)
        }
    }

    @Test("what docs/validation.md says was fitted is what is declared")
    func written() throws {
        let parameters = RegionalModel(regions: []).makeWorkspace().parameters
        let page = try Repository.text("docs/validation.md")
        let rows = page.split(separator: "\n").filter { $0.hasPrefix("| `") && $0.contains(" to ") }
        #expect(rows.count == 3)
        for row in rows {
            let cells = row.split(separator: "|").map { $0.trimmingCharacters(in: .whitespaces) }
            let name = cells[0].filter { $0 != "`" }
            let declaration = try #require(parameters.first { $0.name == name }, "\(name)").declaration
            let value = try #require(Double(cells[1]), "\(row)")
            #expect(abs((declaration.central.first ?? .nan) - value) < 0.0051, "\(name)")
            #expect((declaration.evidence?.grade == .measured) == cells[5].hasPrefix("yes"), "\(name)")
        }
    }

    @Test("what is declared as fitted is what the whole search finds")
    func declared() throws {
        let (_, calibration) = try Self.documents.get()
        let parameters = RegionalModel(regions: []).makeWorkspace().parameters
        #expect(calibration.fits.isEmpty != Self.isWhole)
        for fit in calibration.fits {
            let declaration = try #require(parameters.first { $0.name == fit.parameter }).declaration
            #expect((declaration.evidence?.grade == .measured) == fit.isIdentified, "\(fit.parameter)")
            guard fit.isIdentified else { continue }
            #expect(abs((declaration.central.first ?? .nan) - fit.value) < 0.0051, "\(fit.parameter)")
            let range = try #require(declaration.ranges.first)
            #expect(abs(range.lowerBound - fit.low) < 0.0051 && abs(range.upperBound - fit.high) < 0.0051)
        }
    }
}
