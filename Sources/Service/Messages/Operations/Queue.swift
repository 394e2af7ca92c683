public import Results
internal import Words

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

extension Refusal {
    static func priority(_ priority: Int) -> Refusal {
        let allowed = QueueRequest.priorities
        return .field(
            "priority", .isValue(.count(priority)), .give(allowed.lowerBound, to: allowed.upperBound))
    }
}

extension QueueRequest: Request {
    public typealias Answer = QueueReply
    public static let op = "queue"
}

/// What waits, and in which order.
public struct QueueReply: Codable, Equatable, Sendable {
    /// Whether nothing that waits may begin.
    public var paused: Bool
    /// What is computed, then what waits in the order in which it begins, as much of it as an answer holds.
    public var runs: [RunSummary]
    /// How many more there are than `runs` holds; nil for none.
    public var more: Int?

    public init(paused: Bool, runs: [RunSummary], more: Int? = nil) {
        self.paused = paused
        self.runs = runs
        self.more = more
    }
}
