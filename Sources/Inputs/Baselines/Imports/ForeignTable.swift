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

    private static let limit = 4096

    init(_ file: SourceFile) {
        self.file = file.name
        let size = file.text.utf8.count
        guard size <= Self.limit * 1024 else {
            problems = [Problem(file.name, 1, 1, .fileTooLarge(kilobytes: size / 1024, limit: Self.limit))]
            return
        }
        let scalars = file.text.unicodeScalars
        guard !scalars.contains("\u{FFFD}"), !scalars.contains("\0") else {
            problems = [Problem(file.name, 1, 1, .notText)]
            return
        }
        let lines = Delimited.lines(of: file.text).enumerated().compactMap { index, line in
            let isBlank = line.allSatisfy { $0 == " " || $0 == "\t" }
            return isBlank || line.first == "#" ? nil : (number: index + 1, text: line)
        }
        guard !lines.isEmpty else {
            problems = [Problem(file.name, 1, 1, .fileEmpty)]
            return
        }
        separator = Self.separator(of: lines.prefix(50).map(\.text))
        var split: [Delimited.Row] = []
        for line in lines {
            let cells = Delimited.cells(of: line.text, number: line.number, separator: separator)
            problems += cells.open.map { Problem(file.name, line.number, $0, .openQuotes) }
            split.append(Delimited.Row(line: line.number, cells: cells.cells))
        }
        read(split)
    }

    /// The character that parts most lines into equally many cells; of equals the first.
    private static func separator(of lines: [[Unicode.Scalar]]) -> Unicode.Scalar {
        let candidates: [Unicode.Scalar] = [";", "\t", ","]
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
        let widths = Dictionary(
            lines.filter { $0.cells.count > 1 }.map { ($0.cells.count, 1) }, uniquingKeysWith: +)
        guard let width = widths.max(by: { ($0.value, $0.key) < ($1.value, $1.key) })?.key,
            // A title may hold the separator: `Bevolking; regio`.
            let first = lines.firstIndex(where: { filled($0) > ($0.cells.count < width ? 2 : 1) })
        else {
            problems.append(Problem(file, lines[0].line, 1, .oneColumn))
            return
        }
        titles = lines[..<first].map { $0.cells.map(\.text).filter { !$0.isEmpty }.joined(separator: "; ") }
            .filter { !$0.isEmpty }
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
    }

    /// Whether a line goes on with the names of the columns: it begins with nothing or with the name of a dimension.
    private static func goesOnAbove(_ row: Delimited.Row) -> Bool {
        let first = spelling(of: row.cells.first?.text ?? "")
        let names: Set = [
            "", "perioden", "onderwerp", "onderwerpen", "regio s", "regios", "eenheid", "periods", "topic",
        ]
        guard names.contains(first) else { return false }
        return row.cells.allSatisfy {
            !ForeignNumbers.isNumber($0.text) || ForeignPeriod($0.text) != nil
        }
    }

    private static func column(_ index: Int, _ cells: [Delimited.Cell]) -> Column {
        var parts: [String] = []
        var unit: String?
        var period: ForeignPeriod?
        for cell in cells where !cell.text.isEmpty {
            if let found = ForeignPeriod(cell.text) {
                period = found
            } else if cells.count > 1, index > 0, ForeignUnits.isUnit(cell.text) {
                unit = cell.text
            } else if parts.last != cell.text {
                parts.append(cell.text)
            }
        }
        var title = parts.joined(separator: "/")
        if title.hasSuffix(")"), let open = title.lastIndex(of: "(") {
            let inside = String(title[title.index(after: open)...].dropLast())
            if ForeignUnits.isUnit(inside) {
                unit = inside
                title = trimmed(String(title[..<open]))
            }
        }
        let cell = cells.last { !$0.text.isEmpty } ?? cells[0]
        return Column(index: index, cell: cell, title: title, unit: unit, period: period)
    }

    private func name(of separator: Unicode.Scalar) -> Phrase {
        switch separator {
        case ";": Phrase("separator.semicolons")
        case "\t": Phrase("separator.tabs")
        default: Phrase("separator.commas")
        }
    }

    private mutating func report(_ row: Delimited.Row, _ fact: Fact) {
        problems.append(Problem(file, row.line, 1, fact))
    }
}
