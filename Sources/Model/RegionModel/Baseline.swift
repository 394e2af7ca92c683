import Modelling

/// The figures that a run starts from, each an array in the order of its axis.
public struct Baseline: Sendable, Equatable {
    /// NUTS 3 codes of the 40 regions, in the order of all tables.
    public var regions: [String]
    /// By public name of the given quantity, `population.people`; regions outermost.
    public var figures: [String: [Double]]

    public init(regions: [String], figures: [String: [Double]]) {
        self.regions = regions
        self.figures = figures
    }
}

extension Baseline {
    /// The values of a figure that the model starts from; whoever makes a baseline sees to it that none lacks.
    func values(of given: GivenQuantity) -> [Double] {
        guard let values = figures[given.name], values.count == given.declaration.axis.count else {
            preconditionFailure(
                "The baseline gives no '\(given.name)' for each of \(given.declaration.axis.count) places")
        }
        return values
    }
}
