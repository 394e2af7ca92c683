import Foundation
import Messages
import Results

/// Writes rows of one table as they come, in one of the formats.
struct RowWriter {
    enum Format: String, OutputFormat {
        case table, csv, json, arrow

        /// What a file's name ends with.
        var ending: String { self == .arrow ? "arrows" : rawValue }

        var endings: [String] {
            switch self {
            case .table: ["txt"]
            case .csv, .json: [rawValue]
            case .arrow: [ending, rawValue]
            }
        }
    }

    private let columns: [ResultColumn]
    private let format: Format
    private var hasRows = false

    init(_ columns: [ResultColumn], as format: Format) {
        self.columns = columns
        self.format = format
    }

    /// All of a table.
    static func whole(_ table: ColumnTable, as format: Format) -> Data {
        var writer = RowWriter(table.columns, as: format)
        return writer.start() + writer.rows(table) + writer.end()
    }

    /// What comes before the rows.
    func start() -> Data {
        switch format {
        case .csv, .table: Data(ColumnTable(columns, values: empty).commaSeparatedHeader.utf8)
        case .json: Data("[".utf8)
        case .arrow: Data(ColumnTable(columns, values: empty).arrowSchema)
        }
    }

    mutating func rows(_ table: ColumnTable) -> Data {
        guard table.count > 0 else { return Data() }
        defer { hasRows = true }
        switch format {
        case .csv, .table: return Data(table.commaSeparatedRows.utf8)
        case .json:
            var json = JSONText()
            json.rows(of: table)
            return Data((hasRows ? "," : "").utf8) + Data(json.text.utf8)
        case .arrow: return table.arrowChunks().reduce(into: Data()) { $0 += $1.bytes }
        }
    }

    /// What comes after the rows.
    func end() -> Data {
        switch format {
        case .csv, .table: Data()
        case .json: Data("\n]\n".utf8)
        case .arrow: Data(ColumnTable.arrowEnd)
        }
    }

    private var empty: [ColumnTable.Values] {
        columns.map { column in
            switch column.kind {
            case .text: .texts([])
            case .integer: .integers([])
            case .number: .numbers([])
            }
        }
    }
}
