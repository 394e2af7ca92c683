import CZlib
import Foundation

/// The files in a ZIP archive, which is what spreadsheets are kept in.
struct Archive {
    private let bytes: [UInt8]
    private var entries: [String: (offset: Int, packed: Int, size: Int, method: Int, check: Int)] = [:]

    /// No part of a spreadsheet is larger than this when it is unpacked.
    private static let most = 256 << 20

    /// nil for bytes that are no archive.
    init?(_ data: Data) {
        bytes = [UInt8](data)
        guard bytes.starts(with: [0x50, 0x4B, 0x03, 0x04]), let end = directoryEnd() else { return nil }
        var position = number(at: end + 16, bytes: 4)
        for _ in 0..<number(at: end + 10, bytes: 2) {
            guard position + 46 <= bytes.count, number(at: position, bytes: 4) == 0x0201_4B50 else { break }
            let length = number(at: position + 28, bytes: 2)
            guard position + 46 + length <= bytes.count else { break }
            let name = String(decoding: bytes[(position + 46)..<(position + 46 + length)], as: UTF8.self)
            entries[name] = (
                number(at: position + 42, bytes: 4), number(at: position + 20, bytes: 4),
                number(at: position + 24, bytes: 4), number(at: position + 10, bytes: 2),
                number(at: position + 16, bytes: 4)
            )
            position +=
                46 + length + number(at: position + 30, bytes: 2) + number(at: position + 32, bytes: 2)
        }
    }

    var names: [String] { entries.keys.sorted() }

    /// The unpacked bytes of a file; nil where it is not there.
    ///
    /// - Throws: `Damaged` for one that is there and cannot be had whole.
    func file(_ name: String) throws -> Data? {
        guard let entry = entries[name] else { return nil }
        guard entry.size <= Self.most, entry.offset + 30 <= bytes.count else { throw Damaged() }
        let start =
            entry.offset + 30 + number(at: entry.offset + 26, bytes: 2)
            + number(at: entry.offset + 28, bytes: 2)
        guard start + entry.packed <= bytes.count else { throw Damaged() }
        let packed = bytes[start..<(start + entry.packed)]
        let whole: Data? =
            switch entry.method {
            case 0: Data(packed)
            case 8: inflated(Array(packed), window: -15, most: entry.size)
            default: nil
            }
        guard let whole, whole.count == entry.size, Self.check(whole) == entry.check else { throw Damaged() }
        return whole
    }

    /// What is there and cannot be had whole, of which half would be read as all.
    struct Damaged: Error {}

    /// The checksum that archives have of each file (CRC-32).
    private static func check(_ data: Data) -> Int {
        data.withUnsafeBytes { bytes in
            Int(crc32(0, bytes.bindMemory(to: UInt8.self).baseAddress, UInt32(bytes.count)))
        }
    }

    /// What GZIP packed; nil for other bytes, and for more than `most`.
    static func unzipped(_ data: Data, most: Int) -> Data? {
        guard data.starts(with: [0x1F, 0x8B]) else { return nil }
        return inflated([UInt8](data), window: 31, most: most)
    }

    private func directoryEnd() -> Int? {
        let first = max(0, bytes.count - 65_557)
        return stride(from: bytes.count - 22, through: first, by: -1).first {
            $0 >= 0 && number(at: $0, bytes: 4) == 0x0605_4B50
        }
    }

    private func number(at position: Int, bytes count: Int) -> Int {
        guard position >= 0, position + count <= bytes.count else { return 0 }
        return (0..<count).reduce(0) { $0 | Int(bytes[position + $1]) << (8 * $1) }
    }
}

private func inflated(_ packed: [UInt8], window: Int32, most: Int) -> Data? {
    var packed = packed
    var stream = z_stream()
    guard czlib_begin(&stream, window) == Z_OK else { return nil }
    defer { inflateEnd(&stream) }
    var result = Data()
    var chunk = [UInt8](repeating: 0, count: 1 << 18)
    var state = Z_OK
    packed.withUnsafeMutableBufferPointer { input in
        stream.next_in = input.baseAddress
        stream.avail_in = UInt32(input.count)
        while state == Z_OK, result.count <= most {
            let count = chunk.count
            let made = chunk.withUnsafeMutableBufferPointer { output in
                stream.next_out = output.baseAddress
                stream.avail_out = UInt32(count)
                state = inflate(&stream, Z_NO_FLUSH)
                return count - Int(stream.avail_out)
            }
            result.append(contentsOf: chunk[..<made])
            if made == 0, stream.avail_in == 0 { break }
        }
    }
    return state == Z_STREAM_END && result.count <= most ? result : nil
}
