public import Results

/// One scenario's results as a page of text: the middle and where 90 % of the members lie, year by year.
public struct RunPage {
    private let facts: PageFacts
    private let table: ResultTable
    private let width: Int

    /// - Parameters:
    ///   - table: rows of the places, indicators and years that are to be shown.
    ///   - width: characters in a line; 72 at least.
    public init(_ facts: PageFacts, table: ResultTable, width: Int = 110) {
        self.facts = facts
        self.table = table
        self.width = max(72, width)
    }

    /// The page, ended by a line feed.
    public var text: String {
        var lines: [String] = []
        for scenario in facts.scenarios {
            lines.append(scenario.title.wrapped(to: width))
            let how = facts.isCentral ? Sentences.centralRun : Sentences.members(facts.members)
            lines += [how.wrapped(to: width), ""]
            let blocks = facts.regions.flatMap { block(scenario.name, region: $0.name) }
            lines += blocks.isEmpty ? [Sentences.noRows, ""] : blocks
        }
        if table.rows.contains(where: { $0.indicator == "jobs.value_added" }) {
            lines.append(Sentences.valueAddedNotInRun.wrapped(to: width))
        }
        lines.append(Sentences.whatARunSays.wrapped(to: width))
        lines += Closing.goals(facts, width: width) + Closing.warnings(facts, width: width)
        if facts.isHeadline { lines += ["", Sentences.more.wrapped(to: width)] }
        return lines.joined(separator: "\n") + "\n"
    }

    private func block(_ scenario: String, region: String) -> [String] {
        let found = IndicatorRows.of(table, scenario: scenario, region: region)
        let shown = found.filter { indicator in indicator.rows.contains { $0.value != nil } }
        guard !shown.isEmpty else { return [] }
        var lines = [facts.head(of: region)]
        for years in columns(shown) { lines += part(shown, years: years) }
        if found.count > shown.count {
            lines.append("  " + Sentences.withoutValue(found.count - shown.count))
        }
        return lines + [""]
    }

    /// The years that fit beside each other, group by group.
    private func columns(_ shown: [IndicatorRows]) -> [[Int]] {
        let labels = shown.lazy.map(\.label.count).max() ?? 0
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
            cells.add(["  \(indicator.label)"] + years.map { band(indicator.row($0)) })
        }
        var lines: [String] = []
        var subject = ""
        for (number, line) in cells.lines.enumerated() {
            if number > 0, Headline.subject(shown[number - 1].indicator) != subject {
                subject = Headline.subject(shown[number - 1].indicator)
                lines.append(" \(subject)")
            }
            lines.append(line)
        }
        return lines
    }

    private func band(_ row: ResultRow?) -> String {
        guard let row, let value = row.value else { return "–" }
        let middle = NumberText.bareValue(value.p50, unit: row.unit)
        guard !facts.isCentral else { return middle }
        return "\(middle) [\(NumberText.bareValue(value.p05, unit: row.unit)), "
            + "\(NumberText.bareValue(value.p95, unit: row.unit))]"
    }
}
