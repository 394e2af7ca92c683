public import Results

/// Which measures and which mechanisms make the difference between two scenarios of a finished comparison.
public struct ExplainRequest: Codable, Equatable, Sendable {
    public var run: String
    /// The scenario that is asked about; nil for the first that is not the reference.
    public var scenario: String?
    /// Code of a region of the run; nil for its first.
    public var region: String?
    /// Public name of an indicator; nil for what is delivered of the promise.
    public var indicator: String?
    /// The year; nil for the last year of the run.
    public var year: Int?
    /// Draws; nil for 256, and for 64 where the indicator takes the whole model.
    public var members: Int?

    public init(
        run: String, scenario: String? = nil, region: String? = nil, indicator: String? = nil,
        year: Int? = nil, members: Int? = nil
    ) {
        (self.run, self.scenario, self.region) = (run, scenario, region)
        (self.indicator, self.year, self.members) = (indicator, year, members)
    }

    /// Draws that every combination may be computed on.
    public static let members = 64...512
}

/// How far the daemon is with what was asked, and the answer once it is there; as `DiscoverReply`.
public struct ExplainReply: Codable, Equatable, Sendable {
    /// Draws that are computed, each once for every combination, of those that are needed.
    public var done: Int
    public var total: Int
    /// Nil until all are computed. Stored with the run, so that it is there at once the next time.
    public var document: ExplanationDocument?

    public init(done: Int, total: Int, document: ExplanationDocument? = nil) {
        (self.done, self.total, self.document) = (done, total, document)
    }
}

extension ExplainRequest: Request {
    public typealias Answer = ExplainReply
    public static let op = "explain"
}
