import Foundation
import GRDB
import Results
import Testing

@testable import RunStorage

@Suite("Runs are found again")
struct RunNamesTests {
    let place: RunStoreTests.Place
    let store: RunStore

    init() throws {
        place = try RunStoreTests.Place()
        store = RunStore(path: place.path)
        for (id, name) in [("abc2", "raad"), ("abd3", "Twente nachtrun"), ("xyz4", "raad"), ("uvw5", "")] {
            let submission = Submission(
                owner: "local", key: id, digest: id, name: name, request: "{}", files: [], members: 8,
                queue: "interactive", focus: ["NL213", "NL225"])
            _ = try store.accept(submission, id: id, at: 1)
        }
    }

    @Test(
        "an id, the start of one, a name, a part of a name and the newest are found",
        arguments: [
            ("abc2", "abc2"), ("abd", "abd3"), ("raad", "xyz4"), ("RAAD", "xyz4"), ("nacht", "abd3"),
            ("latest", "uvw5"), ("laatste", "uvw5"),
        ])
    func found(word: String, id: String) throws { #expect(try store.run(word)?.id == id) }

    @Test("a start or a part that fits several, a word that fits none, and nothing find no run")
    func notFound() throws {
        for word in ["ab", "aa", "nothing", ""] { #expect(try store.run(word) == nil, "\(word)") }
    }

    @Test("those that a start or a part fits are told, the newest first, and no more of them than asked for")
    func several() throws {
        #expect(try store.runs(fitting: "ab", most: 9).map(\.id) == ["abd3", "abc2"])
        #expect(try store.runs(fitting: "RAA", most: 9).map(\.id) == ["xyz4", "abc2"])
        #expect(try store.runs(fitting: "a", most: 1).count == 2, "one would be the one that is meant")
        #expect(try store.runs(fitting: "raad", most: 9).map(\.id) == ["xyz4"])
        for word in ["zz", "nothing", ""] { #expect(try store.runs(fitting: word, most: 9).isEmpty) }
    }

    @Test("a part of a name finds a run however many came after it, by the index of names")
    func old() throws {
        let columns = "owner, digest, state, created, members, log, queue, position"
        try store.write { database in
            try database.execute(
                sql: """
                    WITH RECURSIVE later (n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM later WHERE n < 6000)
                    INSERT INTO run (id, key, name, \(columns))
                        SELECT 'q' || n, 'q' || n, 'council ' || n, \(columns) FROM later, run WHERE id = 'abc2'
                    """)
        }
        #expect(try store.run("nacht")?.id == "abd3")
        #expect(try store.run("cil 5999")?.id == "q5999")
        #expect(try store.runs(fitting: "council", most: 3).map(\.id) == ["q6000", "q5999", "q5998"])
    }

    @Test("a run is renamed, noted and kept; what is kept is not pruned")
    func edited() throws {
        try store.rename("abc2", to: "gemeente")
        try store.note("abc2", "for the council")
        try store.keep("abc2", true)
        let run = try #require(try store.run("gemeente"))
        #expect(run.note == "for the council" && run.isKept && run.focus == ["NL213", "NL225"])
        for id in ["abc2", "xyz4"] { _ = try store.finish(id, as: .cancelled, at: 10) }
        #expect(try store.prunable(endedBefore: 50).map(\.id) == ["xyz4"])
        #expect(try store.prune(endedBefore: 50) == ["xyz4"])
        try store.keep("abc2", false)
        #expect(try store.prune(endedBefore: 50) == ["abc2"])
    }

    @Test("a run is taken away once it has ended, and not before")
    func deleted() throws {
        #expect(try !store.delete("abc2"))
        _ = try store.finish("abc2", as: .cancelled, at: 10)
        #expect(try store.delete("abc2"))
        #expect(try store.run("abc2") == nil && store.run("raad")?.id == "xyz4")
    }
}
