import Reading
import Spelling
import Words

/// The columns of a foreign table by their part, and what each row says of place and time.
struct ForeignRows {
    /// A number with where and when.
    struct Entry {
        let place: PlaceNames.Found
        /// Where the file names the place.
        let placeCell: Delimited.Cell
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

    init(_ table: ForeignTable, options: ImportOptions, content: FigureTables.Content) {
        self.options = options
        reading = PlaceReading(content.names)
        let shapes = ForeignShapes(table, content.names)
        self.table = shapes.table
        rows = self.table.rows
        notes = shapes.notes.map { Phrase($0) }
        findColumns()
        if region != nil {
            decideTwofold()
            keepUnit()
            keepTotals()
            refuseSingleClasses(content)
        }
    }

    /// Columns that may hold numbers: none of those that say where and when.
    var numbered: [ForeignTable.Column] {
        let others = [region, period, level].compactMap { $0?.index }
        return table.columns.filter { column in
            !others.contains(column.index) && !ForeignHeads.isRowNumber(column.title)
                && !ForeignClasses.isClass(column) && !ForeignHeads.isRegion(column.title)
                && holdsNumbers(column)
                && !(column.title.isEmpty && column.period == nil && isCounting(column))
        }
    }

    /// How many of the numbers of some columns have a percent sign behind them.
    enum Percents { case all, some, none }

    func percents(in columns: [ForeignTable.Column]) -> Percents {
        var (with, without) = (0, 0)
        for row in rows {
            for column in columns {
                let text = row.cells[column.index].text
                guard ForeignNumbers.isNumber(text) else { continue }
                if ForeignNumbers.isPercent(text) { with += 1 } else { without += 1 }
            }
        }
        return with == 0 ? .none : without == 0 ? .all : .some
    }

    /// Whether a column numbers the rows, as programs write it before them.
    private func isCounting(_ column: ForeignTable.Column) -> Bool {
        let numbers = rows.prefix(50).map { Int($0.cells[column.index].text) }
        guard let first = numbers.first.flatMap(\.self) else { return false }
        return numbers.enumerated().allSatisfy { $1 == first + $0 } && first < 2
    }

