import Baselines
import Modelling
import Testing

@testable import RegionModel

/// What the whole model can start from: the figures that users get, or those of the independent implementation.
enum WholeBaseline: String, CaseIterable, Sendable, CustomTestStringConvertible {
    /// The project's own figures, with children born in a year 0 years old at its end.
    case shipped
    /// The figures of the vectors, with the specification's reading that they are 1 by then.
    case vectors

    private static let own: Baseline = {
        do {
            return try Catalogue().baseline().baseline
        } catch {
            Issue.record("the shipped baseline cannot be made: \(error)")
            return ofVectors
        }
    }()

    /// The figures of the vectors.
    static let ofVectors: Baseline = {
        do {
            return try Baseline(regions: WholeVectors.read.regions, figures: WholeVectors.read.figures)
        } catch {
            preconditionFailure("the vectors are not whole: \(error)")
        }
    }()

    var testDescription: String { "\(rawValue) figures" }

    var regions: [String] { self == .shipped ? Self.own.regions : WholeVectors.read.regions }
    var figures: [String: [Double]] { self == .shipped ? Self.own.figures : WholeVectors.read.figures }

    /// A scenario on these figures with the reading of newborns that goes with them; `change` may alter some.
    func scenario(
        _ roadmap: Roadmap = .empty, fixed: [String: Double] = [:],
        change: (inout [String: [Double]]) -> Void = { _ in }
    ) -> RegionalScenario {
        guard self == .shipped else {
            return WholeVectors.read.scenario(roadmap, fixed: fixed, change: change)
        }
        var baseline = Self.own
        change(&baseline.figures)
        return RegionalScenario(
            baseline: baseline, roadmap: roadmap,
            uncertainty: Uncertainty(spreads: fixed.mapValues { .fixed($0) }))
    }

    /// Number of a region, by its code.
    func region(_ code: String) -> Int { regions.firstIndex(of: code) ?? 0 }

    /// Inhabitants of a region on the base date.
    func inhabitants(of region: Int) -> Double {
        figures["population.people"]?[region * 100..<region * 100 + 100].reduce(0, +) ?? 0
    }
}
