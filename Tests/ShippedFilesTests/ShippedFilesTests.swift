import Foundation
import ShippedFiles
import Testing

@Suite("Files that the programs carry with them")
struct ShippedFilesTests {
    private static let repository = URL(filePath: #filePath)
        .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

    /// Read by others: the daemon's settings are an example to copy, the wheel ships the sentences of Python.
    private static let others: Set = ["config/polderd.yaml", "config/words/python.json"]

    @Test("are all tables, sentences, measures and scenarios of the repository, to the byte")
    func all() throws {
        var found: [String: String] = [:]
        for folder in ["config", "scenarios"] {
            let root = Self.repository.appending(path: folder)
            let files = try #require(
                FileManager.default.enumerator(at: root, includingPropertiesForKeys: nil))
            for case let file as URL in files where ["csv", "json", "yaml"].contains(file.pathExtension) {
                let path = folder + file.path.dropFirst(root.path.count)
                if !Self.others.contains(path) { found[path] = try String(contentsOf: file, encoding: .utf8) }
            }
        }
        #expect(found.count > 50)
        #expect(ShippedFiles.all == found)
    }

    @Test("are given by folder")
    func folder() {
        #expect(
            ShippedFiles.texts(in: "config/words")["client.json"]
                == ShippedFiles.all["config/words/client.json"])
        #expect(ShippedFiles.texts(in: "config/word").isEmpty)
    }
}
