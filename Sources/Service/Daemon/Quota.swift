import Messages
import RunStorage

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
            throw Refusal(
                quota: queued, "as many runs of '\(owner)' wait as may (\(queued))",
                fix: "ask again when some have ended, or cancel some")
        }
        guard held.members + submission.members <= members else {
            throw Refusal(
                quota: members,
                "with this run's \(submission.members), \(held.members + submission.members) members of "
                    + "'\(owner)' would wait, and at most \(members) may",
                fix: "ask for fewer, or again when some runs have ended")
        }
        guard held.bytes < megabytes * 1_000_000 else {
            throw Refusal(
                quota: megabytes,
                "the runs of '\(owner)' take \(held.bytes / 1_000_000) MB, and at most \(megabytes) are kept",
                fix: "ask the daemon's operator for more")
        }
    }
}

extension Refusal {
    init(quota most: Int, _ fact: String, fix: String) {
        self.init(.quotaExceeded, "\(fact); \(fix)", detail: Detail(most: most))
    }

    static func notOwner(_ run: RunRecord) -> Refusal {
        Refusal(
            .authNotOwner,
            "run \(run.id) belongs to '\(run.owner)'; ask '\(run.owner)' or an operator of the daemon to "
                + "cancel it", detail: Detail(run: run.id))
    }

    static var notOperator: Refusal {
        Refusal(.authDenied, "only an operator of the daemon may do this; ask one of them")
    }

    static var notListed: Refusal {
        Refusal(
            .authDenied,
            "the daemon does not know the key of this client any more; ask its operator to list it again")
    }
}
