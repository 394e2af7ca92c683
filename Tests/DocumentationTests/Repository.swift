import Foundation

/// The checkout that the tests were built from.
enum Repository {
    static let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent()

    static func text(_ path: String) throws -> String {
        try String(contentsOf: root.appending(path: path), encoding: .utf8)
    }

    /// Paths of the Swift files below a folder, sorted.
    static func swiftFiles(in folder: String) throws -> [String] {
        let found = FileManager.default.enumerator(atPath: root.appending(path: folder).path)
        return (found?.compactMap { $0 as? String } ?? []).filter { $0.hasSuffix(".swift") }.sorted()
            .map { "\(folder)/\($0)" }
    }

    /// A number in at most twelve digits, which no binary fraction shows in.
    static func number(_ value: Double) -> String { String(format: "%.12g", value) }

    /// Whether pages that are generated are to be written rather than compared.
    static let isWriting = ProcessInfo.processInfo.environment["POLDER_WRITE_DOCS"] == "1"

    /// What a generated page holds now; written anew first when pages are to be written.
    static func page(_ path: String, generated: String) throws -> String {
        if isWriting {
            try generated.write(to: root.appending(path: path), atomically: true, encoding: .utf8)
        }
        return try text(path)
    }
}
