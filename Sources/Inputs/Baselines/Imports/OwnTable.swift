import Modelling
import Reading
import Words

/// A table of Polder's own figures as a spreadsheet saves it, with semicolons, decimal commas and units as people write them.
struct OwnTable {
    private(set) var values: [ImportedValue] = []
    private(set) var problems: [Problem] = []
    private(set) var notes: [Phrase] = []
    private let file: String
    private let content: FigureTables.Content

    private static let needed = ["figure", "region", "value", "unit", "year"]

    /// nil where the columns are not those of a table of figures, in Dutch or in English.
    init?(_ table: ForeignTable, options: ImportOptions, content: FigureTables.Content) {
        var columns: [String: Int] = [:]
        for column in table.columns {
            let name = Overlay.column(called: column.cell.text)
            if columns[name] == nil { columns[name] = column.index }
        }
        guard Self.needed.allSatisfy({ columns[$0] != nil }) else { return nil }
        file = table.file
        self.content = content
        if columns["source"] == nil, options.source == nil {
            problems.append(Problem(file, table.columns[0].cell.line, 1, .sourceNotSaid))
        }
        let numbers = NumberReading(
            table.rows.compactMap { row in columns["value"].map { row.cells[$0] } }, decimal: options.decimal,
            file: file)
        problems += numbers.problems
        notes.append(Phrase("import.own_table"))
        guard problems.isEmpty else { return }
        for row in table.rows { read(row, columns, numbers, options) }
    }

    private mutating func read(
        _ row: Delimited.Row, _ columns: [String: Int], _ numbers: NumberReading, _ options: ImportOptions
    ) {
        func cell(_ name: String) -> Delimited.Cell? { columns[name].map { row.cells[$0] } }
        let empty = Self.needed.filter { cell($0)?.text.isEmpty ?? true }
        guard empty.isEmpty, let figure = cell("figure"), let region = cell("region"),
            let value = cell("value"),
            let unit = cell("unit"), let yearCell = cell("year")
        else {
            for name in empty { report(cell(name), .emptyCell(name)) }
            return
        }
        guard case .year(let year, _)? = ForeignPeriod(yearCell.text) else {
            return report(yearCell, .notAYear(yearCell.text))
        }
        guard let number = numbers.value(of: value) else { return report(value, .notANumber(value.text)) }
        guard let place = content.names.place(region.text) else {
            if let whole = content.names.regionOfMunicipality(region.text) {
                report(region, .municipalityAsRegion(region.text, region: whole))
            } else {
                let near = content.names.nearest(to: region.text)
                report(region, .unknownPlace(region.text, suggestion: near))
            }
            return
        }
        let name = Overlay.figure(called: figure.text, year: year, in: content)
        guard case .success(let limits) = Overlay.limits(of: name, in: content) else {
            // The check of the whole table says what is the matter with the name.
            values.append(
                ImportedValue(
                    figure: name, place: place, value: number, year: year, cell: figure, unit: unit.text,
                    source: cell("source")?.text ?? options.source, evidence: .judged))
            return
        }
        guard let factor = Overlay.factor(from: unit.text, to: limits.unit) else {
            return report(unit, .wrongUnit(unit.text, figure: name, expected: limits.unit))
        }
        let word = cell("evidence")?.text ?? ""
        guard let evidence = word.isEmpty ? options.evidence ?? .judged : Overlay.grade(called: word) else {
            return report(cell("evidence"), .unknownEvidence(word))
        }
        let said = cell("source")?.text ?? ""
        guard let source = said.isEmpty ? options.source : said else {
            return report(cell("source"), .emptyCell("source"))
        }
        values.append(
            ImportedValue(
                figure: name, place: place, value: TopicValues.tidy(number * factor), year: year, cell: value,
                unit: limits.unit, source: source, evidence: evidence))
    }

    private mutating func report(_ cell: Delimited.Cell?, _ fact: Fact) {
        problems.append(Problem(file, cell?.line ?? 1, cell?.column ?? 1, fact))
    }
}
