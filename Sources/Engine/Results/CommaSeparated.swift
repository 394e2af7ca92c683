/// How a table is written as text.
public struct SheetStyle: Sendable {
    let separator: Character
    let decimalMark: Character
    /// What the text begins with.
    let start: String

    /// As RFC 4180 has it.
    public static let plain = SheetStyle(separator: ",", decimalMark: ".", start: "")
    /// As Excel opens it by a double click where commas are decimal marks: semicolons, and a byte-order mark.
    public static let excel = SheetStyle(separator: ";", decimalMark: ",", start: "\u{FEFF}")
}

extension ColumnTable {
    /// The whole table in a style.
    public func text(in style: SheetStyle) -> String {
        style.start + line(columns.map(\.name), in: style) + rows(in: style)
    }

    /// The table as comma-separated text (RFC 4180): a header, a line for each row, lines ended by CR LF.
    ///
    /// A value that does not exist is an empty field. Numbers are the shortest that read back to the same bits.
    public var commaSeparated: String { commaSeparatedHeader + commaSeparatedRows }

    /// The first line: the names of the columns.
    public var commaSeparatedHeader: String { line(columns.map(\.name), in: .plain) }

    /// The lines after it.
    public var commaSeparatedRows: String { rows(in: .plain) }

    private func rows(in style: SheetStyle) -> String {
        (0..<count).reduce(into: "") { text, row in
            text += line(values.map { $0.field(row, in: style) }, in: style)
        }
    }

    private func line(_ fields: [String], in style: SheetStyle) -> String {
        fields.map { quoted($0, in: style) }.joined(separator: String(style.separator)) + "\r\n"
    }

    private func quoted(_ field: String, in style: SheetStyle) -> String {
        let separator = style.separator.asciiValue ?? 0x2C
        let needsQuotes = field.utf8.contains { $0 == 0x22 || $0 == separator || $0 == 0x0A || $0 == 0x0D }
        guard needsQuotes else { return field }
        return "\"" + field.split(separator: "\"", omittingEmptySubsequences: false).joined(separator: "\"\"")
            + "\""
    }
}

extension ColumnTable.Values {
    fileprivate func field(_ row: Int, in style: SheetStyle) -> String {
        switch self {
        case .texts(let texts): texts[row].inSheet
        case .integers(let integers): integers[row].map { "\($0)" } ?? ""
        case .numbers(let numbers):
            numbers[row].map { number in
                let text = "\(number)"
                return style.decimalMark == "." ? text : text.replacing(".", with: String(style.decimalMark))
            } ?? ""
        }
    }
}

extension String {
    /// The text as a cell of a spreadsheet: what others wrote is no formula, and ends no line.
    fileprivate var inSheet: String {
        let shown = shown()
        guard let first = shown.utf8.first, "=+-@".utf8.contains(first) else { return shown }
        return "'" + shown
    }
}
