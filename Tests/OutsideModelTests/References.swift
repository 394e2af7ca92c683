import Ensembles
import Foundation
import Modelling
import Results
import Testing

/// Figures of another program, a column for each of its variables, by the name that it has there.
struct References {
    let times: [Double]
    let columns: [String: [Double]]

    /// Reads `References/<name>.csv`, which `References/references.py` wrote: times first.
    init(_ name: String) throws {
        let folder = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "References")
        let text = try String(contentsOf: folder.appending(path: "\(name).csv"), encoding: .utf8)
        let lines = text.split(separator: "\n").map { $0.split(separator: ",").map(String.init) }
        let rows = lines.dropFirst().map { $0.compactMap(Double.init) }
        try #require(rows.allSatisfy { $0.count == lines[0].count })
        times = rows.map { $0[0] }
        columns = Dictionary(
            uniqueKeysWithValues: lines[0].enumerated().dropFirst().map { place, column in
                (column, rows.map { $0[place] })
            })
    }

    /// The largest relative difference of any time and of all the pairs, an indicator against a column.
    func largestDifference(from table: ResultTable, _ pairs: [String: String]) throws -> Double {
        var largest = 0.0
        for (indicator, column) in pairs {
            let expected = try #require(columns[column], "there is no column \(column)")
            let rows = table.rows.filter { $0.indicator == indicator }
            try #require(rows.map { Double($0.year) } == times, "\(indicator) has other times")
            for (row, figure) in zip(rows, expected) {
                let value = try #require(row.value?.p50)
                largest = max(largest, relativeDifference(value, figure))
            }
        }
        return largest
    }
}

/// By how much a value differs, as a share of the figure that it should have; of zero, the difference itself.
func relativeDifference(_ value: Double, _ figure: Double) -> Double {
    figure == 0 ? abs(value) : abs(value / figure - 1)
}

/// What is allowed for.
let tolerance = 1e-6

extension OutsideModel {
    /// Runs the model by the ensemble engine, every parameter at its central value, to the end of a unit of time.
    func central(to last: Int, _ scenario: Uncertainty = .declared) async throws -> ResultTable {
        let plan = Plan(
            scenarios: [.init(name: "central", scenario: scenario)], members: 1, seed: 1, isCentral: true,
            lastYear: last, keep: .all)
        return try await Ensemble(self, plan: plan).run(workers: 1).table
    }
}
