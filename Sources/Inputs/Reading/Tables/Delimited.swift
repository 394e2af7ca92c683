/// Text as lines of cells, each of which knows where it stands.
///
/// Commas separate the cells, or semicolons or tabs where the first line has those and no commas, as spreadsheets save
/// where the comma is the decimal mark. Cells in double quotes may hold separators, line breaks and doubled quotes. Left out are
/// lines without text, those that begin with `#`, and a first line `sep=;`, by which Excel knows the separator.
public struct Delimited {
    public struct Cell: Sendable {
        public var text: String
        public let line: Int
        public let column: Int

        public init(text: String, line: Int, column: Int) {
            (self.text, self.line, self.column) = (text, line, column)
        }
    }

    public struct Row: Sendable {
        public let line: Int
        public var cells: [Cell]

        public init(line: Int, cells: [Cell]) {
            self.line = line
            self.cells = cells
        }
    }

    public let file: String
    /// What stands between the cells: a comma, a semicolon or a tab.
    public private(set) var separator: Unicode.Scalar = ","
    public private(set) var head: [Cell] = []
    public private(set) var rows: [Row] = []
    public private(set) var problems: [Problem] = []
    private var isNamed = false

    /// Reads `file`; `problems` says what could not be.
    public init(_ file: SourceFile, limitInKilobytes limit: Int = 4096) {
        self.file = file.name
        let size = file.text.utf8.count
        guard size <= limit * 1024 else {
            problems = [Problem(file.name, 1, 1, .fileTooLarge(kilobytes: size / 1024, limit: limit))]
            return
        }
        guard !file.text.unicodeScalars.contains("\0") else {
            problems = [Problem(file.name, 1, 1, .notText)]
            return
        }
        problems = Self.lostLetters(in: file)
        guard problems.isEmpty else { return }
        for record in Self.records(of: file.text) { read(record.text, number: record.line) }
        if head.isEmpty, problems.isEmpty { problems = [Problem(file.name, 1, 1, .fileEmpty)] }
    }

    private mutating func read(_ line: [Unicode.Scalar], number: Int) {
        guard line.contains(where: { $0 != " " && $0 != "\t" }), line.first != "#" else { return }
        if head.isEmpty, let named = Self.namedSeparator(line) {
            isNamed = true
            separator = named
            return
        }
        if head.isEmpty, !isNamed { separator = Self.separator(of: line) }
        let cells = split(line, number: number)
        // A spreadsheet saves the rows that were once filled.
        guard head.isEmpty || cells.contains(where: { !$0.text.isEmpty }) else { return }
        if head.isEmpty {
            head = cells
        } else if cells.count == head.count {
            rows.append(Row(line: number, cells: cells))
        } else {
            problems.append(
                decimalComma(in: cells)
                    ?? Problem(file, number, 1, .wrongCellCount(found: cells.count, expected: head.count)))
        }
    }

    private static func separator(of line: [Unicode.Scalar]) -> Unicode.Scalar {
        let others: [Unicode.Scalar] = [";", "\t"]
        return line.contains(",") ? "," : others.first { line.contains($0) } ?? ","
    }

    /// `0,5` or `1,500,000` without quotes makes cells too many.
    private func decimalComma(in cells: [Cell]) -> Problem? {
        guard separator == "," else { return nil }
        let count = cells.count - head.count + 1
        guard count > 1 else { return nil }
        for start in cells.indices.dropLast(count - 1) {
            let text = cells[start..<start + count].map(\.text).joined(separator: ",")
            if let slip = NumberSlip(of: text, within: -Double.infinity...Double.infinity) {
                return Problem(file, cells[start].line, cells[start].column, slip.fact(for: text))
            }
        }
        return nil
    }

    private mutating func split(_ line: [Unicode.Scalar], number: Int) -> [Cell] {
        let split = Self.cells(of: line, number: number, separator: separator)
        problems += split.open.map { Problem(file, number, $0, .openQuotes) }
        return split.cells
    }

    /// The cells of a line, and the columns at which quotes begin that have no end.
    public static func cells(
        of line: [Unicode.Scalar], number: Int, separator: Unicode.Scalar
    ) -> (cells: [Cell], open: [Int]) {
        var cells: [Cell] = []
        var open: [Int] = []
        var position = 0
        repeat {
            let start = position
            var text = String.UnicodeScalarView()
            if position < line.count, line[position] == "\"" {
                position += 1
                var closed = false
                while position < line.count {
                    if line[position] == "\"" {
                        guard position + 1 < line.count, line[position + 1] == "\"" else {
                            closed = true
                            position += 1
                            break
                        }
                        position += 1
                    }
                    text.append(line[position])
                    position += 1
                }
                if !closed { open.append(start + 1) }
            }
            while position < line.count, line[position] != separator {
                text.append(line[position])
                position += 1
            }
            cells.append(Cell(text: trimmed(String(text)), line: number, column: start + 1))
            position += 1
        } while position <= line.count
        return (cells, open)
    }

    /// The position of a column by its name.
    public func column(_ name: String) -> Int? { head.firstIndex { $0.text == name } }
}

/// The text without spaces of any width at either end.
public func trimmed(_ text: String) -> String {
    let isSpace: (Character) -> Bool = { $0.isWhitespace && !$0.isNewline }
    var rest = text[...].drop(while: isSpace)
    while let last = rest.last, isSpace(last) { rest.removeLast() }
    return String(rest)
}
