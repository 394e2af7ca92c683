import Modelling
import Results

/// Two scenarios, a few rows, and something that does not exist.
enum TableSample {
    static let quantiles = Quantiles(p05: 1, p25: 2, p50: 3, p75: 4.5, p95: 1e21)

    static let rows = [
        ResultRow(
            scenario: "silo", region: "NL33C", indicator: "jobs.employed", unit: "persons", year: 2030,
            better: .higher, value: quantiles, members: 256),
        ResultRow(
            scenario: "network, \"wide\"", region: "NL33C", indicator: "jobs.employed", unit: "persons",
            year: 2030,
            better: .higher, value: quantiles,
            comparison: ResultRow.Comparison(
                difference: Quantiles(p05: -1, p25: 0, p50: 0.1, p75: 0.2, p95: 0.3), probabilityBetter: 0.75,
                yearsGained: Quantiles(p05: -2, p25: -1, p50: 0, p75: 1, p95: 2.25),
                shares: Shares(better: 0.5, equal: 0.25, worse: 0.25), standardError: 0.125),
            members: 256),
        ResultRow(
            scenario: "silo", region: "NL", indicator: "collaboration.trust", unit: "dürf", year: 2050,
            better: .neither, value: nil, members: 256),
    ]

    static let comparison = ResultTable(rows, isComparison: true)
    static let run = ResultTable([rows[0], rows[2]], isComparison: false)

    /// A table of so many rows, of which every third has no value.
    static func large(_ count: Int) -> ResultTable {
        let rows = (0..<count).map { row in
            let exists = row % 3 != 0
            return ResultRow(
                scenario: row % 2 == 0 ? "silo" : "network", region: "NL\(row)", indicator: "jobs.employed",
                unit: "persons", year: 2024 + row % 27, better: .higher,
                value: exists
                    ? Quantiles(p05: 0, p25: 1, p50: Double(row) / 7, p75: 2, p95: 3) : nil,
                comparison: exists ? ResultRow.Comparison(probabilityBetter: 0.5) : nil, members: row)
        }
        return ResultTable(rows, isComparison: true)
    }
}
