import Reading
import Spelling
import Words

/// The columns of a foreign table by their part, and what each row says of place and time.
struct ForeignRows {
    /// A number with where and when.
    struct Entry {
        let place: PlaceNames.Found
        /// As the file writes the place.
        let placeText: String
        let year: Int
        let isProvisional: Bool
        let cell: Delimited.Cell
    }

    let table: ForeignTable
    private(set) var problems: [Problem] = []
    private(set) var notes: [Phrase] = []
    private(set) var region: ForeignTable.Column?
    private(set) var period: ForeignTable.Column?
    private var level: ForeignTable.Column?
    private var reading: PlaceReading
    private let options: ImportOptions
    private var rows: [Delimited.Row]
    /// Looking for the nearest name takes time; a file with more mistakes than this is not one of names.
    private var suggestionsLeft = 100
    /// Lines and columns of the cells that a problem was told of.
    private var told: Set<[Int]> = []

    private static let regionHeads: Set = [
        "regio s", "regios", "regio", "region", "regions", "regiokenmerken", "gebied", "nuts", "nuts3", "geo",
        "place", "corop gebied", "corop gebiedcode", "corop",
    ]
    private static let periodHeads: Set = [
        "perioden", "periods", "periode", "period", "jaar", "year", "time", "peildatum",
    ]

    init(_ table: ForeignTable, options: ImportOptions, content: FigureTables.Content) {
        self.table = table
        self.options = options
        reading = PlaceReading(content.names)
        rows = table.rows
        findColumns()
        if region != nil {
            keepTotals()
            refuseSingleClasses(content)
        }
    }

    /// Columns that may hold numbers: none of those that say where and when.
    var numbered: [ForeignTable.Column] {
        let others = [region, period, level].compactMap { $0?.index }
        return table.columns.filter { column in
            !others.contains(column.index) && spelling(of: column.title) != "id"
                && !ForeignClasses.isClass(column) && !Self.regionHeads.contains(spelling(of: column.title))
                && holdsNumbers(column)
        }
    }

    private func holdsNumbers(_ column: ForeignTable.Column) -> Bool {
        let texts = rows.lazy.map { $0.cells[column.index].text }
            .filter { !ForeignNumbers.missing.contains($0) }.prefix(50)
        return !texts.isEmpty && texts.count { ForeignNumbers.isNumber($0) } * 2 > texts.count
    }

    /// The column of this name, whole or in its last part.
    func column(named name: String) -> ForeignTable.Column? {
        let wanted = spelling(of: name)
        return table.columns.first {
            spelling(of: $0.title) == wanted || spelling(of: $0.cell.text) == wanted
        }
            ?? table.columns.first {
                spelling(of: String($0.title.split(separator: "/").last ?? "")) == wanted
            }
    }

    private mutating func findColumns() {
        let titles = table.columns.map(\.title)
        if let name = options.regionColumn {
            region = column(named: name)
            if region == nil { problems.append(unknownColumn(name)) }
        } else {
            region = table.columns.first { Self.regionHeads.contains(spelling(of: $0.title)) }
            var best = 0
            if let region { best = placesRead(in: region) }
            for column in table.columns where column.index != region?.index {
                let count = placesRead(in: column)
                if count > best { (region, best) = (column, count) }
            }
            if let region, !Self.regionHeads.contains(spelling(of: region.title)) {
                notes.append(Phrase("import.region_column", ["title": .text(region.title)]))
            }
            if region == nil {
                problems.append(
                    Problem(
                        table.file, table.columns[0].cell.line, 1,
                        .noRegionColumn(titles.filter { !$0.isEmpty }))
                )
            }
        }
        period = table.columns.first {
            $0.index != region?.index && Self.periodHeads.contains(spelling(of: $0.title))
        }
        level = table.columns.first { ["level", "niveau"].contains(spelling(of: $0.title)) }
    }

    /// A name that the user gave and no column has.
    func unknownColumn(_ name: String) -> Problem {
        let titles = table.columns.map(\.title).filter { !$0.isEmpty }
        let near = nearestName(to: name, among: titles)
        return Problem(
            table.file, table.columns[0].cell.line, 1, .unknownColumn(name, suggestion: near, known: titles))
    }

    private mutating func placesRead(in column: ForeignTable.Column) -> Int {
        // Different ones: of municipalities and their regions, the municipalities are what the rows are about.
        var found: Set<PlaceNames.Found> = []
        for row in rows.prefix(1000) {
            found.insert(reading.read(row.cells[column.index].text, head: column.title))
        }
        return found.subtracting([.unknown]).count
    }

