import Foundation
import FoundationXML
import Reading

/// The sheets of an Excel workbook (Office Open XML).
enum WorkbookReader {
    /// - Throws: `Archive.Damaged` where a part breaks off, of which half would be read as the whole.
    static func sheets(of archive: Archive, _ book: Data) throws -> [Spreadsheet.Sheet] {
        let texts = try archive.file("xl/sharedStrings.xml").map { try SharedTexts.read($0) } ?? []
        let formats = try archive.file("xl/styles.xml").map { try CellFormats.read($0) } ?? []
        let targets = try archive.file("xl/_rels/workbook.xml.rels").map { try Targets.read($0) } ?? [:]
        return try SheetNames.read(book).compactMap { sheet in
            guard let target = targets[sheet.id],
                let content = try archive.file(
                    target.hasPrefix("/") ? String(target.dropFirst()) : "xl/\(target)")
            else { return nil }
            let rows = try SheetReader.read(content, texts: texts, formats: formats)
            return Spreadsheet.Sheet(name: sheet.name, rows: rows)
        }
    }
}

/// What a number in a cell is shown as.
private enum CellFormat { case number, percent, date }

/// Has a delegate read some XML; each is one itself, since a base class would get what is found.
///
/// - Throws: `Archive.Damaged` for what is no XML to its end.
private func parse(_ data: Data, by delegate: some XMLParserDelegate) throws {
    let parser = XMLParser(data: data)
    parser.delegate = delegate
    guard parser.parse(), parser.parserError == nil else { throw Archive.Damaged() }
}

/// The name of an element without its prefix.
private func local(_ element: String) -> Substring {
    element.lastIndex(of: ":").map { element[element.index(after: $0)...] } ?? element[...]
}

/// Names of the sheets that are shown, with what their files go by.
private final class SheetNames: NSObject, XMLParserDelegate {
    private var found: [(name: String, id: String)] = []

    static func read(_ data: Data) throws -> [(name: String, id: String)] {
        let reader = SheetNames()
        try parse(data, by: reader)
        return reader.found
    }

    func parser(
        _ parser: XMLParser, didStartElement element: String, namespaceURI: String?, qualifiedName: String?,
        attributes: [String: String]
    ) {
        // The prefix of the relation differs between programs.
        guard local(element) == "sheet", ["visible", nil].contains(attributes["state"]),
            let id = attributes.first(where: { $0.key.hasSuffix(":id") })?.value
        else { return }
        found.append((attributes["name"] ?? "", id))
    }
}

private final class Targets: NSObject, XMLParserDelegate {
    private var found: [String: String] = [:]

    static func read(_ data: Data) throws -> [String: String] {
        let reader = Targets()
        try parse(data, by: reader)
        return reader.found
    }

    func parser(
        _ parser: XMLParser, didStartElement element: String, namespaceURI: String?, qualifiedName: String?,
        attributes: [String: String]
    ) {
        if local(element) == "Relationship", let id = attributes["Id"] { found[id] = attributes["Target"] }
    }
}

private final class SharedTexts: NSObject, XMLParserDelegate {
    private var found: [String] = []
    private var text = ""
    private var (isText, isSpoken) = (false, false)

    static func read(_ data: Data) throws -> [String] {
        let reader = SharedTexts()
        try parse(data, by: reader)
        return reader.found
    }

    func parser(
        _ parser: XMLParser, didStartElement element: String, namespaceURI: String?, qualifiedName: String?,
        attributes: [String: String]
    ) {
        switch local(element) {
        case "si": text = ""
        case "t": isText = true
        // How a text is pronounced.
        case "rPh": isSpoken = true
        default: break
        }
    }

    func parser(_ parser: XMLParser, foundCharacters string: String) {
        if isText, !isSpoken { text += string }
    }

    func parser(
        _ parser: XMLParser, didEndElement element: String, namespaceURI: String?, qualifiedName: String?
    ) {
        switch local(element) {
        case "si": found.append(text)
        case "t": isText = false
        case "rPh": isSpoken = false
        default: break
        }
    }
}

private final class CellFormats: NSObject, XMLParserDelegate {
    private var custom: [Int: String] = [:]
    private var found: [CellFormat] = []
    private var isOfCells = false

