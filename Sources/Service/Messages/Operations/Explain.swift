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
    /// Whether replies have what the first draws say, as long as there is no document; nil for no.
    public var early: Bool?
    /// Whether nothing is computed: the reply has the document that is stored with the run, or none; nil for no.
    public var storedOnly: Bool?

    public init(
        run: String, scenario: String? = nil, region: String? = nil, indicator: String? = nil,
        year: Int? = nil, members: Int? = nil, early: Bool? = nil, storedOnly: Bool? = nil
    ) {
        (self.run, self.scenario, self.region) = (run, scenario, region)
        (self.indicator, self.year, self.members) = (indicator, year, members)
        (self.early, self.storedOnly) = (early, storedOnly)
    }

    /// Draws that every combination may be computed on.
    public static let members = 64...512
}

extension ExplainRequest: Request {
    public typealias Answer = GradualReply<ExplanationDocument>
    public static let op = "explain"
}
