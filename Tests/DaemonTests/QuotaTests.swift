import Foundation
import Messages
import RunStorage
import Testing

@testable import Daemon

@Suite("What one client may have")
struct QuotaTests {
    let folder = FileManager.default.temporaryDirectory.appending(path: "polder-quota-\(UUID())")
    let store: RunStore

    init() throws {
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        store = RunStore(path: folder.appending(path: "runs.sqlite").path)
    }

    private func submission(_ key: String, members: Int = 16) -> Submission {
        Submission(
            owner: "anna", key: key, digest: key, name: "", request: "{}", files: [], members: members,
            queue: "interactive")
    }

    private func refusal(_ submission: Submission, _ quota: Quota) -> Refusal? {
        do {
            try quota.check(submission, in: store)
            return nil
        } catch { return error as? Refusal }
    }

    @Test("too many waiting runs, too many members and too many megabytes are refused with the limit")
    func limits() throws {
        defer { try? FileManager.default.removeItem(at: folder) }
        let ample = Quota(queued: 10, members: 1_000, megabytes: 10)
        _ = try store.accept(submission("1", members: 100), id: "aaaa", at: 1)
        #expect(refusal(submission("2"), ample) == nil)

        var quota = ample
        quota.queued = 1
        let queued = try #require(refusal(submission("2"), quota))
        #expect(queued.code == .quotaExceeded && queued.detail.most == 1)
        #expect(
            queued.message
                == "as many runs of 'anna' wait as may (1); ask again when some have ended, or cancel some")

        quota = ample
        quota.members = 115
        let members = try #require(refusal(submission("2"), quota))
        #expect(members.code == .quotaExceeded && members.detail.most == 115)
        #expect(
            members.message == "with this run's 16, 116 members of 'anna' would wait, and at most 115 may; "
                + "ask for fewer, or again when some runs have ended")

        _ = try store.takeNext(of: "interactive")
        let body = [UInt8](repeating: 0, count: 2_000_000)
        #expect(try store.append([StoredChunk(sequence: 0, header: "{}", body: body)], to: "aaaa"))
        quota = ample
        quota.megabytes = 2
        let bytes = try #require(refusal(submission("2"), quota))
        #expect(bytes.code == .quotaExceeded && bytes.detail.most == 2)
        #expect(
            bytes.message
                == "the runs of 'anna' take 2 MB, and at most 2 are kept; ask the daemon's operator "
                + "for more")
        // The same run once more is no new run.
        #expect(refusal(submission("1", members: 100), quota) == nil)
    }
}
