import Foundation
import Messages
import Words

/// A file that somebody else wrote, as text.
struct ForeignFile {
    let text: String
    /// How it was read, where that does not go without saying.
    private(set) var notes: [Phrase] = []

    /// What is read at most.
    static let most = 64 << 20

    /// - Parameters:
    ///   - sheet: the sheet of a workbook; nil: the one in which most stands.
    ///   - year: the year that the user asks for, of which a file that is too long for one request keeps the rows.
    /// - Throws: `Complaint` for what is missing, too large, or no table.
    init(_ file: String, sheet: String? = nil, year: Int? = nil) throws {
        let place: [String: Phrase.Argument] = ["file": .text(file)]
        guard let attributes = try? FileManager.default.attributesOfItem(atPath: file) else {
            throw Complaint(Phrase("client.file.missing", place), .input)
        }
        guard attributes[.type] as? FileAttributeType == .typeRegular else {
            throw Complaint(Phrase("client.file.not_plain", place), .input)
        }
        guard (attributes[.size] as? Int ?? 0) <= Self.most else { throw Self.tooLarge(file) }
        guard var data = FileManager.default.contents(atPath: file) else {
            throw Complaint(Phrase("client.file.unreadable", place), .input)
        }
        if let unzipped = Archive.unzipped(data, most: Self.most) { data = unzipped }
        if let archive = Archive(data) {
            let sheet = try Self.sheet(sheet, of: archive, file)
            notes.append(sheet.note)
            text = sheet.text
            try fit(file)
            return
        }
        guard sheet == nil else { throw Complaint(Phrase("client.import.no_sheets", place), .input) }
        if data.starts(with: [0xD0, 0xCF, 0x11, 0xE0]) {
            throw Complaint(Phrase("client.import.old_workbook", place), .input)
        }
        if data.starts(with: [0xFF, 0xFE]) || data.starts(with: [0xFE, 0xFF]) {
            // "Unicode text", as Excel saves it.
            guard let wide = String(data: data, encoding: .utf16) else {
                throw Complaint(Phrase("client.file.wide", place), .input)
            }
            data = Data(wide.utf8)
        }
        guard data.allSatisfy({ $0 >= 0x20 || $0 == 0x09 || $0 == 0x0A || $0 == 0x0D }) else {
            throw Complaint(Phrase("client.file.binary", place), .input)
        }
        let first = data.first { $0 > 0x20 && ![0xEF, 0xBB, 0xBF].contains($0) }
        if first == UInt8(ascii: "{") || first == UInt8(ascii: "["), let table = JsonTable(data) {
            notes.append(Phrase("client.import.json", place))
            text = table.text
        } else if let read = String(data: data, encoding: .utf8) {
            text = CodeLists.read(read, file: file)
        } else {
            // Five bytes have no letter in Windows-1252.
            let encodings: [String.Encoding] = [.windowsCP1252, .isoLatin1]
            guard let read = encodings.lazy.compactMap({ String(data: data, encoding: $0) }).first else {
                throw Complaint(Phrase("client.file.binary", place), .input)
            }
            text = read
            notes.append(Phrase("client.import.latin", place))
        }
        try fit(file, year: year)
    }

    /// Leaves out what a request has no room for.
    private mutating func fit(_ file: String, year: Int? = nil) throws {
        let long = LongFile(text, year: year)
        guard long.text.utf8.count <= LongFile.most else { throw Self.tooLarge(file) }
        self = ForeignFile(text: long.text, notes: notes + long.notes)
    }

    private init(text: String, notes: [Phrase]) { (self.text, self.notes) = (text, notes) }

    /// The text of a sheet, and a sentence that says which it is.
    private static func sheet(
        _ name: String?, of archive: Archive, _ file: String
    ) throws -> (text: String, note: Phrase) {
        let place: [String: Phrase.Argument] = ["file": .text(file)]
        let whole: Spreadsheet?
        do { whole = try Spreadsheet(archive) } catch {
            throw Complaint(Phrase("client.import.damaged", place), .input)
        }
        guard let sheets = whole?.sheets.filter({ $0.filled > 0 }), !sheets.isEmpty else {
            throw Complaint(Phrase("client.import.no_workbook", place), .input)
        }
        let names = sheets.map(\.name)
        if let name {
            guard let found = sheets.first(where: { $0.name.lowercased() == name.lowercased() }) else {
                throw Complaint(
                    Misspelt.unknown(name, kind: Phrase("kind.sheet"), among: names, place: "--sheet"), .input
                )
            }
            return (
                found.text, Phrase("client.import.sheet", ["sheet": .text(found.name), "others": .list([])])
            )
        }
        let most = sheets.reduce(sheets[0]) { $1.filled > $0.filled ? $1 : $0 }
        return (
            most.text,
            Phrase(
                "client.import.sheet",
                ["sheet": .text(most.name), "others": .list(names.filter { $0 != most.name })])
        )
    }

    static func tooLarge(_ file: String) -> Complaint {
        Complaint(
            Phrase(
                "client.file.too_large", ["file": .text(file), "most": .count(Wire.maximumHeaderBytes >> 20)]),
            .input)
    }
}
