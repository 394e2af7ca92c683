import Foundation
import Messages
import Modelling
import Results
import Testing

@testable import Client

@Suite("Tables for other tools")
struct ExportTests {
    private static let quantiles = Quantiles(p05: 1.5, p25: 2, p50: 3, p75: 4, p95: 5)

    static func run(_ name: String = "a1", comparing: Bool = true) -> ExportedRun {
        let names = comparing ? ["silo", "network"] : ["silo"]
        let rows: [ResultRow] = names.flatMap { scenario in
            [2030, 2040].map { year in
                ResultRow(
                    scenario: scenario, region: "NL213", indicator: "jobs.employed", unit: "persons",
                    year: year,
                    better: .higher, value: quantiles,
                    comparison: scenario == "network" ? .init(difference: quantiles) : nil, members: 64)
            }
        }
        let document = RunDocument(
            run: name, state: .finished, created: 1_800_000_000,
            scenarios: names.map {
                ScenarioTitle(name: $0, titles: Text(nl: "=\($0) nl", en: "\($0) en"), file: "\($0).yaml")
            },
            reference: comparing ? "silo" : nil, period: Period(first: 2024, last: 2050),
            modelPeriod: Period(first: 2024, last: 2050), years: [2030, 2040], focus: ["NL213"],
            regions: [PlaceName(code: "NL213", name: "Twente")], members: 64, seed: .max, central: false,
            model: ModelIdentity(version: "9", digest: "m"), data: DataIdentity(digest: "d"),
            indicators: [
                IndicatorEntry(
                    name: "jobs.employed", theme: "jobs",
                    title: Text(nl: "mensen aan het werk", en: "people at work"),
                    sentence: Text(nl: "Mensen met een baan.", en: "Persons with a job."), unit: "persons",
                    better: .higher, worthNaming: 100)
            ], logID: "l", nextSeq: 1)
        return ExportedRun(document: document, table: ResultTable(rows, isComparison: comparing))
    }

    private static func lines(_ table: ColumnTable, _ style: SheetStyle = .plain) -> [String] {
        table.text(in: style).split(separator: "\r\n").map(String.init)
    }

