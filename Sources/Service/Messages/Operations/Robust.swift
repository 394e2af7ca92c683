public import Results
internal import Words

/// How the scenarios of a finished run hold beside each other, and against targets.
public struct RobustRequest: Codable, Equatable, Sendable {
    /// Nil to have the targets looked at and nothing computed.
    public var run: String?
    /// Code of a region of the run; nil for its first.
    public var region: String?
    /// Public name of an indicator; nil for what is delivered of the promise.
    public var indicator: String?
    /// The year; nil for the last year of the run, and the mean over all of them as well.
    public var year: Int?
    /// As people write them: `housing.dwellings>=750000@2040`; nil for none.
    public var targets: [String]?
    /// Draws of each scenario; nil for 1,024.
    public var members: Int?
    /// Whether the assumptions that help those who work together are held where they help least; nil for no.
    public var sceptic: Bool?

    public init(
        run: String? = nil, region: String? = nil, indicator: String? = nil, year: Int? = nil,
        targets: [String]? = nil, members: Int? = nil, sceptic: Bool? = nil
    ) {
        (self.run, self.region, self.indicator, self.year) = (run, region, indicator, year)
        (self.targets, self.members, self.sceptic) = (targets, members, sceptic)
    }

    /// Draws that may be asked for.
    public static let members = 256...4_096
    /// Most targets.
    public static let mostTargets = 8
    /// Bytes of a target.
    public static let longestTarget = 200

    public func check() throws(Refusal) {
        try Self.check(targets ?? [])
    }

    /// - Throws: `request.invalid` for targets that are too many, too long or not for reading.
    static func check(_ targets: [String]) throws(Refusal) {
        guard targets.count <= mostTargets else {
            throw .field("targets", .has(targets.count), Phrase("fix.at_most", ["most": .count(mostTargets)]))
        }
        for (index, target) in targets.enumerated() {
            try target.check("targets[\(index)]", most: longestTarget)
        }
    }
}

extension RobustRequest: Request {
    public typealias Answer = GradualReply<RobustDocument>
    public static let op = "robust"
}
