import Foundation
import Modelling
import Testing

@testable import Words

@Suite("Keys of the catalogue")
struct KeyTests {
    private static let root = URL(filePath: #filePath).deletingLastPathComponent()
        .deletingLastPathComponent().deletingLastPathComponent()

    /// The source files below a folder of the repository, by their paths.
    private static func sources(below folder: String) throws -> [String: String] {
        let whole = root.appending(path: folder)
        let files = FileManager.default.enumerator(atPath: whole.path)?.compactMap { $0 as? String } ?? []
        return try Dictionary(
            uniqueKeysWithValues: files.filter { $0.hasSuffix(".swift") }.map {
                ($0, try String(contentsOf: whole.appending(path: $0), encoding: .utf8))
            })
    }

    @Test("every phrase that the sources name has a text")
    func missing() throws {
        for (file, text) in try Self.sources(below: "Sources") {
            for found in text.matches(of: /Phrase\(\s*"([A-Za-z0-9_.]+)"/) {
                #expect(Wording.shared.has(String(found.1)), "\(file): \(found.1)")
            }
        }
    }

    @Test("every text of the client is named in its sources", arguments: ["client", "commands"])
    func orphaned(file: String) throws {
        let sources = try Self.sources(below: "Sources/Reader").values.joined()
        let data = try Data(contentsOf: Self.root.appending(path: "config/words/\(file).json"))
        for key in try JSONDecoder().decode([String: Text].self, from: data).keys {
            let isNamed = sources.contains("\"\(key)\"")
            #expect(isNamed, "\(key)")
        }
    }

    /// What Prometheus reads, the names of a document, and what columns of exported tables mean, in every language.
    private static let forMachines = [
        "Exposition.swift", "Presenting.swift", "ExportedLists.swift", "ExportedTables.swift",
        "WideTable.swift",
    ]

    @Test("no sentence stands in the sources of the client, but for what machines read")
    func sentences() throws {
        for (file, text) in try Self.sources(below: "Sources/Reader/Client")
        where !Self.forMachines.contains(where: file.hasSuffix) {
            for line in text.split(separator: "\n") {
                let code = line.trimmingCharacters(in: .whitespaces)
                let isForMachines =
                    code.hasPrefix("//") || code.hasPrefix("ResultColumn(") || code.contains("holder:")
                    || code.contains("reason:")
                guard !isForMachines else { continue }
                for found in code.matches(of: /"([^"=)]*[a-z]{2,} [a-z]{2,}[^"=]*)"/) {
                    #expect(found.1.hasPrefix("polder "), "\(file): \(found.1)")
                }
            }
        }
    }
}
