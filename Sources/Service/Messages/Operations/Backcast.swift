public import Scores

/// Backcasts of the model, beside what happened.
public struct BackcastRequest: Codable, Equatable, Sendable {
    /// Members behind the bands; nil for 200.
    public var members: Int?
    /// Seed of all draws; nil for 1.
    public var seed: Int?

    public init(members: Int? = nil, seed: Int? = nil) {
        self.members = members
        self.seed = seed
    }

    /// Most members that a daemon runs in the time of one request.
    public static let mostMembers = 2_000
}

extension BackcastRequest: Request {
    public typealias Answer = BackcastDocument
    public static let op = "backcast"
}
