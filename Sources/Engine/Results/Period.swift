/// First and last year of a stretch of time, both included.
public struct Period: Codable, Hashable, Sendable {
    public var first: Int
    public var last: Int

    public init(first: Int, last: Int) {
        self.first = first
        self.last = last
    }

    /// What every daemon of protocol 1.0 simulates, and every run that it stored: they do not say so themselves.
    public static let ofProtocol10 = Period(first: 2024, last: 2050)

    /// The years in their order.
    public var years: ClosedRange<Int> { first...last }
}