    @Test("rows have the run, its seed and version, and what people call scenarios, regions and indicators")
    func rows() {
        let lines = Self.lines(ExportedTables([Self.run()], isWide: false)[.rows])
        #expect(lines.count == 5)
        #expect(
            lines[0]
                == "run,version,seed,scenario,scenario_nl,scenario_en,region,region_name,indicator,indicator_nl,indicator_en,"
                + "unit,year,better,p05,p25,p50,p75,p95,members")
        #expect(
            lines[1]
                == "a1,9,18446744073709551615,silo,'=silo nl,silo en,NL213,Twente,jobs.employed,mensen aan het werk,"
                + "people at work,persons,2030,higher,1.5,2.0,3.0,4.0,5.0,64")
    }

    @Test("differences leave out the reference, and name it")
    func differences() {
        let table = ExportedTables([Self.run()], isWide: false)[.differences]
        #expect(table.count == 2)
        let lines = Self.lines(table)
        #expect(lines[0].contains("scenario_en,reference,region,") && lines[0].contains(",difference_p50,"))
        #expect(lines[1].hasPrefix("a1,9,18446744073709551615,network,") && lines[1].contains(",silo,NL213,"))
    }

    @Test("runs with and without a comparison stand under each other")
    func several() {
        let tables = ExportedTables([Self.run(), Self.run("b2", comparing: false)], isWide: false)
        #expect(tables[.rows].count == 6)
        #expect(tables[.differences].count == 2)
        #expect(Self.lines(tables[.runs]).dropFirst().map { $0.prefix(2) } == ["a1", "b2"])
        #expect(tables[.indicators].count == 1)
        #expect(ExportedTables([Self.run(comparing: false)], isWide: false)[.differences].count == 0)
    }

    @Test("wide tables have a column for each year and a row for each statistic")
    func wide() {
        let lines = Self.lines(ExportedTables([Self.run()], isWide: true)[.rows])
        #expect(lines.count == 1 + 2 * 5)
        #expect(lines[0].hasSuffix("unit,better,members,statistic,2030,2040"))
        #expect(lines[1].hasSuffix("persons,higher,64,p05,1.5,1.5"))
        #expect(lines[3].hasSuffix(",p50,3.0,3.0"))
    }

    @Test("Excel's own csv has a byte-order mark, semicolons and decimal commas, and the plain one has none")
    func excel() {
        let table = ExportedTables([Self.run()], isWide: false)[.rows]
        let text = table.text(in: .excel)
        #expect(text.hasPrefix("\u{FEFF}run;version;seed;"))
        #expect(text.contains(";1,5;2,0;3,0;4,0;5,0;64\r\n"))
        #expect(table.text(in: .plain) == table.commaSeparated)
    }

    @Test("the dictionary has a row with a meaning for every column of every table")
    func dictionary() throws {
        let tables = ExportedTables([Self.run()], isWide: false)
        let dictionary = tables[.dictionary]
        let others = ExportedTables.Name.allCases.filter { $0 != .dictionary }
        #expect(dictionary.count == others.reduce(0) { $0 + tables[$1].columns.count })
        let meaning = try #require(dictionary.columns.firstIndex { $0.name == "meaning" })
        guard case .texts(let sentences) = dictionary.values[meaning] else { return #expect(Bool(false)) }
        #expect(sentences.allSatisfy { $0.hasSuffix(".") })
        #expect(Export.dictionary(beside: "a.b/rows.csv") == "a.b/rows.dictionary.csv")
        #expect(Export.dictionary(beside: "rows") == "rows.dictionary.csv")
    }

    @Test("docs/exported-tables.md lists every column of every table")
    func documented() throws {
        let tables = ExportedTables([Self.run()], isWide: false)
        let dictionary = tables[.dictionary]
        let cells = try ["table", "column", "type", "unit", "meaning"].map { name -> [String] in
            let place = try #require(dictionary.columns.firstIndex { $0.name == name })
            guard case .texts(let texts) = dictionary.values[place] else { return [] }
            return texts
        }
        let rows = (0..<dictionary.count).map { row in
            "| `\(cells[0][row])` | `\(cells[1][row])` | \(cells[2][row]) | \(cells[3][row]) | \(cells[4][row]) |"
        }
        let page =
            """
            # Tables that `polder export` makes

            Generated from the columns themselves; a test compares it. `rows` and `differences` have their statistics beside each
            other; with `--wide` the years stand there instead, and `statistic` names what was a column. Text is UTF-8, a value
            that does not exist is an empty cell, numbers are in the unit that the row names. `polder export latest -o all.xlsx`
            has all tables as sheets.

            ```
            import pandas as pd
            rows = pd.read_csv("rows.csv")
            sheets = pd.read_excel("all.xlsx", sheet_name=None)
            ```

            | table | column | type | unit | meaning |
            |---|---|---|---|---|

            """ + rows.joined(separator: "\n") + "\n"
        let file = URL(filePath: #filePath).deletingLastPathComponent()
            .appending(path: "../../docs/exported-tables.md").standardizedFileURL
        if ProcessInfo.processInfo.environment["POLDER_WRITE_DOCS"] == "1" {
            try Data(page.utf8).write(to: file)
        }
        #expect(try String(contentsOf: file, encoding: .utf8) == page)
    }

    @Test("a workbook is a zip file with a sheet for each table, the same bytes each time")
    func workbook() throws {
        let tables = ExportedTables([Self.run()], isWide: false)
        let data = try Workbook(tables).data()
        #expect(data.starts(with: Data("PK".utf8)))
        #expect(try Workbook(tables).data() == data)
        #expect(tables.json.contains("\"differences\": [") && tables.json.contains("\"dictionary\": ["))
    }
}