    /// Where a place has several rows of one period, keeps those that are the totals of the other columns.
    private mutating func keepTotals() {
        guard let region else { return }
        func key(_ row: Delimited.Row) -> String {
            "\(row.cells[region.index].text)|\(period.map { row.cells[$0.index].text } ?? "")"
                + "|\(level.map { row.cells[$0.index].text } ?? "")"
        }
        let numbers = Set(numbered.map(\.index))
        for column in table.columns
        where ![region.index, period?.index, level?.index].contains(column.index)
            && !numbers.contains(column.index) && spelling(of: column.title) != "id"
        {
            guard Set(rows.map(key)).count < rows.count else { return }
            let words = Set(rows.map { $0.cells[column.index].text })
            guard words.count > 1 else { continue }
            let totals = words.filter(ForeignClasses.isTotal)
            if totals.count == 1, let total = totals.first {
                rows = rows.filter { $0.cells[column.index].text == total }
                notes.append(
                    Phrase("import.totals", ["total": .text(total), "title": .text(column.title)]))
            } else {
                problems.append(
                    Problem(
                        table.file, column.cell.line, column.cell.column,
                        .severalCategories(column.title, words.sorted().prefix(4).joined(separator: ", "))))
            }
        }
    }

    /// Refuses rows that are all of one class, which a file names beside its numbers: they are a part of what a figure is.
    private mutating func refuseSingleClasses(_ content: FigureTables.Content) {
        // A figure of one class, `safety.crimes_2015[property]`, is what the user says that the rows are.
        let element = options.figure.map { parts(of: FigureTitles.figure(called: $0) ?? $0).element } ?? ""
        guard element.isEmpty || Int(element) != nil else { return }
        let said = [region, period, level].compactMap { $0?.index } + numbered.map(\.index)
        for column in table.columns where !said.contains(column.index) && !ForeignClasses.isRemark(column) {
            let words = Set(rows.map { $0.cells[column.index].text })
            guard words.count == 1, let word = words.first, !isWhole(word, of: column) else { continue }
            problems.append(
                Problem(table.file, column.cell.line, column.cell.column, .singleClass(column.title, word)))
        }
    }

    /// Whether a word that all rows have beside their numbers makes them no part of what is counted.
    private mutating func isWhole(_ word: String, of column: ForeignTable.Column) -> Bool {
        if ForeignNumbers.missing.contains(word) || ForeignClasses.isTotal(word) { return true }
        if ForeignClasses.isClass(column) { return false }
        return ForeignNumbers.isNumber(word) || ForeignPeriod(word) != nil
            || ColumnMeanings.meaning(of: word) != nil || reading.read(word, head: column.title) != .unknown
            || Self.regionHeads.contains(spelling(of: column.title))
    }

    /// The numbers of a column by place and year; what is missing is left out.
    mutating func entries(of columns: [ForeignTable.Column]) -> [Entry] {
        guard let region else { return [] }
        var entries: [Entry] = []
        var (parts, missing) = (0, 0)
        for row in rows {
            let placeCell = row.cells[region.index]
            let found = reading.read(
                placeCell.text, head: region.title, level: level.map { row.cells[$0.index].text } ?? "")
            for column in columns {
                guard let time = time(of: column, in: row) else { continue }
                guard case .year(let year, let isProvisional) = time else {
                    parts += 1
                    continue
                }
                let cell = row.cells[column.index]
                guard !ForeignNumbers.missing.contains(cell.text) else {
                    missing += 1
                    continue
                }
                entries.append(
                    Entry(
                        place: found, placeText: placeCell.text, year: year, isProvisional: isProvisional,
                        cell: cell))
            }
            if found == .unknown { reportPlace(placeCell) }
        }
        if parts > 0 {
            notes.append(Phrase("import.parts_of_years", ["count": .count(parts)]))
        }
        if missing > 0 {
            notes.append(
                Phrase("import.no_number", ["count": .count(missing), "title": .text(columns[0].title)]))
        }
        return entries
    }

    private mutating func reportPlace(_ cell: Delimited.Cell) {
        var near: String?
        if suggestionsLeft > 0 {
            suggestionsLeft -= 1
            near = reading.nearest(to: cell.text)
        }
        report(Problem(table.file, cell.line, cell.column, .unknownPlace(cell.text, suggestion: near)))
    }

    /// Tells a problem once: the cell of a row is read again for each of its columns.
    private mutating func report(_ problem: Problem) {
        let cell = [problem.position.line, problem.position.column]
        if told.insert(cell).inserted { problems.append(problem) }
    }

    private mutating func time(of column: ForeignTable.Column, in row: Delimited.Row) -> ForeignPeriod? {
        if let own = column.period { return own }
        guard let period else {
            if let year = options.year { return ForeignPeriod("\(year)") }
            report(Problem(table.file, table.columns[0].cell.line, 1, .yearNotSaid))
            return nil
        }
        let cell = row.cells[period.index]
        if let time = ForeignPeriod(cell.text) { return time }
        report(Problem(table.file, cell.line, cell.column, .notAYear(cell.text)))
        return nil
    }
}
