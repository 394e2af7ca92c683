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

extension CreditRequest: Request {
    public typealias Answer = Never
    public static let op = "credit"
    public static let isOfStreams = true
}
