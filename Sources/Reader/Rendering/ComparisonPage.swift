public import Results

/// A comparison as a page of text: what differs, what is better and how sure, and what is assumed.
public struct ComparisonPage {
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
        let blocks = facts.compared.flatMap { scenario in
            facts.regions.flatMap { block(scenario.name, region: $0.name) }
        }
        let closing = Closing(facts, shown: Set(table.rows.lazy.map(\.indicator)), width: width)
        let lines =
            head + (blocks.isEmpty ? [Sentences.noRows, ""] : blocks) + chart + closing.lines
        return lines.joined(separator: "\n") + "\n"
    }

    private var head: [String] {
        let reference = facts.reference.map(facts.title) ?? ""
        let titles = facts.compared.map { Sentences.against($0.title, reference) }
        let how = facts.isCentral ? Sentences.centralRun : Sentences.pairedMembers(facts.members)
        return (titles + [how]).map { $0.wrapped(to: width, indent: "  ") } + [""]
    }

    private func block(_ scenario: String, region: String) -> [String] {
        let reference = facts.reference ?? ""
        let levels = IndicatorRows.of(table, scenario: reference, region: region)
        let found = IndicatorRows.of(table, scenario: scenario, region: region)
        let shown = found.compactMap { rows in
            ComparedIndicator(
                rows, levels: levels.first { $0.indicator == rows.indicator }, facts: facts,
                scenario: scenario, region: region)
        }
        guard !shown.isEmpty else { return [] }
        var lines = ["\(facts.head(of: region)): \(Sentences.less(scenario, reference))"]
        lines += ComparedIndicator.lines(
            shown, reference: reference, isCentral: facts.isCentral, width: width)
        if found.count > shown.count {
            lines.append("  " + Sentences.withoutValue(found.count - shown.count))
        }
        return lines + [""]
    }

    /// How one difference moves over the years, in the first place shown.
    private var chart: [String] {
        guard !facts.isCentral, let scenario = facts.compared.first, let region = facts.regions.first
        else {
            return []
        }
        let found = IndicatorRows.of(table, scenario: scenario.name, region: region.name)
        let drawn = ["prosperity.index", "collaboration.delivered"].lazy
            .compactMap { name in found.first { $0.indicator == name } }.first
        guard let drawn, let picture = DifferenceChart(drawn, width: width) else { return [] }
        let title = Sentences.chart(
            Headline.words(drawn.indicator), NumberText.unitOfDifference(drawn.unit), scenario.name,
            facts.reference ?? "")
        return ["\(facts.head(of: region.name)), \(title)".wrapped(to: width, indent: "  ")]
            + picture.lines + [""]
    }
}
