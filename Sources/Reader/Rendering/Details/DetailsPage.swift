import Modelling
public import Results
import Words

/// All of a comparison as a page of text: every indicator that was asked for, year by year, with what was assumed.
public struct DetailsPage {
    private let facts: PageFacts
    private let table: ResultTable
    private let width: Int

    private var voice: Voice { facts.voice }

    /// - Parameters:
    ///   - table: rows of the places and indicators that are to be shown, of all years that there are.
    ///   - width: characters in a line; 60 at least.
    public init(_ facts: PageFacts, table: ResultTable, width: Int = 110) {
        self.facts = facts
        self.table = table
        self.width = max(60, width)
    }

    /// The page, ended by a line feed.
    public var text: String {
        let blocks = facts.compared.flatMap { scenario in
            facts.regions.flatMap { block(scenario.name, region: $0.code) }
        }
        let closing = Closing(facts, shown: Set(table.rows.lazy.map(\.indicator)), width: width)
        let lines =
            head + (blocks.isEmpty ? [voice("details.no-rows"), ""] : blocks) + chart + closing.ofComparison
        return lines.joined(separator: "\n") + "\n"
    }

    private var head: [String] {
        let base = facts.reference.flatMap { facts.scenario($0)?.title[facts.language] } ?? ""
        let titles = facts.compared.map {
            voice("details.against", ["a": .text($0.title[facts.language]), "base": .text(base)])
        }
        let how =
            facts.isCentral
            ? voice("details.central")
            : voice("details.paired", ["n": .text(voice.numbers.count(facts.members))])
        return (titles + [how]).map { $0.wrapped(to: width, indent: "  ") } + [""]
    }

    private func block(_ scenario: String, region: String) -> [String] {
        let reference = facts.reference ?? ""
        let levels = IndicatorRows.of(table, scenario: reference, region: region)
        let found = IndicatorRows.of(table, scenario: scenario, region: region)
        let shown = found.compactMap { rows in
            ComparedIndicator(
                rows, levels: levels.first { $0.indicator == rows.indicator }, isOfMany: found.count > 3,
                facts: facts)
        }
        guard !shown.isEmpty else { return [] }
        let less = voice(
            "details.less",
            ["a": .text(facts.name(scenario).column), "base": .text(facts.name(reference).column)])
        var lines = ["\(facts.head(of: region)): \(less)".wrapped(to: width, indent: "  ")]
        lines += ComparedLines(shown, facts: facts, width: width).lines
        if found.count > shown.count {
            lines.append("  " + voice("details.without-value", ["n": .count(found.count - shown.count)]))
        }
        return lines + [""]
    }

    /// How what is delivered moves over the years, in the first place shown.
    private var chart: [String] {
        guard !facts.isCentral, let scenario = facts.compared.first, let region = facts.regions.first
        else { return [] }
        let found = IndicatorRows.of(table, scenario: scenario.name, region: region.code)
        let drawn = facts.delivered.flatMap { entry in found.first { $0.indicator == entry.name } }
        guard let drawn,
            let picture = DifferenceChart(drawn, width: width, numbers: voice.numbers)
        else { return [] }
        let title = voice(
            "details.chart",
            [
                "indicator": .text(facts.label(drawn.indicator, unit: drawn.unit, isDifference: true)),
                "a": .text(facts.name(scenario.name).column),
                "base": .text(facts.name(facts.reference ?? "").column),
            ])
        return ["\(facts.head(of: region.code)), \(title)".wrapped(to: width, indent: "  ")]
            + picture.lines + [""]
    }
}
