internal import Modelling
public import Results
public import Words

/// What an operator does with the store of runs.
public struct StoreRequest: Codable, Equatable, Sendable {
    public var action: Action
    /// For `prune`: runs that ended longer ago than so many days are taken away.
    public var olderThanDays: Double?
    /// For `prune`: whether nothing is taken away, and what would be is listed.
    public var isDryRun: Bool?

    private enum CodingKeys: String, CodingKey {
        case action, olderThanDays
        case isDryRun = "dryRun"
    }

    public enum Action: String, Word {
        /// Copies the store to the folder `backups` beside it.
        case backup
        /// Takes away old runs.
        case prune
        /// Sees whether the database is whole and every result is the one that was stored.
        case check
    }

    public init(_ action: Action, olderThanDays: Double? = nil, isDryRun: Bool? = nil) {
        self.action = action
        self.olderThanDays = olderThanDays
        self.isDryRun = isDryRun
    }

    /// - Throws: `request.invalid` for a number of days that is missing or cannot be.
    public func check() throws(Refusal) {
        guard action == .prune else { return }
        guard let days = olderThanDays else { throw .fieldMissing("older_than_days") }
        guard days >= 0 else {
            throw .field("older_than_days", .isValue(.number(days)), .give(atLeast: 0))
        }
    }
}

extension StoreRequest: Request {
    public typealias Answer = StoreReply
    public static let op = "store"
}

/// What was done with the store.
public struct StoreReply: Codable, Equatable, Sendable {
    public var action: StoreRequest.Action
    /// For `backup`: the file on the daemon's host.
    public var file: String?
    /// Bytes of the backup, or of the store afterwards.
    public var bytes: Int
    /// Runs that were copied, taken away or checked.
    public var runs: Int
    /// For `check`: what is wrong, a sentence each, in English; nothing where all is whole. For clients of 1.0.
    public var faults: [String]
    /// What makes the same sentences in any language; nil from a daemon of 1.0.
    public var faultPhrases: [Phrase]?
    /// For `prune` that is only tried: the runs that would go.
    public var pruned: [RunSummary]?

    public init(
        action: StoreRequest.Action, file: String? = nil, bytes: Int, runs: Int, faults: [Phrase] = [],
        pruned: [RunSummary]? = nil
    ) {
        self.action = action
        self.file = file
        self.bytes = bytes
        self.runs = runs
        self.faults = faults.map { $0.text(.english) }
        faultPhrases = faults
        self.pruned = pruned
    }
}
