extension ResultTable {
    /// The table as comma-separated text (RFC 4180): a header, a line for each row, lines ended by CR LF.
    ///
    /// A value that does not exist is an empty field. Numbers are the shortest that read back to the same bits.
    public var commaSeparated: String {
        var text = line(columns.map(\.name))
        for row in 0..<count { text += line(values.map { $0.field(row) }) }
        return text
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

extension ResultTable.Values {
    fileprivate func field(_ row: Int) -> String {
        switch self {
        case .texts(let texts): texts[row]
        case .integers(let integers): "\(integers[row])"
        case .numbers(let numbers): numbers[row].map { "\($0)" } ?? ""
        }
    }
}