    static func read(_ data: Data) throws -> [CellFormat] {
        let reader = CellFormats()
        try parse(data, by: reader)
        return reader.found
    }

    func parser(
        _ parser: XMLParser, didStartElement element: String, namespaceURI: String?, qualifiedName: String?,
        attributes: [String: String]
    ) {
        switch local(element) {
        case "numFmt":
            if let id = attributes["numFmtId"].flatMap({ Int($0) }) { custom[id] = attributes["formatCode"] }
        case "cellXfs": isOfCells = true
        case "xf" where isOfCells:
            found.append(format(attributes["numFmtId"].flatMap { Int($0) } ?? 0))
        default: break
        }
    }

    func parser(
        _ parser: XMLParser, didEndElement element: String, namespaceURI: String?, qualifiedName: String?
    ) {
        if local(element) == "cellXfs" { isOfCells = false }
    }

    private func format(_ id: Int) -> CellFormat {
        if let code = custom[id] {
            // Words in quotes, colours and places in brackets are no part of the pattern.
            let pattern = code.replacing(/\x22[^\x22]*\x22|\[[^\]]*\]|\\./, with: "").lowercased()
            if pattern.contains("%") { return .percent }
            return pattern.contains { "ymd".contains($0) } && !pattern.contains("0") ? .date : .number
        }
        return switch id {
        case 9, 10: .percent
        case 14...17, 22: .date
        default: .number
        }
    }
}

private final class SheetReader: NSObject, XMLParserDelegate {
    private let texts: [String]
    private let formats: [CellFormat]
    private var cells = SheetCells()
    private var (row, column, style) = (-1, -1, 0)
    private var kind = ""
    private var text = ""
    private var isValue = false

    init(_ texts: [String], _ formats: [CellFormat]) {
        (self.texts, self.formats) = (texts, formats)
    }

    static func read(_ data: Data, texts: [String], formats: [CellFormat]) throws -> [[String]] {
        let reader = SheetReader(texts, formats)
        try parse(data, by: reader)
        guard !reader.cells.isOverfull else { throw Archive.Damaged() }
        return reader.cells.even
    }

    func parser(
        _ parser: XMLParser, didStartElement element: String, namespaceURI: String?, qualifiedName: String?,
        attributes: [String: String]
    ) {
        switch local(element) {
        case "row":
            row = attributes["r"].flatMap { Int($0) }.map { $0 - 1 } ?? row + 1
            column = -1
        case "c":
            column = attributes["r"].flatMap(Self.column) ?? column + 1
            kind = attributes["t"] ?? "n"
            style = attributes["s"].flatMap { Int($0) } ?? 0
            text = ""
        case "v", "t": isValue = true
        default: break
        }
    }

    func parser(_ parser: XMLParser, foundCharacters string: String) {
        if isValue { text += string }
    }

    func parser(
        _ parser: XMLParser, didEndElement element: String, namespaceURI: String?, qualifiedName: String?
    ) {
        switch local(element) {
        case "v", "t": isValue = false
        case "c": cells.set(shown, row: row, column: column)
        default: break
        }
    }

    private var shown: String {
        switch kind {
        case "s": return Int(text).flatMap { texts.indices.contains($0) ? texts[$0] : nil } ?? ""
        case "n":
            guard let number = Double(text) else { return text }
            switch formats.indices.contains(style) ? formats[style] : .number {
            case .number: return Spreadsheet.text(of: number)
            case .percent: return Spreadsheet.percent(of: number)
            case .date: return Self.date(number)
            }
        default: return text
        }
    }

    /// The place of `AB12`, from 0.
    private static func column(_ reference: String) -> Int? {
        let letters = reference.utf8.prefix { (0x41...0x5A).contains($0) }
        return letters.isEmpty ? nil : letters.reduce(0) { $0 * 26 + Int($1) - 0x40 } - 1
    }

    /// The day of a number of days since the end of 1899, as `2023-01-01`.
    private static func date(_ days: Double) -> String {
        let day = Date(timeIntervalSince1970: (days.rounded(.down) - 25_569) * 86_400)
        return day.formatted(.iso8601.year().month().day())
    }
}
