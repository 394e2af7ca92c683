import Foundation
import Messages

/// A file that somebody else wrote, as text.
struct ForeignFile {
    let text: String
    /// Whether its bytes were no UTF-8.
    let isLatin: Bool

    /// - Throws: `Complaint` for what is missing, too large for one request, or no text.
    init(_ file: String) throws {
        guard let attributes = try? FileManager.default.attributesOfItem(atPath: file) else {
            throw Complaint("\(file): there is no such file; check its name", .input)
        }
        guard attributes[.type] as? FileAttributeType == .typeRegular else {
            throw Complaint("\(file): this is no plain file; give one (links are not followed)", .input)
        }
        guard (attributes[.size] as? Int ?? 0) < Wire.maximumHeaderBytes else { throw Self.tooLarge(file) }
        guard let data = FileManager.default.contents(atPath: file) else {
            throw Complaint("\(file): the file cannot be read; check its permissions", .input)
        }
        let bytes = Array(data)
        if bytes.starts(with: [0xFF, 0xFE]) || bytes.starts(with: [0xFE, 0xFF]) {
            throw Complaint("\(file): the file is UTF-16; save it as CSV in UTF-8", .input)
        }
        let isText = bytes.allSatisfy { $0 >= 0x20 || $0 == 0x09 || $0 == 0x0A || $0 == 0x0D }
        guard isText else {
            throw Complaint("\(file): the file holds bytes that are no text; save the table as CSV", .input)
        }
        if let text = String(validating: bytes, as: UTF8.self) {
            (self.text, isLatin) = (text, false)
        } else {
            (text, isLatin) = (Self.latin(bytes), true)
        }
    }

    static func tooLarge(_ file: String) -> Complaint {
        Complaint(
            "\(file): the file does not fit into a request of \(Wire.maximumHeaderBytes >> 20) MiB; "
                + "keep the rows and columns that you need", .input)
    }

    /// Latin-1, with the letters that Windows-1252 has where Latin-1 has none.
    static func latin(_ bytes: [UInt8]) -> String {
        var text = String.UnicodeScalarView()
        for byte in bytes {
            let windows = (0x80..<0xA0).contains(byte) ? windowsLetters[Int(byte) - 0x80] : UInt32(byte)
            text.append(Unicode.Scalar(windows) ?? "\u{FFFD}")
        }
        return String(text)
    }

    private static let windowsLetters: [UInt32] = [
        0x20AC, 0x81, 0x201A, 0x192, 0x201E, 0x2026, 0x2020, 0x2021, 0x2C6, 0x2030, 0x160, 0x2039, 0x152,
        0x8D,
        0x17D, 0x8F, 0x90, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014, 0x2DC, 0x2122, 0x161,
        0x203A,
        0x153, 0x9D, 0x17E, 0x178,
    ]
}
