import Reading
import Spelling
import Words

/// A table as others write it: lines of title above, one or more lines of column names, rows, lines of sources below.
struct ForeignTable {
    /// A column with what stands above its numbers.
    struct Column {
        let index: Int
        /// The cell that problems of the column are reported at.
        let cell: Delimited.Cell
        /// What it is about, without unit and period: `Bevolking/Totale bevolking`.
        let title: String
        /// `aantal`, `x 1 000`, `%`; nil where none is said.
        let unit: String?
        /// Where each year has a column of its own.
        let period: ForeignPeriod?
    }

    let file: String
    private(set) var separator: Unicode.Scalar = ";"
    private(set) var titles: [String] = []
    private(set) var columns: [Column] = []
    private(set) var rows: [Delimited.Row] = []
    /// Lines below the rows: `Bron: CBS`.
    private(set) var footers: [String] = []
    private(set) var problems: [Problem] = []

    private static let limit = 64 * 1024

    init(_ file: SourceFile) {
        self.file = file.name
        let size = file.text.utf8.count
        guard size <= Self.limit * 1024 else {
            problems = [Problem(file.name, 1, 1, .fileTooLarge(kilobytes: size / 1024, limit: Self.limit))]
            return
        }
        if let kind = Self.otherKind(of: file.text) {
            problems = [Problem(file.name, 1, 1, .noTable(kind))]
            return
        }
        var named: Unicode.Scalar?
        var lines: [(line: Int, text: [Unicode.Scalar])] = []
        for record in Delimited.records(of: file.text) {
            if lines.isEmpty, named == nil, let separator = Delimited.namedSeparator(record.text) {
                named = separator
            } else if record.text.contains(where: { $0 != " " && $0 != "\t" }), record.text.first != "#" {
                lines.append(record)
            }
        }
        guard !lines.isEmpty else {
            problems = [Problem(file.name, 1, 1, .fileEmpty)]
            return
        }
        separator = named ?? Self.separator(of: lines.prefix(50).map(\.text))
        // Eurostat joins keys in one cell, whatever stands between them.
        let head = String(String.UnicodeScalarView(lines[0].text)).lowercased()
        if head.contains("\t"), head.contains("\\time") || head.contains("/time_period") { separator = "\t" }
        var split: [Delimited.Row] = []
        for line in lines {
            let cells = Delimited.cells(of: line.text, number: line.line, separator: separator)
            problems += cells.open.map { Problem(file.name, line.line, $0, .openQuotes) }
            // A spreadsheet saves the rows that were once filled.
            guard cells.cells.contains(where: { !$0.text.isEmpty }) else { continue }
            split.append(Delimited.Row(line: line.line, cells: cells.cells))
        }
        guard !split.isEmpty else {
            problems.append(Problem(file.name, 1, 1, .fileEmpty))
            return
        }
        read(split)
    }

    /// The same table with other columns and rows.
    func turned(_ columns: [Column], _ rows: [Delimited.Row]) -> ForeignTable {
        var table = self
        (table.columns, table.rows) = (columns, rows)
        return table
    }

    /// The year that the titles above name, where they name one.
    var yearAbove: Int? {
        let years = Set(
            titles.flatMap { spelling(of: $0).split(separator: " ") }.filter { $0.count == 4 }
                .compactMap { Int($0) }.filter { (1990...2030).contains($0) })
        return years.count == 1 ? years.first : nil
    }

    /// What a text is that is no table at all; nil where it may be one.
    private static func otherKind(of text: String) -> Phrase? {
        let scalars = text.unicodeScalars
        guard !scalars.contains("\0") else { return Phrase("kind.bytes") }
        let first = scalars.first { !$0.properties.isWhitespace && $0 != "\u{FEFF}" }
        switch first {
        case "{", "[": return Phrase("kind.json")
        case "<": return Phrase("kind.web_page")
        default: return text.hasPrefix("%PDF") ? Phrase("kind.pdf") : nil
        }
    }

