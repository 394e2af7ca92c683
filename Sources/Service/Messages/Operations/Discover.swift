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

    public init(
        run: String, scenario: String? = nil, region: String? = nil, indicator: String? = nil,
        year: Int? = nil, members: Int? = nil
    ) {
        (self.run, self.scenario, self.region) = (run, scenario, region)
        (self.indicator, self.year, self.members) = (indicator, year, members)
    }

    /// Draws that a daemon searches in the time of one request.
    public static let members = 256...4_096
}

extension DiscoverRequest: Request {
    public typealias Answer = DiscoveryDocument
    public static let op = "discover"
}
