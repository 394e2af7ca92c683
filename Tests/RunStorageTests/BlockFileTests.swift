import Foundation
import Results
import Testing

@testable import RunStorage

@Suite("Blocks of an unfinished run")
struct BlockFileTests {
    let place: RunStoreTests.Place
    var path: String { place.folder.appending(path: "r.blocks").path }

    init() throws { place = try RunStoreTests.Place() }

    @Test("what was added is there when the file is opened again")
    func reopening() throws {
        let file = try BlockFile(path: path, mostBytes: 1_000)
        #expect(file.append(3, [1, 2, 3]) && file.append(0, []) && file.append(7, [9]))
        let again = try BlockFile(path: path, mostBytes: 1_000)
        #expect(again.numbers == [0, 3, 7])
        #expect(again.bytes(of: 3) == [1, 2, 3])
        #expect(again.bytes(of: 0) == [])
        #expect(again.bytes(of: 1) == nil)
    }

    @Test("a file that was torn at any byte keeps every whole piece, and takes more", arguments: 0..<40)
    func torn(_ cut: Int) throws {
        let file = try BlockFile(path: path, mostBytes: 1_000)
        file.append(0, [1, 2])
        file.append(1, [3, 4])
        let whole = try Data(contentsOf: URL(filePath: path))
        #expect(whole.count == 36)
        try whole.prefix(cut).write(to: URL(filePath: path))
        let again = try BlockFile(path: path, mostBytes: 1_000)
        #expect(again.numbers == (cut < 18 ? [] : cut < 36 ? [0] : [0, 1]))
        #expect(again.append(5, [5]))
        #expect(try BlockFile(path: path, mostBytes: 1_000).bytes(of: 5) == [5])
    }

    @Test("no more is kept than is allowed, and what is kept stays readable")
    func limit() throws {
        let file = try BlockFile(path: path, mostBytes: 40)
        #expect(file.append(0, [UInt8](repeating: 1, count: 20)))
        #expect(file.append(1, [2, 2, 2, 2, 2]) == false)
        #expect(file.append(2, []) == false)
        #expect(file.bytes(of: 0)?.count == 20)
    }

    @Test("a file that is taken away gives its room back at once, and keeps nothing more")
    func removing() throws {
        let file = try BlockFile(path: path, mostBytes: 1_000)
        file.append(0, [1, 2, 3])
        let other = try FileHandle(forReadingFrom: URL(filePath: path))
        file.remove()
        #expect(try other.seekToEnd() == 0)
        #expect(!FileManager.default.fileExists(atPath: path))
        #expect(file.append(1, [1]) == false)
        #expect(file.bytes(of: 0) == nil)
    }

    @Test("a length that no file has is a torn end")
    func liar() throws {
        var bytes = Data(count: 16)
        bytes.replaceSubrange(8..<16, with: [255, 255, 255, 255, 255, 255, 255, 127])
        try bytes.write(to: URL(filePath: path))
        #expect(try BlockFile(path: path, mostBytes: 100).numbers.isEmpty)
    }

    @Test("files of runs that are not waiting are taken away")
    func cleaning() throws {
        let folder = BlockFolder(path: place.folder.appending(path: "blocks").path, mostBytes: 100)
        for run in ["aa", "bb"] { try folder.file(of: run).append(0, [1]) }
        folder.keepOnly(["bb"])
        #expect(try folder.file(of: "aa").numbers.isEmpty)
        #expect(try folder.file(of: "bb").numbers == [0])
    }
}
