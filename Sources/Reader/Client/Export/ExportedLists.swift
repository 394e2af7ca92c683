import Foundation
import Messages
import Modelling
import Results

/// Lists beside the rows: what the runs are, what went in, and what the columns mean.
extension ExportedTables {
    static func runs(_ documents: [RunDocument]) -> ColumnTable {
        table([
            text("run", "The run's id.", documents.map(\.run)),
            text("name", "What people call it; may be empty.", documents.map { $0.name ?? "" }),
            text(
                "created", "When it was submitted, by ISO 8601 in universal time.",
                documents.map { Date(timeIntervalSince1970: $0.created).formatted(.iso8601) }),
            text(
                "seed", "What the draws follow from, as text: it may have 20 digits.",
                documents.map { "\($0.seed)" }),
            integer("members", unit: "members", "Draws of the ensemble.", documents.map(\.members)),
            text(
                "scenarios", "Names of the scenarios, apart by spaces.",
                documents.map { $0.scenarios.map(\.name).joined(separator: " ") }),
            text(
                "reference", "The scenario that the others are compared with; may be empty.",
                documents.map { $0.reference ?? "" }),
            text(
                "regions", "Codes of the regions that it is about, apart by spaces.",
                documents.map { $0.focus.joined(separator: " ") }),
            text("version", "The version of Polder that made it.", documents.map(\.model.version)),
            text("model", "Digest of the model, SHA-256.", documents.map(\.model.digest)),
            text("data", "Digest of the figures, SHA-256.", documents.map(\.data.digest)),
        ])
    }

    static func inputs(_ documents: [RunDocument]) -> ColumnTable {
        let changes = documents.flatMap { document in document.changedInputs.map { (document, $0) } }
        return table([
            text("run", "The run's id.", changes.map(\.0.run)),
            text(
                "scenario", "The scenario that says otherwise than its reference.", changes.map(\.1.scenario)),
            text("input", "Where it stands in a scenario.", changes.map(\.1.path)),
            text(
                "input_nl", "What people call it in Dutch; may be empty.",
                changes.map { $0.1.title?.dutch ?? "" }),
            text(
                "input_en", "What people call it in English; may be empty.",
                changes.map { $0.1.title?.english ?? "" }),
            text(
                "reference_value", "What the reference has; empty for nothing.",
                changes.map { $0.1.referenceValue ?? "" }),
            text("value", "What the scenario has; empty for nothing.", changes.map { $0.1.value ?? "" }),
        ])
    }

    static func assumptions(_ documents: [RunDocument]) -> ColumnTable {
        let all = documents.flatMap { document in document.assumptions.map { (document, $0) } }
        return table([
            text("run", "The run's id.", all.map(\.0.run)),
            text("assumption", "Public name of the uncertain number.", all.map(\.1.name)),
            text(
                "assumption_nl", "What it is, in Dutch.", all.map { ($0.1.sentences?.dutch ?? $0.1.sentence) }
            ),
            text("assumption_en", "What it is, in English.", all.map(\.1.sentence)),
            text("unit", "Its unit.", all.map(\.1.unit)),
            number("central", "The top of the triangle that draws come from.", all.map(\.1.central)),
            number("low", "The lower end of the range that draws come from.", all.map(\.1.low)),
            number("high", "The upper end of the range that draws come from.", all.map(\.1.high)),
            text("evidence", "How well it is founded.", all.map(\.1.evidence.grade.rawValue)),
            text("source", "What it rests on.", all.map(\.1.evidence.source.english)),
            number(
                "influence",
                "Rank correlation with the difference, or with the value where nothing is compared.",
                all.map(\.1.influence)),
            text(
                "on_indicator", "The indicator that is meant by it; may be empty.",
                all.map { $0.1.onIndicator ?? "" }),
        ])
    }

    static func indicators(_ entries: [IndicatorEntry]) -> ColumnTable {
        let known = entries.reduce(into: [IndicatorEntry]()) { known, entry in
            if !known.contains(where: { $0.name == entry.name }) { known.append(entry) }
        }
        return table([
            text("indicator", "Public name.", known.map(\.name)),
            text("theme", "Its theme.", known.map(\.theme)),
            text("indicator_nl", "Its title in Dutch.", known.map(\.title.dutch)),
            text("indicator_en", "Its title in English.", known.map(\.title.english)),
            text("sentence_nl", "What it is, in Dutch.", known.map(\.sentence.dutch)),
            text("sentence_en", "What it is, in English.", known.map(\.sentence.english)),
            text("unit", "Its unit.", known.map(\.unit)),
            text("better", "Which way is better: higher, lower or neither.", known.map(\.better.rawValue)),
            number(
                "worth_naming", "The least difference that pages name, in the unit.", known.map(\.worthNaming)
            ),
        ])
    }

    /// Every column of every table: what it means and what it is counted in.
    static func dictionary(_ tables: [Name: ColumnTable]) -> ColumnTable {
        let all = Name.allCases.flatMap { name in (tables[name]?.columns ?? []).map { (name.rawValue, $0) } }
        return table([
            text("table", "The table that the column is in.", all.map(\.0)),
            text("column", "Its name.", all.map(\.1.name)),
            text("type", "utf8, int64 or float64.", all.map(\.1.kind.rawValue)),
            text("unit", "What its numbers are counted in; may be empty.", all.map(\.1.unit)),
            text("meaning", "What it says.", all.map(\.1.sentence)),
            text(
                "may_be_empty", "yes where a row may have no value.", all.map { $0.1.isNullable ? "yes" : "" }
            ),
        ])
    }

    private typealias Part = (column: ResultColumn, values: ColumnTable.Values)

    private static func table(_ parts: [Part]) -> ColumnTable {
        ColumnTable(parts.map(\.column), values: parts.map(\.values))
    }

    private static func text(_ name: String, _ sentence: String, _ values: [String]) -> Part {
        (ResultColumn(name, .text, sentence), .texts(values))
    }

    private static func integer(_ name: String, unit: String, _ sentence: String, _ values: [Int]) -> Part {
        (ResultColumn(name, .integer, unit: unit, sentence), .integers(values))
    }

    private static func number(_ name: String, _ sentence: String, _ values: [Double?]) -> Part {
        (ResultColumn(name, .number, sentence, isNullable: true), .numbers(values))
    }
}
