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

/// Goes on with the search for values that fit, for a moment, and asks how far it is.
///
/// What was tried is kept, so that the next request, or another daemon, goes on from there.
public struct CalibrateRequest: Codable, Equatable, Sendable {
    /// Seed of the search; nil for 1.
    public var seed: Int?

    public init(seed: Int? = nil) { self.seed = seed }
}
