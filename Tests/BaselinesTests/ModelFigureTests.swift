import Modelling
import RegionModel
import Testing

@testable import Baselines

/// What the model asks for against what the baseline gives.
@Suite struct ModelFigureTests {
    @Test("The model gets every figure that it asks for, complete and possible")
    func completeForTheModel() throws {
        let baseline = try Shared.baseline.get().baseline
        let given = RegionalWorkspace(regions: baseline.regions).given
        #expect(given.count > 30)
        for quantity in given {
            let values = try #require(baseline.figures[quantity.name], "\(quantity.name)")
            #expect(values.count == quantity.declaration.axis.count, "\(quantity.name)")
            let possible = try #require(quantity.declaration.ranges.first)
            for value in values { #expect(possible.contains(value), "\(quantity.name)") }
        }
    }

    @Test(
        "A figure that the baseline does not give is an error that names it, and so is one of another length")
    func missing() throws {
        let baseline = try Shared.baseline.get().baseline
        var figures = baseline.figures
        figures["housing.dwellings"] = nil
        figures["land.area"]?.removeLast()
        let fault = #expect(throws: MissingFigures.self) {
            try Baseline(regions: baseline.regions, figures: figures)
        }
        #expect(fault?.names == ["housing.dwellings", "land.area"])
    }

    @Test("What a table may hold is known of every figure that the model asks for, element by element")
    func known() throws {
        let described = try Shared.baseline.get()
        let given = RegionalWorkspace(regions: described.baseline.regions).given
        for quantity in given {
            let figure = try #require(GivenFigure.byName[quantity.name], "\(quantity.name) is not listed")
            let width = max(figure.elements(regions: described.regions).count, 1)
            let places = figure.isRegional ? described.regions.count : 1
            #expect(width * places == quantity.declaration.axis.count, "\(quantity.name)")
            let possible = try #require(quantity.declaration.ranges.first)
            #expect(figure.allowed.overlaps(possible), "\(quantity.name)")
        }
        // Beside them only what the model's figures follow from.
        let others = Set(GivenFigure.all.map(\.name)).subtracting(given.map(\.name))
        #expect(others == ["jobs.unemployment_rate"])
        #expect(GivenFigure.all.contains { $0.follows == others.first })
    }
}
