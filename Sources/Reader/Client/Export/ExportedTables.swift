import Foundation
import Messages
import Modelling
import Results
import Words

/// A finished run with the rows that were asked for.
struct ExportedRun {
    let document: RunDocument
    let table: ResultTable
}

/// All that somebody works on with other tools, as tables with names, titles and units in them.
///
/// Names of columns and titles of both languages are the same whatever language the user reads.
struct ExportedTables {
    /// The tables, in the order of the sheets of a workbook.
    enum Name: String, CaseIterable {
        case rows, differences, runs, inputs, assumptions, indicators, dictionary
    }

    private let tables: [Name: ColumnTable]

    subscript(_ name: Name) -> ColumnTable { tables[name] ?? ColumnTable([], values: []) }

    /// - Parameter isWide: whether rows and differences have a column for each year.
    init(_ runs: [ExportedRun], isWide: Bool) {
        let rows = Self.stacked(runs.map { Self.rows($0, of: { !$0.isComparison }) })
        let compared = runs.filter(\.table.isComparison)
        let differences = Self.stacked(
            compared.map { run in
                let others = ExportedRun(
                    document: run.document,
                    table: run.table.filtered { $0.scenario != run.document.reference })
                return Self.rows(others, of: { $0.isComparison })
            })
        var tables: [Name: ColumnTable] = [
            .rows: isWide ? rows.wide : rows, .differences: isWide ? differences.wide : differences,
            .runs: Self.runs(runs.map(\.document)), .inputs: Self.inputs(runs.map(\.document)),
            .assumptions: Self.assumptions(runs.map(\.document)),
            .indicators: Self.indicators(runs.flatMap(\.document.indicators)),
        ]
        tables[.dictionary] = Self.dictionary(tables)
        self.tables = tables
    }

    /// Everything in one document, a list of rows for each table.
    var json: String {
        let parts = Name.allCases.map { name -> String in
            var rows = JSONText()
            rows.rows(of: self[name])
            return "\"\(name.rawValue)\": [\(rows.text)\n]"
        }
        return "{\n" + parts.joined(separator: ",\n") + "\n}\n"
    }

    /// The columns of a run that are wanted, behind what says which row it is.
    private static func rows(_ run: ExportedRun, of wanted: (ResultColumn) -> Bool) -> ColumnTable {
        let (document, cells) = (run.document, run.table.cells)
        func texts(_ name: String) -> [String] {
            guard let place = cells.columns.firstIndex(where: { $0.name == name }),
                case .texts(let texts) = cells.values[place]
            else { return Array(repeating: "", count: cells.count) }
            return texts
        }
        let scenarios = Dictionary(document.scenarios.map { ($0.name, $0.titles) }) { first, _ in first }
        let regions = Dictionary(document.regions.map { ($0.code, $0.name) }) { first, _ in first }
        let indicators = Dictionary(document.indicators.map { ($0.name, $0.title) }) { first, _ in first }
        let (scenario, region, indicator) = (texts("scenario"), texts("region"), texts("indicator"))
        func column(_ name: String, _ values: [String], _ sentence: String) -> (
            ResultColumn, ColumnTable.Values
        ) {
            (ResultColumn(name, .text, sentence), .texts(values))
        }
        var parts: [(ResultColumn, ColumnTable.Values)] = [
            column("run", Array(repeating: document.run, count: cells.count), "The run's id."),
            column(
                "version", Array(repeating: document.model.version, count: cells.count),
                "The version of Polder that made the run."),
            (
                ResultColumn(
                    "seed", .text, "What the draws of the run follow from, as text: it may have 20 digits."),
                .texts(Array(repeating: "\(document.seed)", count: cells.count))
            ),
        ]
        for (place, cell) in cells.columns.enumerated() {
            let isKey = keys.contains(cell.name)
            guard isKey || wanted(cell) else { continue }
            parts.append((cell, cells.values[place]))
            switch cell.name {
            case "scenario":
                parts.append(
                    column("scenario_nl", scenario.map { scenarios[$0]?.dutch ?? "" }, "Its title in Dutch."))
                parts.append(
                    column(
                        "scenario_en", scenario.map { scenarios[$0]?.english ?? "" }, "Its title in English.")
                )
                if wanted(comparisonMark) {
                    parts.append(
                        column(
                            "reference", Array(repeating: document.reference ?? "", count: cells.count),
                            "The scenario that it is compared with."))
                }
            case "region":
                parts.append(
                    column("region_name", region.map { regions[$0] ?? "" }, "The region's Dutch name."))
            case "indicator":
                parts.append(
                    column(
                        "indicator_nl", indicator.map { indicators[$0]?.dutch ?? "" }, "Its title in Dutch."))
                parts.append(
                    column(
                        "indicator_en", indicator.map { indicators[$0]?.english ?? "" },
                        "Its title in English."))
            default: break
            }
        }
        return ColumnTable(parts.map(\.0), values: parts.map(\.1))
    }

    /// What says which row it is.
    static let keys: Set = ["scenario", "region", "indicator", "unit", "year", "better", "members"]
    /// Any column of a comparison.
    private static let comparisonMark = ResultColumn("difference_p50", .number, "", isComparison: true)

    /// Tables under each other, by the names of their columns; empty where one has none.
    static func stacked(_ tables: [ColumnTable]) -> ColumnTable {
        let columns = tables.flatMap(\.columns).reduce(into: [ResultColumn]()) { columns, column in
            if !columns.contains(where: { $0.name == column.name }) { columns.append(column) }
        }
        return ColumnTable(
            columns,
            values: columns.map { column in
                let cells = tables.map { table in
                    table.columns.firstIndex { $0.name == column.name }.map { table.values[$0] }
                        ?? .none(of: column.kind, count: table.count)
                }
                return .joined(cells, of: column.kind)
            })
    }
}
