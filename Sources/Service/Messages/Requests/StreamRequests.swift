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

/// Asks for more chunks of an open stream. It is never answered, not even when there is no such stream: it may
/// cross with the stream's end.
public struct CreditRequest: Codable, Equatable, Sendable {
    public var stream: String
    /// Added to what is left, up to `Wire.maximumCredit`. 0 says no more than that the reader is alive.
    public var n: Int

    public init(stream: String, n: Int) {
        self.stream = stream
        self.n = n
    }
}

/// Ends a stream. One that is not open is closed already.
public struct CloseRequest: Codable, Equatable, Sendable {
    public var stream: String

    public init(stream: String) {
        self.stream = stream
    }
}
