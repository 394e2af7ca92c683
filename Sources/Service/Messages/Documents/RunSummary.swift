public import Results

/// One run in a line.
public struct RunSummary: Codable, Equatable, Sendable {
    public var id: String
    /// The client that submitted it; `local` for all without a key.
    public var owner: String
    /// What people call it; nil for nothing.
    public var name: String?
    public var state: RunState
    /// Seconds since 1970.
    public var created: Double
    /// Seconds since 1970; nil until the run has ended.
    public var finished: Double?
    /// Members that the ensemble has.
    public var members: Int
    /// Members whose results are in.
    public var done: Int
    /// Members per second; nil where none is being computed.
    public var rate: Double?
    /// Names of the scenarios.
    public var scenarios: [String]
    /// The scenario that the others are compared with; nil for none.
    public var reference: String?
    public var seed: UInt64
    /// Why it failed; nil where it did not.
    public var failure: String?
    /// What it waits for although it is being computed, such as room in the store; nil for nothing.
    public var waiting: String?
    /// The line that it waits or waited in.
    public var queue: Queue
    /// Within its queue a higher one goes first.
    public var priority: Int
    /// Codes of the regions that its scenarios are about; nil where that was not written down.
    public var focus: [String]?
    /// What somebody wrote beside it; nil for nothing.
    public var note: String?
    /// Whether it is never pruned; nil from a daemon that cannot keep.
    public var kept: Bool?

    public init(
        id: String, owner: String, name: String? = nil, state: RunState, created: Double,
        finished: Double? = nil, members: Int, done: Int, rate: Double? = nil, scenarios: [String],
        reference: String? = nil, seed: UInt64, failure: String? = nil, waiting: String? = nil,
        queue: Queue = .interactive,
        priority: Int = 0, focus: [String]? = nil, note: String? = nil, kept: Bool? = nil
    ) {
        self.id = id
        self.owner = owner
        self.name = name
        self.state = state
        self.created = created
        self.finished = finished
        self.members = members
        self.done = done
        self.rate = rate
        self.scenarios = scenarios
        self.reference = reference
        self.seed = seed
        self.failure = failure
        self.waiting = waiting
        self.queue = queue
        self.priority = priority
        self.focus = focus
        self.note = note
        self.kept = kept
    }
}
