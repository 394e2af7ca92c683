import Foundation
import GRDB
import Results
import Testing

@testable import RunStorage

@Suite("Upkeep of the store")
struct UpkeepTests {
    let place: RunStoreTests.Place
    let store: RunStore

    init() throws {
        place = try RunStoreTests.Place()
        store = RunStore(path: place.path)
        for (number, id) in ["a1", "b2", "c3"].enumerated() {
            let submission = Submission(
                owner: "local", key: id, digest: id, name: "", request: "{}", files: [], members: 8,
                queue: "interactive")
            _ = try store.accept(submission, id: id, at: 1)
            guard number < 2 else { continue }
            _ = try store.takeNext(of: "interactive")
            let chunk = StoredChunk(sequence: 0, header: "{}", body: [UInt8(number)])
            // SHA-256 of one byte, 0 or 1.
            let checksum =
                number == 0
                ? "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d"
                : "4bf5122f344554c53bde2ebb8cd2b7e3d1600ad631c385a5d7cce23c7785459a"
            _ = try store.finish(
                id, as: .finished, checksum: checksum, chunks: [chunk], at: Double(100 * number))
        }
    }

    @Test("a backup is a store of its own with everything in it, and never written over another")
    func backup() throws {
        let file = place.folder.appending(path: "copy.sqlite").path
        #expect(try store.backUp(to: file) > 0)
        #expect(try RunStore(path: file).runs(limit: 9).runs == store.runs(limit: 9).runs)
        #expect(throws: StoreError.self) { try store.backUp(to: file) }
    }

    @Test("pruning takes away what ended before a moment, with its chunks, and nothing that waits")
    func pruning() throws {
        #expect(try store.prune(endedBefore: 50) == ["a1"])
        #expect(try store.chunkCount(of: "a1") == 0)
        #expect(try store.runs(limit: 9).runs.map(\.id) == ["c3", "b2"])
    }

    @Test("what was found out about a run is kept, the newest of a question, and goes where the run goes")
    func findings() throws {
        #expect(try store.finding(of: "a1", "flips") == nil)
        try store.keep("one", of: "a1", "flips")
        try store.keep("two", of: "a1", "flips")
        try store.keep("three", of: "b2", "flips")
        #expect(try store.finding(of: "a1", "flips") == "two")
        for number in 0..<RunStore.mostFindings + 10 { try store.keep("\(number)", of: "b2", "z\(number)") }
        let count = try store.read {
            try Int.fetchOne($0, sql: "SELECT COUNT(*) FROM finding WHERE run = 'b2'")
        }
        #expect(count == RunStore.mostFindings)
        _ = try store.prune(endedBefore: 50)
        #expect(try store.finding(of: "a1", "flips") == nil)
        try store.keep("nobody's", of: "a1", "flips")
        #expect(try store.finding(of: "a1", "flips") == nil)
    }

    @Test("a check finds a result that is not the one that was stored")
    func checking() throws {
        #expect(try store.faults() == [])
        for run in try store.finishedRuns() { #expect(try store.checksum(of: run.id) == run.checksum) }
        try store.write { try $0.execute(sql: "UPDATE chunk SET body = x'02' WHERE run = 'b2'") }
        let wrong = try store.finishedRuns().filter { try store.checksum(of: $0.id) != $0.checksum }
        #expect(wrong.map(\.id) == ["b2"])
    }

    @Test("a backup that finds no room, or is interrupted, leaves nothing behind")
    func unfinished() throws {
        let folder = place.folder.appending(path: "backups")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        for name in ["a.sqlite.unfinished", "a.sqlite.unfinished-journal", "whole.sqlite"] {
            try Data("x".utf8).write(to: folder.appending(path: name))
        }
        RunStore.sweepCopies(in: folder.path)
        #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path) == ["whole.sqlite"])
        #expect(throws: StoreError.self) { try store.backUp(to: "/dev/null/copy.sqlite") }
    }

    @Test("what was pruned goes back to the disk while the store is used, piece by piece")
    func room() throws {
        for number in 0..<40 {
            let id = "r\(number)"
            _ = try store.accept(
                Submission(
                    owner: "local", key: id, digest: id, name: "", request: "{}", files: [], members: 8,
                    queue: "interactive"), id: id, at: 1)
            let chunk = StoredChunk(sequence: 0, header: "{}", body: [UInt8](repeating: 7, count: 200_000))
            _ = try store.finish(id, as: .finished, chunks: [chunk], at: 10)
        }
        #expect(store.bytes > 8_000_000)
        var free: [Int] = []
        #expect(try store.prune(endedBefore: 50) { free.append($0) }.count == 41)
        #expect(free.count > 4 && free.allSatisfy { $0 == 0 }, "each step gives its own room back: \(free)")
        #expect(store.bytes < 1_000_000)
        #expect(try store.faults() == [])
    }

    @Test("runs that were accepted and are gone are counted, and their numbers are not given out again")
    func lost() throws {
        #expect(try store.lost() == 0)
        try store.write {
            try $0.execute(sql: "DELETE FROM run; UPDATE sqlite_sequence SET seq = 1 WHERE name = 'run'")
        }
        let later = RunStore(path: place.path)
        #expect(try later.lost() == 2)
        let next = try later.accept(
            Submission(
                owner: "local", key: "n", digest: "n", name: "", request: "{}", files: [], members: 8,
                queue: "interactive"), id: "n", at: 1)
        #expect(next.run.number == 4)
        #expect(try RunStore(path: place.path).lost() == 2, "counted once")
    }

    @Test("a store of a newer version is refused with a sentence")
    func newer() throws {
        try store.write {
            try $0.execute(sql: "INSERT INTO grdb_migrations (identifier) VALUES ('99: of later')")
        }
        let error = #expect(throws: StoreError.self) { try RunStore(path: place.path).counts() }
        #expect(error == .newer(place.path))
    }

    @Test("a store whose file was taken away takes nothing more")
    func gone() throws {
        try FileManager.default.removeItem(atPath: place.path)
        #expect(throws: StoreError.self) {
            try store.accept(
                Submission(
                    owner: "local", key: "g", digest: "g", name: "", request: "{}", files: [], members: 8,
                    queue: "interactive"), id: "g", at: 1)
        }
    }
}
