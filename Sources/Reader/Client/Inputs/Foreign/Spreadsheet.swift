import Foundation
import FoundationXML
import Reading

/// A workbook of Excel or LibreOffice, as sheets of cells.
struct Spreadsheet {
    /// A sheet with the texts of its cells, row by row.
    struct Sheet {
        let name: String
        var rows: [[String]]

        /// How much stands in it.
        var filled: Int { rows.reduce(0) { $0 + $1.count { !$0.isEmpty } } }

        /// With semicolons between the cells, and each row on the line that it has in the workbook.
        var text: String {
            rows.map { row in
                row.map { cell in
                    let line = cell.split(whereSeparator: \.isNewline).joined(separator: " ")
                    return line.contains { ";\"#".contains($0) }
                        ? "\"\(line.replacing("\"", with: "\"\""))\"" : line
                }.joined(separator: ";")
            }.joined(separator: "\n") + "\n"
        }
    }

    /// Those that are shown.
    let sheets: [Sheet]

    /// A workbook has more cells than this only by mistake.
    static let most = 4_000_000

    /// nil for an archive that is no workbook.
    ///
    /// - Throws: `Archive.Damaged` for a part that breaks off, and for a sheet with more cells than there can be.
    init?(_ archive: Archive) throws {
        if let content = try archive.file("content.xml") {
            sheets = try OpenDocumentReader.sheets(of: content)
        } else if let book = try archive.file("xl/workbook.xml") {
            sheets = try WorkbookReader.sheets(of: archive, book)
        } else {
            return nil
        }
    }

    /// A number as a table can have it, which nobody takes for thousands: `1.2340`.
    static func text(of number: Double) -> String { unmistakable(number) }

    /// A share that a sheet shows in percent.
    static func percent(of share: Double) -> String {
        unmistakable((share * 100 * 1e9).rounded() / 1e9) + "%"
    }
}

/// Puts texts at their places in a sheet.
struct SheetCells {
    private(set) var rows: [[String]] = []
    private var count = 0
    /// Whether there was something that found no place.
    private(set) var isOverfull = false

    mutating func set(_ text: String, row: Int, column: Int) {
        guard !text.isEmpty else { return }
        guard row < 1_048_576, column < 2048, count < Spreadsheet.most else { return isOverfull = true }
        count += 1
        while rows.count <= row { rows.append([]) }
        while rows[row].count <= column { rows[row].append("") }
        rows[row][column] = text
    }

    /// All rows with as many cells as the widest.
    var even: [[String]] {
        let width = rows.map(\.count).max() ?? 0
        return rows.map { $0.isEmpty ? [] : $0 + Array(repeating: "", count: width - $0.count) }
    }
}

/// `content.xml` of an OpenDocument spreadsheet.
private final class OpenDocumentReader: NSObject, XMLParserDelegate {
    private var sheets: [Spreadsheet.Sheet] = []
    private var cells = SheetCells()
    private var isOverfull = false
    private var name = ""
    private var (row, column, rowRepeat, columnRepeat) = (0, 0, 1, 1)
    private var value: String?
    private var text = ""
    private var isInCell = false

    static func sheets(of data: Data) throws -> [Spreadsheet.Sheet] {
        let reader = OpenDocumentReader()
        let parser = XMLParser(data: data)
        parser.delegate = reader
        guard parser.parse(), parser.parserError == nil, !reader.isOverfull, !reader.cells.isOverfull else {
            throw Archive.Damaged()
        }
        return reader.sheets
    }

    func parser(
        _ parser: XMLParser, didStartElement element: String, namespaceURI: String?, qualifiedName: String?,
        attributes: [String: String]
    ) {
        switch element {
        case "table:table":
            isOverfull = isOverfull || cells.isOverfull
            (cells, name, row) = (SheetCells(), attributes["table:name"] ?? "", 0)
        case "table:table-row":
            column = 0
            rowRepeat = attributes["table:number-rows-repeated"].flatMap { Int($0) } ?? 1
        case "table:table-cell", "table:covered-table-cell":
            columnRepeat = attributes["table:number-columns-repeated"].flatMap { Int($0) } ?? 1
            (text, isInCell) = ("", true)
            let number = attributes["office:value"].flatMap { Double($0) }
            value =
                switch attributes["office:value-type"] {
                case "percentage": number.map(Spreadsheet.percent(of:))
                case "float", "currency": number.map(Spreadsheet.text(of:))
                case "date": attributes["office:date-value"]
                default: nil
                }
        case "text:p" where isInCell && !text.isEmpty: text += " "
        case "text:s" where isInCell: text += " "
        default: break
        }
    }

    func parser(_ parser: XMLParser, foundCharacters string: String) {
        if isInCell { text += string }
    }

    func parser(
        _ parser: XMLParser, didEndElement element: String, namespaceURI: String?, qualifiedName: String?
    ) {
        switch element {
        case "table:table-cell", "table:covered-table-cell":
            let shown = value ?? text
            if !shown.isEmpty {
                for offset in 0..<min(columnRepeat, 2048) {
                    cells.set(shown, row: row, column: column + offset)
                }
            }
            column += columnRepeat
            isInCell = false
        case "table:table-row": row += rowRepeat
        case "table:table": sheets.append(Spreadsheet.Sheet(name: name, rows: cells.even))
        default: break
        }
    }
}
