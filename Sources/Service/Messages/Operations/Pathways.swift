public import Results

/// When the scenarios of a finished run no longer meet targets, and when to switch from one to another.
public struct PathwaysRequest: Codable, Equatable, Sendable {
    public var run: String
    /// Code of a region of the run; nil for its first.
    public var region: String?
    /// Public name of the indicator that switching is judged by; nil for what is delivered of the promise.
    public var indicator: String?
    /// As people write them: `housing.dwellings>=750000@2040` is to hold from 2040 on; nil for none.
    public var targets: [String]?
    /// Years in which one could switch, at most eight; nil for seven of them, empty for none.
    public var years: [Int]?
    /// Draws to search in, and as many to judge by; nil for 512.
    public var members: Int?

    public init(
        run: String, region: String? = nil, indicator: String? = nil, targets: [String]? = nil,
        years: [Int]? = nil, members: Int? = nil
    ) {
        (self.run, self.region, self.indicator) = (run, region, indicator)
        (self.targets, self.years, self.members) = (targets, years, members)
    }

    /// Draws that may be asked for.
    public static let members = 256...2_048
    /// Most years in which one could switch.
    public static let mostYears = 8
    /// Most scenarios between which switching is computed.
    public static let mostScenarios = 4

    public func check() throws(Refusal) {
        try RobustRequest.check(targets ?? [])
    }
}

extension PathwaysRequest: Request {
    public typealias Answer = GradualReply<PathwaysDocument>
    public static let op = "pathways"
}
