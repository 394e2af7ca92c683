/// Ends the daemon: no new submissions; what is queued stays in the store.
public struct DrainRequest: Codable, Equatable, Sendable {
    /// Seconds that running ensembles get to end; nil for the daemon's own setting.
    public var deadline: Double?
    /// Why, for the log; nil for no reason.
    public var reason: String?

    public init(deadline: Double? = nil, reason: String? = nil) {
        self.deadline = deadline
        self.reason = reason
    }
}

extension DrainRequest: Request {
    public typealias Answer = DrainReply
    public static let op = "drain"
}

/// The daemon takes no more submissions and ends.
public struct DrainReply: Codable, Equatable, Sendable {
    public var state: DaemonState
    /// Runs that are still being computed.
    public var running: Int
    /// The process that will end.
    public var pid: Int

    public init(state: DaemonState = .draining, running: Int, pid: Int) {
        self.state = state
        self.running = running
        self.pid = pid
    }
}
