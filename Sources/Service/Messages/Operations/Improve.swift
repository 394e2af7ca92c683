public import Results
internal import Words

/// A better roadmap than that of a scenario of a finished run, as far as one is found.
public struct ImproveRequest: Codable, Equatable, Sendable {
    /// Nil to have the other fields looked at and nothing computed.
    public var run: String?
    /// The scenario whose roadmap it is; nil for the first that is not the reference.
    public var scenario: String?
    /// Code of a region of the run; nil for its first.
    public var region: String?
    /// Public name of an indicator; nil for what is delivered of the promise.
    public var indicator: String?
    /// The year; nil for the mean over the years of the run.
    public var year: Int?
    /// `expected`, `worst_fifth` or `regret`; nil for `worst_fifth`.
    public var criterion: String?
    /// What stays as it is: `start`, `way`, `partners`, `level`, `order`, or a measure; nil for nothing.
    public var keep: [String]?

    public init(
        run: String? = nil, scenario: String? = nil, region: String? = nil, indicator: String? = nil,
        year: Int? = nil, criterion: String? = nil, keep: [String]? = nil
    ) {
        (self.run, self.scenario, self.region) = (run, scenario, region)
        (self.indicator, self.year) = (indicator, year)
        (self.criterion, self.keep) = (criterion, keep)
    }

    /// Most words that say what is kept, and bytes of each.
    public static let mostKept = 100
    public static let longestKept = 200

    public func check() throws(Refusal) {
        let keep = keep ?? []
        guard keep.count <= Self.mostKept else {
            throw .field("keep", .has(keep.count), Phrase("fix.at_most", ["most": .count(Self.mostKept)]))
        }
        for (index, word) in keep.enumerated() {
            try word.check("keep[\(index)]", most: Self.longestKept)
        }
    }
}

extension ImproveRequest: Request {
    public typealias Answer = GradualReply<ImprovementDocument>
    public static let op = "improve"
}