    /// The character that parts most lines into equally many cells; of equals the first.
    private static func separator(of lines: [[Unicode.Scalar]]) -> Unicode.Scalar {
        let candidates: [Unicode.Scalar] = [";", "\t", ",", "|"]
        func agreement(_ candidate: Unicode.Scalar) -> Int {
            let counts = lines.map { Delimited.cells(of: $0, number: 0, separator: candidate).cells.count }
            let found = Dictionary(counts.filter { $0 > 1 }.map { ($0, 1) }, uniquingKeysWith: +)
            return found.values.max() ?? 0
        }
        return candidates.reduce((best: candidates[0], count: 0)) { known, candidate in
            let count = agreement(candidate)
            return count > known.count ? (candidate, count) : known
        }.best
    }

    private mutating func read(_ lines: [Delimited.Row]) {
        func filled(_ row: Delimited.Row) -> Int { row.cells.count { !$0.text.isEmpty } }
        // Above a sheet of Eurostat stand lines such as `Sex;Total`.
        func isAbove(_ row: Delimited.Row, width: Int) -> Bool {
            width > 3 && filled(row) == 2 && row.cells[0].text.isEmpty == false
                && (row.cells[0].text.hasSuffix(":")
                    || !row.cells.contains {
                        ForeignPeriod($0.text) != nil || ForeignNumbers.isNumber($0.text)
                    })
                && lines.contains { $0.line > row.line && filled($0) > 2 }
        }
        let widths = Dictionary(
            lines.filter { $0.cells.count > 1 }.map { ($0.cells.count, 1) }, uniquingKeysWith: +)
        guard var width = widths.max(by: { ($0.value, $0.key) < ($1.value, $1.key) })?.key,
            // A title may hold the separator: `Bevolking; regio`.
            let first = lines.firstIndex(where: {
                filled($0) > ($0.cells.count < width ? 2 : 1) && !isAbove($0, width: width)
            })
        else {
            problems.append(Problem(file, lines[0].line, 1, .oneColumn))
            return
        }
        titles = lines[..<first].map { $0.cells.map(\.text).filter { !$0.isEmpty }.joined(separator: "; ") }
            .filter { !$0.isEmpty }
        // Separators at the ends of lines make cells that no column has a name for.
        let named = lines[first].cells.count
        if named < width, lines[first...].allSatisfy({ $0.cells.dropFirst(named).allSatisfy(\.text.isEmpty) })
        {
            width = named
        }
        let lines = lines.map { row in
            row.cells.count > width && row.cells.dropFirst(width).allSatisfy(\.text.isEmpty)
                ? Delimited.Row(line: row.line, cells: Array(row.cells.prefix(width))) : row
        }
        var head = [lines[first]]
        var next = first + 1
        while next < lines.count, Self.goesOnAbove(lines[next]) {
            head.append(lines[next])
            next += 1
        }
        for row in head where row.cells.count != width {
            report(row, .unevenRow(found: row.cells.count, expected: width, separator: name(of: separator)))
        }
        for row in lines[next...] {
            if filled(row) < 2, row.cells.count != width || row.cells.first?.text.isEmpty == false {
                footers.append(row.cells.first { !$0.text.isEmpty }?.text ?? "")
            } else if row.cells.count == width {
                rows.append(row)
            } else {
                report(
                    row, .unevenRow(found: row.cells.count, expected: width, separator: name(of: separator)))
            }
        }
        guard problems.isEmpty else { return }
        guard !rows.isEmpty else {
            problems.append(Problem(file, head[0].line, 1, .noRows))
            return
        }
        columns = (0..<width).map { index in Self.column(index, head.map { $0.cells[index] }) }
        if !columns.contains(where: { $0.period != nil || ForeignHeads.isPeriod($0.title) }) {
            columns = columns.map(Self.dated)
        }
    }

