public import Results

/// Who does what and when in a scenario of a finished run, and what it stands beside in a comparison.
public struct RoadmapRequest: Codable, Equatable, Sendable {
    public var run: String
    /// The scenario that is asked about; nil for the first that is not the reference.
    public var scenario: String?
    /// Code of a region of the run; nil for its first.
    public var region: String?
    /// Whether to answer only with what is stored with the run; nothing is computed then.
    public var storedOnly: Bool?

    public init(run: String, scenario: String? = nil, region: String? = nil, storedOnly: Bool? = nil) {
        (self.run, self.scenario, self.region, self.storedOnly) = (run, scenario, region, storedOnly)
    }
}

extension RoadmapRequest: Request {
    public typealias Answer = GradualReply<RoadmapDocument>
    public static let op = "roadmap"
}
