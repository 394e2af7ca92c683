public import Results

/// Asks for a run's chunks from one sequence number on. Sent on the data socket.
///
/// Opening a stream that is open starts it anew from `from` with `credit`.
public struct OpenRequest: Codable, Equatable, Sendable {
    public var run: String
    /// The reader's own name for the stream; every event carries it.
    public var stream: String
    /// The first chunk wanted.
    public var from: Int
    /// How many chunks may be sent before more are asked for, 1 to `Wire.maximumCredit`.
    public var credit: Int
    /// The log that the reader began with; another one is refused with `stream.log_changed`. Nil for any.
    public var logID: String?

    public init(run: String, stream: String, from: Int = 0, credit: Int = 4, logID: String? = nil) {
        self.run = run
        self.stream = stream
        self.from = from
        self.credit = credit
        self.logID = logID
    }
}

extension OpenRequest: Request {
    public typealias Answer = OpenReply
    public static let op = "open"
    public static let isOfStreams = true
}

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
    public var state: RunState

    public init(
        stream: String, run: String, logID: String, from: Int, nextSeq: Int, state: RunState
    ) {
        self.stream = stream
        self.run = run
        self.logID = logID
        self.from = from
        self.nextSeq = nextSeq
        self.state = state
    }
}