    private func holdsNumbers(_ column: ForeignTable.Column) -> Bool {
        let texts = rows.lazy.map { $0.cells[column.index].text }
            .filter { !ForeignNumbers.isMissing($0) }.prefix(50)
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
            region = table.columns.first { ForeignHeads.isRegion($0.title) }
            var best = 0
            if let region { best = placesRead(in: region) }
            for column in table.columns where column.index != region?.index && column.period == nil {
                let count = placesRead(in: column)
                if count > best { (region, best) = (column, count) }
            }
            if let region, !ForeignHeads.isRegion(region.title) {
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
        period = periodColumn()
        level = table.columns.first { ForeignHeads.isLevel($0.title) }
    }

    /// The column that says the year of a row: by its name, or since it holds nothing but years.
    private mutating func periodColumn() -> ForeignTable.Column? {
        let others = table.columns.filter { $0.index != region?.index && $0.period == nil }
        let named = others.filter { ForeignHeads.isPeriod($0.title) }
        // Of a code and its date, the one that says a year in most rows.
        if let found = named.max(by: { yearsRead(in: $0) < yearsRead(in: $1) }) { return found }
        guard rows.count > 1, !table.columns.contains(where: { $0.period != nil }) else { return nil }
        let found = others.first { column in
            let wanted = options.column.map(spelling(of:))
            return spelling(of: column.title) != wanted && column.unit == nil
                && ColumnMeanings.meaning(of: column.title) == nil && yearsRead(in: column) == rows.count
                && rows.contains { ForeignPeriod($0.cells[column.index].text) != .part }
        }
        if let found { notes.append(Phrase("import.period_column", ["title": .text(found.title)])) }
        return found
    }

    /// How many rows say a time in this column that a figure can be about.
    private func yearsRead(in column: ForeignTable.Column) -> Int {
        rows.count { row in
            switch ForeignPeriod(row.cells[column.index].text) {
            case .year(let year, _): (1990...2030).contains(year)
            case .part: true
            case nil: false
            }
        }
    }

    /// Decides by all rows whether names such as Utrecht are those of municipalities or of regions; asks where they do not tell.
    private mutating func decideTwofold() {
        guard let region else { return }
        var twofold: [Delimited.Cell] = []
        var (municipalities, places) = (0, 0)
        var seen: Set<String> = []
        for row in rows {
            let cell = row.cells[region.index]
            let said = level.map { row.cells[$0.index].text } ?? ""
            guard seen.insert("\(cell.text)|\(said)").inserted else { continue }
            if reading.isTwofold(cell.text, head: region.title, level: said) {
                twofold.append(cell)
                continue
            }
            switch reading.read(cell.text, head: region.title, level: said) {
            case .municipality, .unknownMunicipality, .neighbourhood: municipalities += 1
            case .place(Places.nation, _), .otherArea, .unknown: break
            case .place: places += 1
            }
        }
        guard let first = twofold.first else { return }
        switch (municipalities > 0, places > 0) {
        case (true, false): reading.twofoldAreMunicipalities = true
        case (false, true): break
        default: problems.append(Problem(table.file, first.line, first.column, .twofoldPlace(first.text)))
        }
    }

    /// Where rows are in several units and the user names one of them, keeps its rows.
    private mutating func keepUnit() {
        guard let wanted = options.unit,
            let unit = table.columns.first(where: { ForeignHeads.isUnit($0.title) })
        else { return }
        let kept = rows.filter { spelling(of: $0.cells[unit.index].text) == spelling(of: wanted) }
        guard !kept.isEmpty, kept.count < rows.count else { return }
        rows = kept
        notes.append(Phrase("import.totals", ["total": .text(wanted), "title": .text(unit.title)]))
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
            && !numbers.contains(column.index) && !ForeignHeads.isRowNumber(column.title)
            && !ForeignClasses.saysNothing(column)
        {
            guard Set(rows.map(key)).count < rows.count else { return }
            let words = Set(rows.map { $0.cells[column.index].text })
            guard words.count > 1, isParted(by: column, key) else { continue }
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

    /// Whether rows of one key differ in a column: the name of a place beside its code does not part it.
    private func isParted(by column: ForeignTable.Column, _ key: (Delimited.Row) -> String) -> Bool {
        var first: [String: String] = [:]
        return rows.contains { row in
            let word = row.cells[column.index].text
            return first.updateValue(first[key(row)] ?? word, forKey: key(row)).map { $0 != word } ?? false
        }
    }

    /// Refuses rows that are all of one class, which a file names beside its numbers: they are a part of what a figure is.
    private mutating func refuseSingleClasses(_ content: FigureTables.Content) {
        // A figure of one class, `safety.crimes_2015[property]`, is what the user says that the rows are.
        let element = options.figure.map { parts(of: FigureTitles.figure(called: $0) ?? $0).element } ?? ""
        guard element.isEmpty || Int(element) != nil else { return }
        let said = [region, period, level].compactMap { $0?.index } + numbered.map(\.index)
        for column in table.columns
        where !said.contains(column.index) && !column.title.isEmpty && !ForeignClasses.isRemark(column) {
            let words = Set(rows.map { $0.cells[column.index].text })
            guard words.count == 1, let word = words.first, !isWhole(word, of: column) else { continue }
            problems.append(
                Problem(table.file, column.cell.line, column.cell.column, .singleClass(column.title, word)))
        }
    }

    /// Whether a word that all rows have beside their numbers makes them no part of what is counted.
    private mutating func isWhole(_ word: String, of column: ForeignTable.Column) -> Bool {
        if ForeignNumbers.isMissing(word) || ForeignClasses.isTotal(word) { return true }
        if ForeignClasses.isClass(column) { return false }
        return ForeignNumbers.isNumber(word) || ForeignPeriod(word) != nil
            || ColumnMeanings.meaning(of: word) != nil || reading.read(word, head: column.title) != .unknown
            || ForeignHeads.isRegion(column.title)
    }

    /// The numbers of a column by place and year; what is missing is left out.
    mutating func entries(of columns: [ForeignTable.Column]) -> [Entry] {
        guard let region else { return [] }
        var entries: [Entry] = []
        var (parts, missing) = (0, 0)
        let flags = table.columns.first { ["obs flag", "obs status"].contains(spelling(of: $0.title)) }
        for row in rows {
            let placeCell = row.cells[region.index]
            let found = reading.read(
                placeCell.text, head: region.title, level: level.map { row.cells[$0.index].text } ?? "")
            let isFlagged = flags.map { row.cells[$0.index].text.contains { "pe".contains($0) } } ?? false
            for column in columns {
                let cell = row.cells[column.index]
                guard !ForeignNumbers.isMissing(cell.text) else {
                    missing += 1
                    continue
                }
                // The total of a sheet stands below rows of which each has a year, without one.
                if case .otherArea = found, column.period == nil, let period,
                    row.cells[period.index].text.isEmpty
                {
                    continue
                }
                guard let time = time(of: column, in: row) else {
                    if found == .unknown { reportPlace(placeCell) }
                    continue
                }
                guard case .year(let year, let isProvisional) = time else {
                    parts += 1
                    continue
                }
                entries.append(
                    Entry(
                        place: found, placeCell: placeCell, year: year,
                        isProvisional: isProvisional || isFlagged || ForeignNumbers.isProvisional(cell.text),
                        cell: cell))
            }
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

    /// Tells that the file names a place that there is not.
    mutating func reportPlace(_ cell: Delimited.Cell) {
        var near: String?
        if suggestionsLeft > 0 {
            suggestionsLeft -= 1
            near = reading.nearest(to: cell.text.replacing("\u{FFFD}", with: ""))
        }
        let fact: Fact =
            cell.text.contains("\u{FFFD}")
            ? .damagedPlace(cell.text, suggestion: near) : .unknownPlace(cell.text, suggestion: near)
        report(Problem(table.file, cell.line, cell.column, fact))
    }

    /// Tells a problem once: the cell of a row is read again for each of its columns.
    private mutating func report(_ problem: Problem) {
        let cell = [problem.position.line, problem.position.column]
        if told.insert(cell).inserted { problems.append(problem) }
    }

    private mutating func time(of column: ForeignTable.Column, in row: Delimited.Row) -> ForeignPeriod? {
        if let own = column.period { return own }
        guard let period else {
            let above = table.yearAbove
            if let year = options.year {
                if let above, above != year {
                    report(Problem(table.file, table.columns[0].cell.line, 1, .yearAbove(above, asked: year)))
                    return nil
                }
                return ForeignPeriod("\(year)")
            }
            if let above {
                let note = Phrase("import.year_above", ["year": .count(above)])
                if !notes.contains(note) { notes.append(note) }
                return ForeignPeriod("\(above)")
            }
            report(Problem(table.file, table.columns[0].cell.line, 1, .yearNotSaid))
            return nil
        }
        let cell = row.cells[period.index]
        if let time = ForeignPeriod(cell.text) { return time }
        report(Problem(table.file, cell.line, cell.column, .notAYear(cell.text)))
        return nil
    }
}
