import Modelling

/// The figures that a run starts from, each an array in the order of its axis; all that the model asks for are there.
public struct Baseline: Sendable, Equatable {
    /// NUTS 3 codes of the 40 regions, in the order of all tables.
    public let regions: [String]
    /// By public name of the given quantity, `population.people`; regions outermost.
    public internal(set) var figures: [String: [Double]]

    /// - Throws: `MissingFigures` with the name of every figure that the model asks for and that is not given, or not
    ///   for each element of its axis.
    public init(regions: [String], figures: [String: [Double]]) throws(MissingFigures) {
        let lacking = RegionalWorkspace(regions: regions).given.filter {
            figures[$0.name]?.count != $0.declaration.axis.count
        }
        guard lacking.isEmpty else { throw MissingFigures(names: lacking.map(\.name)) }
        self.regions = regions
        self.figures = figures
    }
}

/// Figures that the model starts from and that a baseline does not give, or not for each element of their axis.
public struct MissingFigures: Error, Hashable, Sendable, CustomStringConvertible {
    /// Public names, in the order of the model.
    public let names: [String]

    public var description: String {
        "the baseline does not give, or not in full: \(names.joined(separator: ", "))"
    }
}

extension Baseline {
    /// The values of a figure that the model starts from.
    func values(of given: GivenQuantity) -> [Double] {
        figures[given.name] ?? Array(repeating: .nan, count: given.declaration.axis.count)
    }
}
