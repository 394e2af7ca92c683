import Foundation

/// Which build of a program this is: the size and the bytes of its file.
public enum Build {
    /// Digest of the file at `path` (FNV-1a over its 8-byte words), as 16 hexadecimal digits; nil if it cannot
    /// be read.
    public static func digest(of path: String) -> String? {
        guard let file = try? Data(contentsOf: URL(filePath: path), options: .alwaysMapped) else {
            return nil
        }
        let hash = file.withUnsafeBytes { bytes in
            var hash = (0xcbf2_9ce4_8422_2325 ^ UInt64(bytes.count)) &* 0x100_0000_01b3
            let words = bytes.count / 8
            for word in 0..<words {
                let value = bytes.loadUnaligned(fromByteOffset: word * 8, as: UInt64.self)
                hash = (hash ^ UInt64(littleEndian: value)) &* 0x100_0000_01b3
            }
            for byte in bytes[(words * 8)...] { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01b3 }
            return hash
        }
        let digits = String(hash, radix: 16)
        return String(repeating: "0", count: 16 - digits.count) + digits
    }

    /// Digest of the running program.
    public static let current = digest(of: "/proc/self/exe") ?? "unknown"
}
