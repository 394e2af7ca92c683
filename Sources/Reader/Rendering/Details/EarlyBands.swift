import Modelling
public import Results
import Words

/// The first bands of a run in a few lines, to be drawn while the rest is computed.
///
/// The first headline of each theme, for the first region that is not the nation, in the last year: of a comparison
/// the paired difference, of a run the value.
public struct EarlyBands {
    private static let most = 6

    private let facts: PageFacts
    private let table: ResultTable
    private let members: Int

    /// - Parameters:
    ///   - facts: the language, and what the indicators are called; without them they have their public names.
    ///   - members: how many members of the ensemble the rows are over.
    public init(_ table: ResultTable, members: Int, facts: PageFacts) {
        self.table = table
        self.members = members
        self.facts = facts
    }

    /// A head and a line for each indicator; empty where nothing can be said yet.
    public var lines: [String] {
        let rows = table.rows.filter {
            table.isComparison ? $0.comparison?.difference != nil : $0.value != nil
        }
        guard let scenario = rows.last?.scenario, let year = rows.map(\.year).max(),
            let region = (rows.first { $0.region != "NL" } ?? rows.first)?.region
        else { return [] }
        let shown = rows.filter { $0.scenario == scenario && $0.region == region && $0.year == year }
        var cells = TextTable([.left, .right, .left])
        for row in chosen(shown) {
            guard let band = row.comparison?.difference ?? row.value else { continue }
            let numbers = facts.voice.numbers
            let text = { (value: Double) in
                let text =
                    row.comparison == nil
                    ? numbers.bareValue(value, unit: row.unit) : numbers.difference(value, unit: row.unit)
                return text == "≈" ? "0" : text
            }
            let label = facts.label(row.indicator, unit: row.unit, isDifference: row.comparison != nil)
            cells.add([
                "  \(row.arrow) \(label)", text(band.p50), "[\(text(band.p05)) … \(text(band.p95))]",
            ])
        }
        let found = cells.lines
        guard !found.isEmpty else { return [] }
        let head = facts.voice(
            "details.first-draws",
            [
                "scenario": .text(scenario), "region": .text(facts.title(of: region)),
                "year": .text("\(year)"), "n": .text(facts.voice.numbers.count(members)),
            ])
        return [head] + found
    }

    /// The first headline of each theme; where nothing is known of headlines, the first row.
    private func chosen(_ rows: [ResultRow]) -> [ResultRow] {
        var themes: Set<String> = []
        let chosen = rows.filter { row in
            let isHeadline = facts.indicators.isEmpty || facts.indicator(row.indicator)?.isHeadline == true
            return isHeadline && themes.insert(ThemeEntry.name(of: row.indicator)).inserted
        }
        return Array(chosen.prefix(Self.most))
    }
}
