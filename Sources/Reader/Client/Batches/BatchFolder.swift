import Endpoints
import Foundation
import Messages
import Words

/// Where batches are kept by their names, so that they can be looked at without their design.
struct BatchFolder {
    private let folder: String

    init(_ folder: String = UserFolders().state + "/batches") { self.folder = folder }

    private func file(_ name: String) -> String { "\(folder)/\(name).json" }

    /// The names, in the order of the alphabet.
    var names: [String] {
        let files = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
        return files.filter { $0.hasSuffix(".json") }.map { String($0.dropLast(5)) }.sorted()
    }

    /// Keeps a batch in place of another one of its name.
    ///
    /// - Throws: `Complaint` where there is no room for it.
    func keep(_ batch: Batch) throws {
        do {
            try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
            try Data(try Wire.encode(batch)).write(to: URL(filePath: file(batch.name)), options: .atomic)
        } catch {
            throw Complaint(Phrase("client.batch.unkept", ["file": .text(file(batch.name))]), .input)
        }
    }

    /// The batch of a name; nil where there is none, or the file is not one of this version.
    func batch(_ name: String) -> Batch? {
        guard !name.contains("/"), let data = FileManager.default.contents(atPath: file(name)) else {
            return nil
        }
        return try? Wire.decode(Batch.self, from: Array(data))
    }
}
