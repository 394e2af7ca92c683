import Backcasts
import Baselines
import Foundation
import Modelling
import RegionModel
import Rendering
import Results
import Scenarios
import Scores
import Testing

@Suite("The page about whether working together acts as it was seen to")
struct PatternPageTests {
    /// Whether all is computed, as the page says it was; else the same of few members.
    private static let isWhole =
        ProcessInfo.processInfo.environment["POLDER_BACKCASTS"] == "whole"
        || ProcessInfo.processInfo.environment["POLDER_WRITE_DOCS"] != nil

    private static func document() throws -> PatternDocument {
        let catalogue = try Catalogue()
        let baseline = try catalogue.baseline()
        let model = RegionalModel(regions: catalogue.regions.map(\.code))
        let vocabulary = Vocabulary(
            catalogue, baseline: baseline, quantities: model.makeWorkspace().quantities,
            period: Period(first: model.firstYear, last: RegionalModel.lastYear))
        let backcast = try CollaborationBackcast(
            model, on: baseline.baseline, readBy: ScenarioReader(vocabulary))
        return backcast.document(members: isWhole ? 200 : 16, seed: 1)
    }

    @Test("docs/validation-collaboration.md is what the program finds; of few members, but for its numbers")
    func page() throws {
        let document = try Self.document()
        let page = PatternPage(document, in: .english).markdown
        let written = try Repository.page("docs/validation-collaboration.md", generated: page)
        if Self.isWhole {
            #expect(written == page, "run: make docs")
        } else {
            #expect(Self.outline(of: written) == Self.outline(of: page), "run: make docs")
        }
    }

    /// Headings, and the first two cells of every row: what is compared, without what was found.
    private static func outline(of page: String) -> [String] {
        page.split(separator: "\n").compactMap { line -> String? in
            if line.hasPrefix("#") { return String(line) }
            guard line.hasPrefix("|") else { return nil }
            return line.split(separator: "|").prefix(2).joined(separator: "|")
        }
    }
}
