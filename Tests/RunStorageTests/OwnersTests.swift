import Foundation
import GRDB
import Reading
import Results
import Testing

@testable import RunStorage

@Suite("Runs belong to clients")
struct OwnersTests {
    let place: RunStoreTests.Place

    init() throws { place = try RunStoreTests.Place() }

    private func submission(_ owner: String, key: String = "k", digest: String = "d") -> Submission {
        Submission(
            owner: owner, key: key, digest: digest, name: "", request: "{}",
            files: [RunFile(name: "a.yaml", role: .scenario, text: "title: A\n")], members: 16,
            queue: "interactive")
    }

    @Test("two clients may use the same key; each has the run that is its own")
    func keys() throws {
        let store = RunStore(path: place.path)
        let anna = try store.accept(submission("anna"), id: "aaaa", at: 1)
        let bert = try store.accept(submission("bert", digest: "other"), id: "bbbb", at: 2)
        #expect(anna.created && bert.created)
        #expect(anna.run.owner == "anna" && bert.run.owner == "bert")
        #expect(try store.accept(submission("anna"), id: "cccc", at: 3).run == anna.run)
    }

    @Test("what a client holds is counted for it alone, and not at all for a run that it has already")
    func holdings() throws {
        let store = RunStore(path: place.path)
        _ = try store.accept(submission("anna", key: "1"), id: "aaaa", at: 1)
        _ = try store.takeNext(of: "interactive")
        _ = try store.append([StoredChunk(sequence: 0, header: "{}", body: [1, 2, 3])], to: "aaaa")
        _ = try store.accept(submission("anna", key: "2"), id: "bbbb", at: 1)
        _ = try store.accept(submission("bert", key: "1"), id: "cccc", at: 1)
        let text = "title: A\n".utf8.count
        #expect(
            try store.holdings(of: "anna", except: "3")
                == Holdings(queued: 1, members: 32, bytes: 3 + 2 * text))
        #expect(try store.holdings(of: "carol", except: "1") == Holdings(queued: 0, members: 0, bytes: 0))
        #expect(try store.holdings(of: "anna", except: "2") == nil)
    }

    @Test("a store of the first version opens with everything in it, and all of it is the local user's")
    func migration() throws {
        do {
            let old = try DatabaseQueue(path: place.path)
            try Schema.migrator.migrate(old, upTo: "1: runs, files, chunks")
            try old.write { database in
                try database.execute(
                    sql: """
                        INSERT INTO run (number, id, key, digest, name, state, created, ended, members, done,
                                request, document, checksum, log)
                            VALUES (7, 'aaaa', 'k', 'd', 'first', 'finished', 1, 2, 16, 16, '{}', '{"a":1}',
                                'c', 'l');
                        INSERT INTO file (run, name, role, text) VALUES ('aaaa', 'a.yaml', 'scenario', 'x');
                        INSERT INTO chunk (run, sequence, header, body) VALUES ('aaaa', 0, '{}', x'010203');
                        """)
            }
            try old.close()
        }
        let store = RunStore(path: place.path)
        let run = try #require(try store.run("aaaa"))
        #expect(run.owner == "local" && run.number == 7 && run.name == "first" && run.state == .finished)
        #expect(run.checksum == "c" && run.log == "l" && run.ended == 2)
        #expect(try store.document(of: "aaaa") == "{\"a\":1}")
        #expect(try store.files(of: "aaaa").map(\.text) == ["x"])
        #expect(try store.chunk(0, of: "aaaa")?.body == [1, 2, 3])
        #expect(try store.accept(submission("local"), id: "bbbb", at: 3).run.id == "aaaa")
        let next = try store.accept(submission("local", key: "new"), id: "cccc", at: 3).run
        #expect(next.number == 8)
    }

    @Test("the tables of an older store and of a new one are the same")
    func sameTables() throws {
        let (old, new) = (try DatabaseQueue(), try DatabaseQueue())
        try Schema.migrator.migrate(old, upTo: "1: runs, files, chunks")
        for store in [old, new] { try Schema.migrator.migrate(store) }
        func tables(_ store: DatabaseQueue) throws -> [String] {
            try store.read { database in
                let broken = try Row.fetchAll(database, sql: "PRAGMA foreign_key_check")
                #expect(broken.isEmpty)
                return try String.fetchAll(
                    database, sql: "SELECT sql FROM sqlite_master WHERE sql IS NOT NULL ORDER BY name")
            }
        }
        #expect(try tables(old) == tables(new))
        #expect(try tables(new).contains { $0.contains("REFERENCES run (id)") })
    }
}
