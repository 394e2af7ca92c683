/// The stream is open; chunks follow.
public struct OpenReply: Codable, Equatable, Sendable {
    public var stream: String
    public var run: String
    /// The log that the chunks come from.
    public var logID: String
    /// The number of the first chunk that will be sent.
    public var from: Int
    /// The number that the log's next chunk has or would have.
    public var nextSeq: Int
    public var state: RunSummary.State

    public init(
        stream: String, run: String, logID: String, from: Int, nextSeq: Int, state: RunSummary.State
    ) {
        self.stream = stream
        self.run = run
        self.logID = logID
        self.from = from
        self.nextSeq = nextSeq
        self.state = state
    }
}

/// The stream is closed; what was under way may still arrive.
public struct CloseReply: Codable, Equatable, Sendable {
    public var stream: String

    public init(stream: String) {
        self.stream = stream
    }
}
