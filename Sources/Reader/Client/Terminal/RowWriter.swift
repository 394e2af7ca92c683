import Foundation
import Messages
import Results

/// Writes rows of one table as they come, in one of the formats.
struct RowWriter {
    enum Format: String, CaseIterable {
        case table, csv, json, arrow

        /// What a file's name ends with.
        var ending: String { self == .arrow ? "arrows" : rawValue }
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

/// A file that is there when all of it is, or standard output.
final class RowFile {
    private let handle: FileHandle
    private let path: String?
    private var isFinished = false

    /// - Parameters:
    ///   - output: a file, or a folder that is there; nil for standard output.
    ///   - name: what a file in a folder is called.
    /// - Throws: `Complaint` where it cannot be written.
    init(_ output: String?, name: String) throws {
        guard let output else {
            (handle, path) = (.standardOutput, nil)
            return
        }
        let path = Self.isFolder(output) ? (output as NSString).appendingPathComponent(name) : output
        guard FileManager.default.createFile(atPath: path + ".part", contents: nil),
            let handle = FileHandle(forWritingAtPath: path + ".part")
        else { throw Complaint("\(path): the file cannot be written; name another with -o", .input) }
        (self.handle, self.path) = (handle, path)
    }

    deinit {
        if let path, !isFinished { unlink(path + ".part") }
    }

    static func isFolder(_ output: String?) -> Bool {
        var isFolder: ObjCBool = false
        guard let output else { return false }
        return FileManager.default.fileExists(atPath: output, isDirectory: &isFolder) && isFolder.boolValue
    }

    /// - Throws: `Complaint` where the disk is full or nobody reads.
    func write(_ data: Data) throws {
        do {
            try handle.write(contentsOf: data)
        } catch {
            throw Complaint(
                "\(path ?? "standard output"): no more can be written; free some space, or name another with -o",
                .input)
        }
    }

    /// Gives the file its name.
    func finish() throws {
        guard let path else { return }
        try? handle.close()
        guard rename(path + ".part", path) == 0 else {
            throw Complaint("\(path): the file cannot be written; name another with -o", .input)
        }
        isFinished = true
    }
}
