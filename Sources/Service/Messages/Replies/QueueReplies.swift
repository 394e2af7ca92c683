/// What waits, and in which order.
public struct QueueReply: Codable, Equatable, Sendable {
    /// Whether nothing that waits may begin.
    public var paused: Bool
    /// What is computed, then what waits in the order in which it begins.
    public var runs: [RunSummary]

    public init(paused: Bool, runs: [RunSummary]) {
        self.paused = paused
        self.runs = runs
    }
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
    /// For `check`: what is wrong, a sentence each; nothing where all is whole.
    public var faults: [String]
    /// For `prune` that is only tried: the runs that would go.
    public var pruned: [RunSummary]?

    public init(
        action: StoreRequest.Action, file: String? = nil, bytes: Int, runs: Int, faults: [String] = [],
        pruned: [RunSummary]? = nil
    ) {
        self.action = action
        self.file = file
        self.bytes = bytes
        self.runs = runs
        self.faults = faults
        self.pruned = pruned
    }
}
