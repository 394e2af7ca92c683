import Foundation
import Modelling
import Testing

@testable import RegionModel

/// The inputs and the central run without measures of an independent implementation.
struct WholeVectors: Sendable {
    let regions: [String]
    let figures: [String: [Double]]
    /// Year, then column, then one value per region and that of the country; not a number where it is not kept.
    let central: [Int: [String: [Double]]]

    static let read = WholeVectors()

    private init() {
        let folder = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "Vectors")
        var (codes, figures): ([String], [String: [Double]]) = ([], [:])
        for line in Self.lines(of: folder.appending(path: "figures.csv")) {
            if line[0] == "regions" {
                codes = Array(line.dropFirst())
            } else {
                figures[line[0]] = line.dropFirst().compactMap { Double($0) }
            }
        }
        // They know no growth of a region's product beyond the country's.
        figures["jobs.product_shift"] = Array(repeating: 0, count: codes.count)
        // Nor that households differ between regions by more than ages.
        figures["population.household_ratio"] = Array(repeating: 1, count: codes.count)
        // Nor a list of hidden champions of a region's own.
        for figure in ["listed", "listed_jobs", "listed_retiring", "listed_exports"] {
            figures["hidden_champions.\(figure)"] = Array(repeating: 0, count: codes.count * 10)
        }
        var central: [Int: [String: [Double]]] = [:]
        let table = Self.lines(of: folder.appending(path: "central.csv"))
        for line in table.dropFirst() {
            guard let year = Int(line[1]), let region = (codes + ["NL"]).firstIndex(of: line[0])
            else { continue }
            for (column, text) in zip(table[0], line).dropFirst(2) {
                var values = central[year]?[column] ?? Array(repeating: .nan, count: codes.count + 1)
                values[region] = Double(text) ?? .nan
                central[year, default: [:]][column] = values
            }
        }
        (self.regions, self.figures, self.central) = (codes, figures, central)
    }

    private static func lines(of file: URL) -> [[String]] {
        let text = (try? String(contentsOf: file, encoding: .utf8)) ?? ""
        return text.split(separator: "\n").map {
            $0.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
        }
    }

    /// Number of a region, by its code.
    func region(_ code: String) -> Int { regions.firstIndex(of: code) ?? 0 }

    /// A scenario on these figures, of which `change` may alter some.
    func scenario(
        _ roadmap: Roadmap = .empty, fixed: [String: Double] = [:],
        change: (inout [String: [Double]]) -> Void = { _ in }
    ) -> RegionalScenario {
        var baseline = WholeBaseline.ofVectors
        change(&baseline.figures)
        // The vectors were made with the specification's reading, in which children born in a year turn 1 at its end, and
        // with its first numbers of hidden champions.
        let readings = [
            "population.newborns_counted_as_one": 1.0, "population.lasting_gain": 1,
            "jobs.lasting_product_shift": 0, "hidden_champions.first_jobs": 150,
            "hidden_champions.champion_succession": 0.04, "hidden_champions.failed_succession": 0.25,
            "hidden_champions.leaving": 0.007,
        ].merging(fixed) { _, own in own }
        return RegionalScenario(
            baseline: baseline, roadmap: roadmap,
            uncertainty: Uncertainty(spreads: readings.mapValues { .fixed($0) }))
    }
}

extension Step {
    /// The first quarter of a central run, for a theme that is advanced by itself.
    static var first: Step {
        Step(
            number: 0, years: 0.25, perYear: 4, isCentral: true, draws: Draws(seed: 0, firstMember: 0),
            regions: WholeVectors.read.regions.map { Key($0) })
    }
}

/// All themes together: one scenario for eight members, from quarter to quarter.
final class WholeRun {
    let workspace: RegionalWorkspace
    private let tables: [String: Table]
    private let missing = Surroundings().unemploymentRate
    private let isCentral: Bool
    private let firstMember: Int

    /// The last quarter before 1 January 2050.
    static let lastQuarter = 103

    init(
        _ scenario: RegionalScenario, isCentral: Bool = true, firstMember: Int = 0, units: UnitChange = .none
    ) {
        workspace = RegionalModel(regions: scenario.baseline.regions, units: units).makeWorkspace()
        tables = Dictionary(workspace.quantities.map { ($0.name, $0.table) }) { first, _ in first }
        (self.isCentral, self.firstMember) = (isCentral, firstMember)
        let known = Set(workspace.parameters.flatMap(\.elementNames))
        for name in scenario.uncertainty.spreads.keys where !known.contains(name) {
            Issue.record("no parameter is called '\(name)'")
        }
        begin(scenario)
    }

    /// Puts the members on the base date again.
    func begin(_ scenario: RegionalScenario) {
        workspace.begin(
            scenario, draws: Draws(seed: 2026, firstMember: firstMember), isCentral: isCentral)
    }

    /// Moves on to the end of a quarter, counted from the base date.
    @discardableResult
    func advance(from first: Int = 0, through last: Int = lastQuarter, _ each: (Int) -> Void = { _ in })
        -> WholeRun
    {
        for number in first...last {
            workspace.advance(step: number)
            each(number)
        }
        return self
    }

    /// The table of a quantity; a test that asks for one that the model has not fails.
    subscript(name: String) -> Table {
        guard let table = tables[name] else {
            Issue.record("no theme declares '\(name)'")
            return missing
        }
        return table
    }

    /// The eight members' values of a quantity, place by place.
    func values(_ name: String) -> [Lanes] { (0..<self[name].count).map { self[name][$0] } }

    /// The first member's value of a quantity in the country, or in one region.
    func value(_ name: String, in region: Int? = nil) -> Double {
        guard let outcome = workspace.outcomes.firstIndex(where: { $0.name == name }) else {
            return region.map { self[name][$0][0] } ?? self[name].sum[0]
        }
        return workspace.value(of: outcome, at: region ?? 40)[0]
    }

    /// The bits of every outcome in every place.
    var bits: [UInt64] {
        workspace.outcomes.indices.flatMap { outcome in
            (0...40).flatMap { place in
                let value = workspace.value(of: outcome, at: place)
                return (0..<8).map { value[$0].bitPattern }
            }
        }
    }

    /// The outcomes whose bits differ from those of another run, but for the collaboration that it was made by.
    func differences(from other: WholeRun) -> [String] {
        workspace.outcomes.map(\.name).filter { name in
            guard !name.hasPrefix("collaboration.") else { return false }
            return values(name) != other.values(name)
        }
    }
}
