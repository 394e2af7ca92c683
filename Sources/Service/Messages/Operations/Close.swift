/// Ends a stream. One that is not open is closed already.
public struct CloseRequest: Codable, Equatable, Sendable {
    public var stream: String

    public init(stream: String) {
        self.stream = stream
    }
}

extension CloseRequest: Request {
    public typealias Answer = CloseReply
    public static let op = "close"
    public static let isOfStreams = true
}

/// The stream is closed; what was under way may still arrive.
public struct CloseReply: Codable, Equatable, Sendable {
    public var stream: String

    public init(stream: String) {
        self.stream = stream
    }
}
