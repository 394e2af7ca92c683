import Foundation
import GRDB
import Reading
import Results
import Testing

@testable import RunStorage

@Suite("The store of runs")
struct RunStoreTests {
    /// A store in a folder of its own, which goes when the test ends.
    final class Place {
        let folder = FileManager.default.temporaryDirectory.appending(path: "polder-store-\(UUID())")
        var path: String { folder.appending(path: "runs.sqlite").path }
        init() throws {
            try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        }
        deinit { try? FileManager.default.removeItem(at: folder) }
    }

    func submission(owner: String = "local", key: String = "k1", digest: String = "d1") -> Submission {
        Submission(
            owner: owner, key: key, digest: digest, name: "first", request: "{}",
            files: [
                RunFile(name: "silo.yaml", role: .scenario, text: "title: Silo\n"),
                RunFile(name: "base.yaml", role: .base, text: "focus: NL33C\n"),
            ], members: 16, queue: "interactive")
    }

    @Test("the same key and digest are the same run; the same key with another digest is refused")
    func idempotent() throws {
        let place = try Place()
        let store = RunStore(path: place.path)
        let first = try store.accept(submission(), id: "aaaa", at: 1)
        let again = try store.accept(submission(), id: "bbbb", at: 2)
        #expect(first.created && !again.created)
        #expect(again.run == first.run)
        #expect(throws: StoreError.keyConflict(run: "aaaa")) {
            try store.accept(submission(digest: "d2"), id: "cccc", at: 3)
        }
        #expect(try store.runs(limit: 10).runs.count == 1)
    }

    @Test("what was accepted is there after the store is opened again, with every file")
    func durable() throws {
        let place = try Place()
        let accepted = try RunStore(path: place.path).accept(submission(), id: "aaaa", at: 1)
        let store = RunStore(path: place.path)
        #expect(try store.run("aaaa") == accepted.run)
        #expect(try store.files(of: "aaaa") == submission().files)
    }

    @Test("runs are taken in the order in which they came, and an unfinished one goes back to the queue")
    func order() throws {
        let place = try Place()
        let store = RunStore(path: place.path)
        _ = try store.accept(submission(key: "1"), id: "aaaa", at: 1)
        _ = try store.accept(submission(key: "2"), id: "bbbb", at: 2)
        #expect(try store.takeNext(of: "interactive")?.id == "aaaa")
        #expect(try store.takeNext(of: "interactive")?.id == "bbbb")
        #expect(try store.takeNext(of: "interactive") == nil)
        #expect(try store.counts() == [.running: 2])
    }

    @Test("a result is finished with all its chunks or not at all, and once")
    func finishing() throws {
        let place = try Place()
        let store = RunStore(path: place.path)
        _ = try store.accept(submission(), id: "aaaa", at: 1)
        _ = try store.takeNext(of: "interactive")
        let chunk = StoredChunk(sequence: 0, header: "{}", body: [1, 2, 3])
        #expect(throws: StoreError.self) {
            try store.finish("aaaa", as: .finished, document: "{}", chunks: [chunk, chunk], at: 2)
        }
        #expect(try store.run("aaaa")?.state == .running)
        #expect(try store.chunkCount(of: "aaaa") == 0)
        #expect(try store.finish("aaaa", as: .finished, document: "{}", chunks: [chunk], done: 16, at: 2))
        #expect(try store.chunk(0, of: "aaaa") == chunk)
        #expect(try store.finish("aaaa", as: .cancelled, at: 3) == false)
        #expect(try store.run("aaaa")?.state == .finished)
        #expect(try store.run("aaaa")?.done == 16)
    }

    @Test("a chunk that was made before stays as it is when the run is computed anew")
    func appending() throws {
        let place = try Place()
        let store = RunStore(path: place.path)
        _ = try store.accept(submission(), id: "aaaa", at: 1)
        _ = try store.takeNext(of: "interactive")
        let first = StoredChunk(sequence: 0, header: "{}", body: [1])
        #expect(try store.append([first], to: "aaaa"))
        #expect(try store.append([StoredChunk(sequence: 0, header: "other", body: [2])], to: "aaaa"))
        #expect(try store.chunk(0, of: "aaaa") == first)
        #expect(try store.finish("aaaa", as: .finished, checksum: "c", chunks: [], at: 2))
        #expect(try store.run("aaaa")?.checksum == "c")
    }

    @Test("the log of a run that was cancelled grows no more")
    func cancelled() throws {
        let place = try Place()
        let store = RunStore(path: place.path)
        _ = try store.accept(submission(), id: "aaaa", at: 1)
        _ = try store.takeNext(of: "interactive")
        #expect(try store.finish("aaaa", as: .cancelled, at: 2))
        #expect(try store.append([StoredChunk(sequence: 0, header: "{}", body: [1])], to: "aaaa") == false)
        #expect(try store.chunkCount(of: "aaaa") == 0)
    }

    @Test("runs are listed newest first, by state and page by page")
    func listing() throws {
        let place = try Place()
        let store = RunStore(path: place.path)
        for number in 1...5 { _ = try store.accept(submission(key: "\(number)"), id: "run\(number)", at: 1) }
        _ = try store.finish("run2", as: .cancelled, at: 2)
        #expect(try store.runs(limit: 2).runs.map(\.id) == ["run5", "run4"])
        #expect(try store.runs(limit: 2, before: 4).runs.map(\.id) == ["run3", "run2"])
        #expect(try store.runs(limit: 9, in: .cancelled).runs.map(\.id) == ["run2"])
    }

    @Test("a run is found by the start of its id, if only one starts so")
    func prefix() throws {
        let place = try Place()
        let store = RunStore(path: place.path)
        _ = try store.accept(submission(key: "1"), id: "k3v9", at: 1)
        _ = try store.accept(submission(key: "2"), id: "k3xx", at: 2)
        #expect(try store.run("k3v")?.id == "k3v9")
        #expect(try store.run("k3") == nil)
        #expect(try store.run("") == nil)
        #expect(try store.run("zz") == nil)
    }

    @Test("a folder that is not there is said to be unavailable, and used as soon as it is there")
    func unavailable() throws {
        let place = try Place()
        let folder = place.folder.appending(path: "later")
        let store = RunStore(path: folder.appending(path: "runs.sqlite").path)
        #expect(throws: StoreError.self) { try store.counts() }
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        #expect(try store.counts() == [:])
    }

    @Test("a file that is no database is said to be damaged, with its path")
    func damaged() throws {
        let place = try Place()
        try Data("this is no database, and never was one".utf8).write(to: URL(filePath: place.path))
        let fault = StoreError.damaged("file is not a database", path: place.path)
        #expect(throws: fault) { try RunStore(path: place.path).counts() }
    }

    @Test("a store that may grow no more says that it is full, and keeps what it has")
    func full() throws {
        let place = try Place()
        let store = RunStore(path: place.path, mostBytes: 400_000)
        _ = try store.accept(submission(), id: "aaaa", at: 1)
        _ = try store.takeNext(of: "interactive")
        let chunk = StoredChunk(sequence: 0, header: "{}", body: [UInt8](repeating: 7, count: 500_000))
        let full = StoreError.full("database or disk is full")
        #expect(throws: full) { try store.finish("aaaa", as: .finished, chunks: [chunk], at: 2) }
        #expect(try store.run("aaaa")?.state == .running)
        #expect(try store.finish("aaaa", as: .failed, failure: "no room", at: 3))
    }

    @Test("the store of the first version is opened, and its runs wait where they waited")
    func older() throws {
        let place = try Place()
        let pool = try DatabasePool(path: place.path)
        try Schema.migrator.migrate(pool, upTo: "1: runs, files, chunks")
        try pool.write { database in
            try database.execute(
                sql: """
                    INSERT INTO run (id, key, digest, name, state, created, members, request, log)
                    VALUES ('aaaa', 'k', 'd', '', 'running', 1, 8, '{}', 'l')
                    """)
        }
        try pool.close()
        let store = RunStore(path: place.path)
        #expect(try store.run("aaaa")?.queue == "interactive")
        #expect(try store.takeNext(of: "interactive")?.id == "aaaa")
    }
}
