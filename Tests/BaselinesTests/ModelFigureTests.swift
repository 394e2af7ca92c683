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
}
