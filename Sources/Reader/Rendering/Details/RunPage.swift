import Modelling
public import Results
import Words

/// One scenario's results as a page of text: the middle and where 90 of 100 draws lie, year by year.
public struct RunPage {
    private let facts: PageFacts
    private let table: ResultTable
    private let width: Int

    private var voice: Voice { facts.voice }
    private var numbers: NumberText { voice.numbers }

    /// - Parameters:
    ///   - table: rows of the places, indicators and years that are to be shown.
    ///   - width: characters in a line; 60 at least.
    public init(_ facts: PageFacts, table: ResultTable, width: Int = 110) {
        self.facts = facts
        self.table = table
        self.width = max(60, width)
    }

    /// The page, ended by a line feed.
    public var text: String {
        var lines: [String] = []
        for scenario in facts.scenarios {
            lines.append(scenario.title[facts.language].wrapped(to: width))
            let how =
                facts.isCentral
                ? voice("details.central")
                : voice("details.draws", ["n": .text(numbers.count(facts.members))])
            lines += [how.wrapped(to: width), ""]
            let blocks = facts.regions.flatMap { block(scenario.name, region: $0.code) }
            lines += blocks.isEmpty ? [voice("details.no-rows"), ""] : blocks
        }
        lines += Closing(facts, shown: Set(table.rows.lazy.map(\.indicator)), width: width).ofRun
        return lines.joined(separator: "\n") + "\n"
    }

    private func block(_ scenario: String, region: String) -> [String] {
        let found = IndicatorRows.of(table, scenario: scenario, region: region)
        let shown = found.filter { indicator in indicator.rows.contains { $0.value != nil } }
        guard !shown.isEmpty else { return [] }
        var lines = [facts.head(of: region)]
        for years in columns(shown) { lines += part(shown, years: years) }
        if found.count > shown.count {
            lines.append("  " + voice("details.without-value", ["n": .count(found.count - shown.count)]))
        }
        return lines + [""]
    }

    private func label(_ rows: IndicatorRows) -> String {
        "\(rows.rows.first?.arrow ?? " ") \(facts.label(rows.indicator, unit: rows.unit))"
    }

    /// The years that fit beside each other, group by group.
    private func columns(_ shown: [IndicatorRows]) -> [[Int]] {
        let labels = shown.lazy.map { label($0).count }.max() ?? 0
        var groups: [[Int]] = []
        var room = 0
        for year in facts.years {
            let needed = 2 + (shown.lazy.map { band($0.row(year)).count }.max() ?? 0)
            if groups.isEmpty || needed > room {
                groups.append([])
                room = width - labels - 2
            }
            groups[groups.count - 1].append(year)
            room -= needed
        }
        return groups
    }

    private func part(_ shown: [IndicatorRows], years: [Int]) -> [String] {
        var cells = TextTable([.left] + years.map { _ in .right })
        cells.add([""] + years.map(String.init))
        for indicator in shown {
            cells.add(["  \(label(indicator))"] + years.map { band(indicator.row($0)) })
        }
        var lines: [String] = []
        var subject = ""
        for (number, line) in cells.lines.enumerated() {
            if number > 0 {
                let theme = facts.theme(of: shown[number - 1].indicator)
                if theme != subject { lines.append(" \(theme)") }
                subject = theme
            }
            lines.append(line)
        }
        return lines
    }

    private func band(_ row: ResultRow?) -> String {
        guard let row, let value = row.value else { return "–" }
        let least = facts.indicator(row.indicator)?.worthNaming ?? 0
        let texts = [value.p50, value.p05, value.p95].map {
            numbers.bareValue($0, unit: row.unit, worthNaming: least)
        }
        return facts.isCentral ? texts[0] : "\(texts[0]) [\(texts[1]) … \(texts[2])]"
    }
}
