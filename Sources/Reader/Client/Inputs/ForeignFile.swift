import Foundation
import Messages
import Words

/// A file that somebody else wrote, as text.
struct ForeignFile {
    let text: String
    /// Whether its bytes were no UTF-8.
    let isLatin: Bool

    /// - Throws: `Complaint` for what is missing, too large for one request, or no text.
    init(_ file: String) throws {
        let place: [String: Phrase.Argument] = ["file": .text(file)]
        guard let attributes = try? FileManager.default.attributesOfItem(atPath: file) else {
            throw Complaint(Phrase("client.file.missing", place), .input)
        }
        guard attributes[.type] as? FileAttributeType == .typeRegular else {
            throw Complaint(Phrase("client.file.not_plain", place), .input)
        }
        guard (attributes[.size] as? Int ?? 0) < Wire.maximumHeaderBytes else { throw Self.tooLarge(file) }
        guard let data = FileManager.default.contents(atPath: file) else {
            throw Complaint(Phrase("client.file.unreadable", place), .input)
        }
        if data.starts(with: [0xFF, 0xFE]) || data.starts(with: [0xFE, 0xFF]) {
            throw Complaint(Phrase("client.file.wide", place), .input)
        }
        guard data.allSatisfy({ $0 >= 0x20 || $0 == 0x09 || $0 == 0x0A || $0 == 0x0D }) else {
            throw Complaint(Phrase("client.file.binary", place), .input)
        }
        if let text = String(data: data, encoding: .utf8) {
            (self.text, isLatin) = (text, false)
        } else if let text = String(data: data, encoding: .windowsCP1252) {
            (self.text, isLatin) = (text, true)
        } else {
            // Five bytes have no letter in Windows-1252.
            guard let text = String(data: data, encoding: .isoLatin1) else {
                throw Complaint(Phrase("client.file.binary", place), .input)
            }
            (self.text, isLatin) = (text, true)
        }
    }

    static func tooLarge(_ file: String) -> Complaint {
        Complaint(
            Phrase(
                "client.file.too_large",
                ["file": .text(file), "most": .count(Wire.maximumHeaderBytes >> 20)]), .input)
    }
}
