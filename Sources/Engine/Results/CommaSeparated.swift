extension ColumnTable {
    /// The table as comma-separated text (RFC 4180): a header, a line for each row, lines ended by CR LF.
    ///
    /// A value that does not exist is an empty field. Numbers are the shortest that read back to the same bits.
    public var commaSeparated: String { commaSeparatedHeader + commaSeparatedRows }

    /// The first line: the names of the columns.
    public var commaSeparatedHeader: String { line(columns.map(\.name)) }

    /// The lines after it.
    public var commaSeparatedRows: String {
        (0..<count).reduce(into: "") { text, row in text += line(values.map { $0.field(row) }) }
    }

    private func line(_ fields: [String]) -> String {
        fields.map(quoted).joined(separator: ",") + "\r\n"
    }

    private func quoted(_ field: String) -> String {
        let needsQuotes = field.utf8.contains { $0 == 0x22 || $0 == 0x2C || $0 == 0x0A || $0 == 0x0D }
        guard needsQuotes else { return field }
        return "\"" + field.split(separator: "\"", omittingEmptySubsequences: false).joined(separator: "\"\"")
            + "\""
    }
}

extension ColumnTable.Values {
    fileprivate func field(_ row: Int) -> String {
        switch self {
        case .texts(let texts): texts[row].inSheet
        case .integers(let integers): integers[row].map { "\($0)" } ?? ""
        case .numbers(let numbers): numbers[row].map { "\($0)" } ?? ""
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
