import Results
import Testing

@testable import RunStorage

@Suite("What waits")
struct QueueTests {
    let place: RunStoreTests.Place
    let store: RunStore

    init() throws {
        place = try RunStoreTests.Place()
        store = RunStore(path: place.path)
        for (number, id) in ["a1", "b2", "c3", "d4"].enumerated() {
            let submission = Submission(
                owner: "local", key: id, digest: id, name: "", request: "{}", files: [], members: 8,
                queue: "interactive")
            _ = try store.accept(submission, id: id, at: Double(number))
        }
    }

    func order() throws -> [String] { try store.unfinished().map(\.id) }

    @Test("a higher priority goes first, and among equals who came first")
    func priorities() throws {
        #expect(try store.prioritize("c3", 5))
        #expect(try order() == ["c3", "a1", "b2", "d4"])
        #expect(try store.takeNext(of: "interactive")?.id == "c3")
        #expect(try store.prioritize("c3", 1) == false)
    }

    @Test("a run is moved before another, or before all, and takes its priority")
    func moving() throws {
        #expect(try store.move("d4", before: "b2"))
        #expect(try order() == ["a1", "d4", "b2", "c3"])
        #expect(try store.prioritize("c3", 5))
        #expect(try store.move("b2", before: nil))
        #expect(try order() == ["b2", "c3", "a1", "d4"])
        #expect(try store.run("b2")?.priority == 5)
    }

    @Test("what runs, what is in another queue and what is not there cannot be moved")
    func notMoved() throws {
        let other = Submission(
            owner: "local", key: "e5", digest: "e5", name: "", request: "{}", files: [], members: 8,
            queue: "batch")
        _ = try store.accept(other, id: "e5", at: 9)
        #expect(try store.move("e5", before: "a1") == false)
        _ = try store.takeNext(of: "interactive")
        #expect(try store.move("a1", before: nil) == false)
        #expect(try store.move("zz", before: nil) == false)
        #expect(try store.move("e5", before: nil))
    }

    @Test("while the queues pause nothing begins, and the pause outlives the daemon")
    func pausing() throws {
        try store.pause(true)
        #expect(try store.takeNext(of: "interactive") == nil)
        let next = RunStore(path: place.path)
        #expect(try next.isPaused())
        try next.pause(false)
        #expect(try next.takeNext(of: "interactive")?.id == "a1")
    }

    @Test(
        "each queue gives its own runs, and what a daemon left running waits again when the next one opens the store"
    )
    func queues() throws {
        #expect(try store.takeNext(of: "batch") == nil)
        #expect(try store.takeNext(of: "interactive")?.id == "a1")
        #expect(try store.counts() == [.queued: 3, .running: 1])
        let next = RunStore(path: place.path)
        #expect(try next.counts() == [.queued: 4])
        #expect(try next.takeNext(of: "interactive")?.id == "a1")
    }

    @Test("a run that is computed by another model gets another log, and nothing of the old one is left")
    func anew() throws {
        let run = try #require(try store.takeNext(of: "interactive"))
        _ = try store.append([StoredChunk(sequence: 0, header: "{}", body: [1])], to: run.id)
        let renewed = try #require(try store.beginAnew(run.id, digest: "other"))
        #expect(renewed.log != run.log && renewed.digest == "other")
        #expect(try store.chunkCount(of: run.id) == 0)
    }
}
