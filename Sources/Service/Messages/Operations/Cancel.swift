public import Results

/// Stops a run. One that has ended stays as it is.
public struct CancelRequest: Codable, Equatable, Sendable {
    public var run: String

    public init(run: String) {
        self.run = run
    }
}

extension CancelRequest: Request {
    public typealias Answer = CancelReply
    public static let op = "cancel"
}

/// What became of a run that was to stop.
public struct CancelReply: Codable, Equatable, Sendable {
    public var run: String
    public var state: RunState

    public init(run: String, state: RunState) {
        self.run = run
        self.state = state
    }
}
