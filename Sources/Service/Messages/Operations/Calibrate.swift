public import Scores

/// Goes on with the search for values that fit, for a moment, and asks how far it is.
///
/// What was tried is kept, so that the next request, or another daemon, goes on from there.
public struct CalibrateRequest: Codable, Equatable, Sendable {
    /// Seed of the search; nil for 1.
    public var seed: Int?

    public init(seed: Int? = nil) { self.seed = seed }
}

extension CalibrateRequest: Request {
    public typealias Answer = CalibrationDocument
    public static let op = "calibrate"
}
