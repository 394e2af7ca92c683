import Backcasts
import Baselines
import Foundation
import Modelling
import RegionModel
import Rendering
import Results
import Testing

@Suite("The page about how far the model can be believed")
struct ValidationPageTests {
    /// Backcasts and the whole search, as the program makes them.
    private static let documents = Result {
        let catalogue = try Catalogue()
        let validation = try Validation(catalogue)
        var search = Calibration(validation, seed: 1)
        while !search.isDone { _ = search.advance() }
        let declared = RegionalModel(regions: catalogue.regions.map(\.code)).makeWorkspace().parameters
            .reduce(into: [String: Double]()) { $0[$1.name] = $1.declaration.central.first }
        return (
            backcasts: validation.document(members: 200, seed: 1),
            calibration: search.document(declared: declared)
        )
    }

    @Test("docs/validation.md is what the program finds")
    func page() throws {
        let (backcasts, calibration) = try Self.documents.get()
        let page = ValidationPage(backcasts, calibration: calibration).markdown
        #expect(try Repository.page("docs/validation.md", generated: page) == page, "run: make docs")
    }

    @Test("what is declared as fitted is what the search finds")
    func declared() throws {
        let (_, calibration) = try Self.documents.get()
        let parameters = RegionalModel(regions: []).makeWorkspace().parameters
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
