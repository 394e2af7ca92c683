public import Modelling

/// When the paired difference of one member changes sign for good: "slower until 2033, then ahead".
public struct MemberTurn: Sendable, Hashable {
    /// Years after the first of the given years, linearly between two years.
    public let years: Double
    /// Whether the scenario is the better one after the turn; it was the worse one before.
    public let isAheadAfter: Bool

    /// The turn in a member's differences, scenario less reference, of successive years.
    ///
    /// Nil where the difference at the end is about zero, where no earlier one has the other sign, and where no
    /// direction is better. Differences that are about zero (`isAboutZero`) have no sign.
    public init?(
        scenario: Span<Double>, reference: Span<Double>, better: Indicator.Direction, worthNaming: Double
    ) {
        guard better != .neither, !scenario.isEmpty else { return nil }
        func difference(_ year: Int) -> Double {
            let value = scenario[year] - reference[year]
            let size = max(scenario[year].magnitude, reference[year].magnitude)
            return isAboutZero(value, ofSize: size, worthNaming: worthNaming) ? 0 : value
        }
        let end = difference(scenario.count - 1)
        guard end != 0 else { return nil }
        var year = scenario.count - 2
        while year >= 0, difference(year) * end >= 0 { year -= 1 }
        guard year >= 0 else { return nil }
        let before = difference(year)
        years = Double(year) + before / (before - difference(year + 1))
        isAheadAfter = (end > 0) == (better == .higher)
    }
}

/// The year in which a paired difference changes sign for good, as a band over the members.
public struct SignTurn: Codable, Hashable, Sendable {
    public var scenario: String
    /// Code of the region, or of the whole.
    public var region: String
    /// Public name of the indicator.
    public var indicator: String
    /// Whether the scenario is the better one after the turn.
    public var isAheadAfter: Bool
    /// The year below which a share of .05, of .5 and of .95 of the members that turn lies, with a fraction: 2033.5 is
    /// the middle of 2033.
    public var p05: Double
    public var p50: Double
    public var p95: Double
    /// Share of all members that turn this way.
    public var share: Double

    public init(
        scenario: String, region: String, indicator: String, isAheadAfter: Bool, p05: Double, p50: Double,
        p95: Double, share: Double
    ) {
        self.scenario = scenario
        self.region = region
        self.indicator = indicator
        self.isAheadAfter = isAheadAfter
        self.p05 = p05
        self.p50 = p50
        self.p95 = p95
        self.share = share
    }
}
