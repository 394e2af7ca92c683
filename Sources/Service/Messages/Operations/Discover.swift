public import Results

/// Under which conditions a finished comparison's answer flips, and which number is worth finding out first.
public struct DiscoverRequest: Codable, Equatable, Sendable {
    public var run: String
    /// The scenario that is asked about; nil for the first that is not the reference.
    public var scenario: String?
    /// Code of a region of the run; nil for its first.
    public var region: String?
    /// Public name of an indicator; nil for what is delivered of the promise.
    public var indicator: String?
    /// The year; nil for the last year of the run, and the mean over all of them as well.
    public var year: Int?
    /// Draws to search in; nil for 1,024.
    public var members: Int?
    /// Whether worths are computed again with the ranges of the best numbers halved and doubled; nil for no.
    public var ranges: Bool?
    /// Whether money and starts of the measures are varied too, so that conditions can be on them; nil for no.
    public var levers: Bool?
    /// Whether nothing is computed, and an answer comes only where one is stored; nil for no.
    public var storedOnly: Bool?

    public init(
        run: String, scenario: String? = nil, region: String? = nil, indicator: String? = nil,
        year: Int? = nil, members: Int? = nil, ranges: Bool? = nil, levers: Bool? = nil,
        storedOnly: Bool? = nil
    ) {
        (self.run, self.scenario, self.region) = (run, scenario, region)
        (self.indicator, self.year, self.members) = (indicator, year, members)
        (self.ranges, self.levers, self.storedOnly) = (ranges, levers, storedOnly)
    }

    /// Draws that may be searched in.
    public static let members = 256...4_096
}

extension DiscoverRequest: Request {
    public typealias Answer = GradualReply<DiscoveryDocument>
    public static let op = "discover"
}