    /// Whether a line goes on with the names of the columns: it begins with nothing or with the name of a dimension.
    private static func goesOnAbove(_ row: Delimited.Row) -> Bool {
        let first = row.cells.first?.text ?? ""
        guard first.isEmpty || ForeignHeads.isDimension(first) else { return false }
        return row.cells.allSatisfy {
            !ForeignNumbers.isNumber($0.text) || ForeignPeriod($0.text) != nil
        }
    }

    private static func column(_ index: Int, _ cells: [Delimited.Cell]) -> Column {
        var parts: [String] = []
        var unit: String?
        var period: ForeignPeriod?
        // `2020|Aantal inwoners`
        for text in cells.flatMap({ $0.text.split(separator: "|").map { trimmed(String($0)) } })
        where !text.isEmpty {
            if let found = ForeignPeriod(text) {
                period = found
            } else if cells.count > 1, index > 0, ForeignUnits.isUnit(text) {
                unit = text
            } else if parts.last != text {
                parts.append(text)
            }
        }
        // Above the names of regions and periods stands what the other columns have there: `Onderwerp`.
        if parts.count > 1 {
            let named = parts.filter { !ForeignHeads.isUnit($0) }
            if named.allSatisfy(ForeignHeads.isDimension), let last = named.last {
                parts = [last]
            } else {
                parts = parts.filter { !ForeignHeads.isTopic($0) && !ForeignHeads.isUnit($0) }
            }
        }
        var title = parts.joined(separator: "/")
        let brackets: [Character: Character] = [")": "(", "]": "["]
        if let open = title.last.flatMap({ brackets[$0] }),
            let start = title.lastIndex(of: open)
        {
            let inside = String(title[title.index(after: start)...].dropLast())
            if ForeignUnits.isUnit(inside, inBrackets: true) {
                unit = inside
                title = trimmed(String(title[..<start]))
            }
        } else if let mark = title.lastIndex(where: { $0 == "," || $0 == " " }), !title.contains("_") {
            // `Werkloosheid, %`
            let behind = trimmed(String(title[title.index(after: mark)...]))
            if ForeignUnits.isSymbol(behind) {
                unit = behind
                title = trimmed(String(title[..<mark]))
                for word in [" in", ","] where title.hasSuffix(word) {
                    title = trimmed(String(title.dropLast(word.count)))
                }
            }
        }
        let cell = cells.last { !$0.text.isEmpty } ?? cells[0]
        return Column(index: index, cell: cell, title: title, unit: unit, period: period)
    }

    /// A column with the year that its title ends or begins with: `Woningvoorraad 2022`, `inwoners_2022`.
    private static func dated(_ column: Column) -> Column {
        guard !column.title.contains("."), !column.title.contains("[") else { return column }
        var found: (title: String, year: String)?
        if let match = column.title.wholeMatch(of: /(.*?[^0-9\-])[ _(]+((?:19|20)[0-9]{2}\*{0,2})\)?/) {
            found = (String(match.output.1), String(match.output.2))
        } else if let match = column.title.wholeMatch(of: /((?:19|20)[0-9]{2}\*{0,2})[ _]+([^0-9].*)/) {
            found = (String(match.output.2), String(match.output.1))
        }
        guard let (title, year) = found, let period = ForeignPeriod(year),
            // A price level, a span, or the last of several.
            !spelling(of: title).split(separator: " ").contains(where: { spans.contains(String($0)) })
        else { return column }
        return Column(
            index: column.index, cell: column.cell, title: trimmed(title), unit: column.unit, period: period)
    }

    private static let spans: Set = [
        "prijzen", "prijspeil", "prices", "sinds", "vanaf", "tot", "tm", "since", "from", "until", "to",
        "basis",
        "indeling",
    ]

    private func name(of separator: Unicode.Scalar) -> Phrase {
        switch separator {
        case ";": Phrase("separator.semicolons")
        case "\t": Phrase("separator.tabs")
        case "|": Phrase("separator.bars")
        default: Phrase("separator.commas")
        }
    }

    private mutating func report(_ row: Delimited.Row, _ fact: Fact) {
        problems.append(Problem(file, row.line, 1, fact))
    }
}
