public import Results

/// How far a run is.
public struct ProgressEvent: Codable, Equatable, Sendable {
    public var stream: String
    public var run: String
    /// Members whose results are in.
    public var done: Int
    /// Members that the ensemble has.
    public var total: Int
    /// Members per second; nil where it is not known yet.
    public var rate: Double?
    /// Nil where it is not known yet.
    public var secondsLeft: Double?

    public init(
        stream: String, run: String, done: Int, total: Int, rate: Double? = nil, secondsLeft: Double? = nil
    ) {
        self.stream = stream
        self.run = run
        self.done = done
        self.total = total
        self.rate = rate
        self.secondsLeft = secondsLeft
    }
}

/// The last thing on a stream.
public struct EndEvent: Codable, Equatable, Sendable {
    public var stream: String
    /// The number of chunks that the log has; a reader that has fewer asks again.
    public var seq: Int
    public var state: RunState
    /// Of the bodies of all chunks in their order, in hexadecimal; nil where the run did not finish.
    public var sha256: String?
    /// Why the stream or the run ended early; `daemon.stopping` says where to resume.
    public var error: Refusal?

    public init(
        stream: String, seq: Int, state: RunState, sha256: String? = nil, error: Refusal? = nil
    ) {
        self.stream = stream
        self.seq = seq
        self.state = state
        self.sha256 = sha256
        self.error = error
    }
}
