public import Results

/// The first bands of a run in a few lines, to be drawn while the rest is computed.
///
/// One indicator of each subject, for the first region that is not the nation, in the last year: of a comparison the
/// paired difference, of a run the value.
public struct EarlyBands {
    private let table: ResultTable
    private let members: Int

    static let indicators = [
        "jobs.employed", "housing.dwellings", "biodiversity.nature_area", "safety.recorded_crime",
        "amenities.index", "prosperity.index",
    ]

    /// - Parameter members: how many members of the ensemble the rows are over.
    public init(_ table: ResultTable, members: Int) {
        self.table = table
        self.members = members
    }

    /// A head and a line for each indicator; empty where nothing can be said yet.
    public var lines: [String] {
        let rows = table.rows.filter {
            table.isComparison ? $0.comparison?.difference != nil : $0.value != nil
        }
        guard let scenario = rows.last?.scenario, let year = rows.map(\.year).max(),
            let region = (rows.first { $0.region != "NL" } ?? rows.first)?.region
        else { return [] }
        var cells = TextTable([.left, .right, .left])
        for name in Self.indicators {
            let row = rows.first {
                $0.indicator == name && $0.scenario == scenario && $0.region == region && $0.year == year
            }
            guard let row, let band = row.comparison?.difference ?? row.value else { continue }
            let text = { (value: Double) in
                row.comparison == nil
                    ? NumberText.value(value, unit: row.unit) : NumberText.difference(value, unit: row.unit)
            }
            cells.add([
                "  \(row.arrow) \(Headline.words(name))", text(band.p50),
                "[\(text(band.p05)), \(text(band.p95))]",
            ])
        }
        let found = cells.lines
        guard !found.isEmpty else { return [] }
        return [Sentences.firstBands(scenario: scenario, region: region, year: year, members: members)]
            + found
    }
}

extension Sentences {
    /// `network in NL33C in 2050, over the first 64 members`
    public static func firstBands(scenario: String, region: String, year: Int, members: Int) -> String {
        "\(scenario) in \(region) in \(year), over the first \(members) members"
    }
}
