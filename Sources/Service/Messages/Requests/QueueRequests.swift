/// Which line a run waits in. Each has its share of the cores, so that a short run need not wait for a long one.
public enum Queue: String, Word {
    /// Somebody waits for it.
    case interactive
    /// It may take the night.
    case batch
}

/// Looks at what waits, or changes its order.
public struct QueueRequest: Codable, Equatable, Sendable {
    public var action: Action
    /// The run that is moved or given a priority.
    public var run: String?
    /// The run that it is moved before; nil for all.
    public var before: String?
    /// −100 to 100; within its queue a higher one goes first.
    public var priority: Int?

    public enum Action: String, Word {
        case show
        /// Nothing that waits begins; what is computed goes on.
        case pause
        case resume
        case move
        case prioritize
    }

    /// What a priority can be.
    public static let priorities = -100...100

    public init(_ action: Action, run: String? = nil, before: String? = nil, priority: Int? = nil) {
        self.action = action
        self.run = run
        self.before = before
        self.priority = priority
    }

    /// - Throws: `request.invalid` for a field that the action needs and that is missing, or that cannot be.
    public func check() throws(Refusal) {
        if action == .move || action == .prioritize {
            guard run != nil else { throw .fieldMissing("run") }
        }
        if action == .prioritize {
            guard let priority else { throw .fieldMissing("priority") }
            guard Self.priorities.contains(priority) else { throw .priority(priority) }
        }
    }
}

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
            throw .field("older_than_days", "is \(days)", fix: "give 0 or more")
        }
    }
}

extension Refusal {
    static func priority(_ priority: Int) -> Refusal {
        let allowed = QueueRequest.priorities
        return .field(
            "priority", "is \(priority)", fix: "give \(allowed.lowerBound) to \(allowed.upperBound)")
    }
}
