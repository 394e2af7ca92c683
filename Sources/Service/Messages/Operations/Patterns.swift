public import Scores

/// What is published about working together, beside what the model does.
public struct PatternsRequest: Codable, Equatable, Sendable {
    /// Members of each way of working; nil for 200.
    public var members: Int?
    /// Seed of all draws; nil for 1.
    public var seed: Int?

    public init(members: Int? = nil, seed: Int? = nil) {
        self.members = members
        self.seed = seed
    }
}

extension PatternsRequest: Request {
    public typealias Answer = PatternDocument
    public static let op = "patterns"
}
