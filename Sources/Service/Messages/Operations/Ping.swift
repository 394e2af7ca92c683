/// Asks whether the daemon's loop lives.
public struct PingRequest: Codable, Equatable, Sendable {
    public init() {}
}

extension PingRequest: Request {
    public typealias Answer = PingReply
    public static let op = "ping"
}

/// The daemon's loop lives.
public struct PingReply: Codable, Equatable, Sendable {
    /// Another one than before: the daemon has started anew.
    public var instance: String
    public var state: DaemonState
    /// Seconds since the start.
    public var uptime: Double

    public init(instance: String, state: DaemonState, uptime: Double) {
        self.instance = instance
        self.state = state
        self.uptime = uptime
    }
}
