import GRDB
import Results
import Testing

@testable import RunStorage

@Suite("What a list or a status asks of the store does not grow with it")
struct GrowthTests {
    let place: RunStoreTests.Place
    let store: RunStore

    init() throws {
        place = try RunStoreTests.Place()
        store = RunStore(path: place.path)
    }

    private func accept(_ id: String, name: String = "", scenarios: [String] = []) throws {
        let submission = Submission(
            owner: "local", key: id, digest: id, name: name, request: "{}", files: [], members: 8,
            queue: "interactive", scenarios: scenarios, reference: scenarios.first ?? "")
        _ = try store.accept(submission, id: id, at: 1)
    }

    @Test("runs are counted as they come, change and go")
    func counts() throws {
        for id in ["a", "b", "c", "d"] { try accept(id) }
        #expect(try store.counts() == [.queued: 4])
        _ = try store.takeNext(of: "interactive")
        _ = try store.finish("b", as: .cancelled, at: 2)
        #expect(try store.counts() == [.queued: 2, .running: 1, .cancelled: 1])
        #expect(try store.delete("b"))
        #expect(try store.counts() == [.queued: 2, .running: 1])
        // The next daemon puts back what was running.
        #expect(try RunStore(path: place.path).counts() == [.queued: 3])
    }

    @Test("what an older store holds is counted when it is opened")
    func older() throws {
        let pool = try DatabasePool(path: place.path)
        try Schema.migrator.migrate(pool, upTo: "7: what was found out about a run")
        try pool.write { database in
            for (id, state) in [("a", "finished"), ("b", "failed"), ("c", "finished")] {
                try database.execute(
                    sql: """
                        INSERT INTO run (id, owner, key, digest, name, state, created, ended, members, log)
                        VALUES (?1, 'local', ?1, 'd', '', ?2, 1, 2, 8, 'l')
                        """, arguments: [id, state])
            }
        }
        try pool.close()
        #expect(try store.counts() == [.finished: 2, .failed: 1])
    }

    @Test("a page ends where it has as many bytes as it may have, and holds one run at least")
    func page() throws {
        for id in ["a", "b", "c"] { try accept(id, name: String(repeating: "n", count: 600)) }
        let page = try store.runs(limit: 9, bytes: 2_100)
        #expect(page.runs.map(\.id) == ["c", "b"] && !page.areAll)
        let rest = try store.runs(limit: 9, before: page.runs.last?.number, bytes: 2_100)
        #expect(rest.runs.map(\.id) == ["a"] && rest.areAll)
        #expect(try store.runs(limit: 9, bytes: 1).runs.map(\.id) == ["c"])
        // Whether more runs follow the last of a full page, nobody has looked.
        #expect(try !store.runs(limit: 3).areAll)
    }

    @Test(
        "names of scenarios come back as they were, whatever is in them",
        arguments: [[], [""], ["silo", "network"], ["a\",\"b", "\\", "é"], ["[\"", "\"]"], ["a,b", ""]])
    func scenarios(_ names: [String]) throws {
        try accept("a", scenarios: names)
        #expect(try store.run("a")?.scenarios == names)
    }

    @Test(
        "no question of a list, a status or a new run goes through all runs",
        arguments: [
            "SELECT id FROM run ORDER BY number DESC LIMIT 20",
            "SELECT id FROM run WHERE state = 'failed' ORDER BY number DESC LIMIT 20",
            "SELECT id FROM run WHERE state = 'failed' AND number < 7 ORDER BY number DESC LIMIT 20",
            "SELECT id FROM run WHERE state IN ('queued', 'running')",
            "SELECT COALESCE(MAX(position), 0) + 1 FROM run",
            "SELECT id FROM run WHERE lower(name) = lower('raad') ORDER BY number DESC LIMIT 2",
            "SELECT id FROM run WHERE id >= 'k3' AND id < 'k3' || char(0x10FFFF) LIMIT 2",
            "SELECT id FROM run WHERE owner = 'anna' AND key = 'k'",
        ])
    func plan(_ sql: String) throws {
        let steps = try store.read { database in
            try Row.fetchAll(database, sql: "EXPLAIN QUERY PLAN " + sql).map { $0["detail"] as String }
        }
        // A walk along an index that ends after the first that it finds is none through all.
        let isBounded = sql.contains("LIMIT") && !sql.contains("WHERE") || sql.contains("MAX(")
        #expect(!steps.contains { $0.contains("TEMP B-TREE") })
        if !isBounded { #expect(!steps.contains { $0.hasPrefix("SCAN") }, "\(steps)") }
    }
}
