import CXlsxWriter
import Foundation
import Messages
import Results
import Words

/// Tables as an Excel workbook, a sheet for each, by libxlsxwriter.
struct Workbook {
    private let tables: ExportedTables
    /// What a sheet of Excel holds.
    static let mostRows = 1_048_576
    /// What a cell of Excel holds.
    private static let longestText = 32_767

    init(_ tables: ExportedTables) { self.tables = tables }

    /// The bytes of the file; the same for the same tables.
    ///
    /// - Throws: `Complaint` where a table has more rows than a sheet, or the disk is full.
    func data() throws -> Data {
        let long = ExportedTables.Name.allCases.filter { tables[$0].count >= Self.mostRows }
        guard long.isEmpty else {
            throw Complaint(
                long.map { name in
                    Phrase(
                        "client.export.rows",
                        [
                            "table": .text(name.rawValue), "rows": .count(tables[name].count),
                            "most": .count(Self.mostRows - 1),
                        ])
                }, .input)
        }
        let path = FileManager.default.temporaryDirectory
            .appending(path: "polder-\(UUID().uuidString).xlsx").path(percentEncoded: false)
        defer { try? FileManager.default.removeItem(atPath: path) }
        guard let workbook = workbook_new(path) else { throw Self.unwritable(path) }
        var properties = lxw_doc_properties()
        // A fixed moment, so that the same tables are the same bytes: 1 January 2024, where the model starts.
        properties.created = 1_704_067_200
        workbook_set_properties(workbook, &properties)
        let bold = workbook_add_format(workbook)
        format_set_bold(bold)
        for name in ExportedTables.Name.allCases { fill(workbook, name.rawValue, tables[name], bold) }
        guard workbook_close(workbook) == LXW_NO_ERROR, let data = FileManager.default.contents(atPath: path)
        else { throw Self.unwritable(path) }
        return data
    }

    private func fill(
        _ workbook: UnsafeMutablePointer<lxw_workbook>, _ name: String, _ table: ColumnTable,
        _ bold: UnsafeMutablePointer<lxw_format>?
    ) {
        let sheet = workbook_add_worksheet(workbook, name)
        for (place, column) in table.columns.enumerated() {
            let number = lxw_col_t(place)
            worksheet_write_string(sheet, 0, number, column.name, bold)
            worksheet_set_column(sheet, number, number, Double(width(of: column, table.values[place])), nil)
            switch table.values[place] {
            case .texts(let texts):
                for (row, text) in texts.enumerated() where !text.isEmpty {
                    // A text stays one, whatever it begins with.
                    worksheet_write_string(
                        sheet, lxw_row_t(row + 1), number, String(text.shown().prefix(Self.longestText)), nil)
                }
            case .integers(let integers):
                for (row, value) in integers.enumerated() {
                    if let value {
                        worksheet_write_number(sheet, lxw_row_t(row + 1), number, Double(value), nil)
                    }
                }
            case .numbers(let numbers):
                for (row, value) in numbers.enumerated() {
                    if let value, value.isFinite {
                        worksheet_write_number(sheet, lxw_row_t(row + 1), number, value, nil)
                    }
                }
            }
        }
        worksheet_freeze_panes(sheet, 1, 0)
        guard table.count > 0, !table.columns.isEmpty else { return }
        worksheet_autofilter(sheet, 0, 0, lxw_row_t(table.count), lxw_col_t(table.columns.count - 1))
    }

    /// Characters that a column is wide: as its name and its first texts need, within bounds.
    private func width(of column: ResultColumn, _ values: ColumnTable.Values) -> Int {
        guard case .texts(let texts) = values else { return max(9, column.name.count + 3) }
        return min(44, max(column.name.count + 3, texts.prefix(200).map(\.count).max() ?? 0))
    }

    private static func unwritable(_ path: String) -> Complaint {
        Complaint(Phrase("client.output.full", ["file": .text(path)]), .input)
    }
}
