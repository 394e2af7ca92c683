import Messages
import RunStorage
import Words

/// What one client may have at a time. Operators are bound by the daemon's own limits only.
struct Quota: Sendable, Equatable {
    /// Runs that wait.
    var queued: Int
    /// Members of all runs that wait or are computed.
    var members: Int
    /// Megabytes (10^6 bytes) of all that is kept of its runs.
    var megabytes: Int

    /// - Throws: `quota.exceeded` for a new run that would be too much; one that came before is always fine.
    func check(_ submission: Submission, in store: RunStore) throws {
        let held = try store.holdings(of: submission.owner, except: submission.key)
        guard let held else { return }
        let owner = submission.owner
        guard held.queued < queued else {
            throw Refusal.quota(queued, "refusal.quota_queued", ["owner": .text(owner)])
        }
        guard held.members + submission.members <= members else {
            throw Refusal.quota(
                members, "refusal.quota_members",
                [
                    "members": .count(submission.members), "owner": .text(owner),
                    "sum": .count(held.members + submission.members),
                ])
        }
        guard held.bytes < megabytes * 1_000_000 else {
            throw Refusal.quota(
                megabytes, "refusal.quota_megabytes",
                ["owner": .text(owner), "megabytes": .count(held.bytes / 1_000_000)])
        }
    }
}
