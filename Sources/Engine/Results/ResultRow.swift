public import Modelling

/// What an ensemble says about one indicator, in one place and year, under one scenario.
public struct ResultRow: Sendable, Hashable {
    /// The scenario's name in this submission.
    public var scenario: String
    /// Code of the region, or of the whole.
    public var region: String
    /// Public name of the indicator.
    public var indicator: String
    /// Symbol of the indicator's unit.
    public var unit: String
    public var year: Int
    public var better: Indicator.Direction
    /// The indicator over the members; nil where it does not exist.
    public var value: Quantiles?
    /// What the row says against the reference; nil in the reference's own rows and where nothing is compared.
    public var comparison: Comparison?
    /// How many members the row is over.
    public var members: Int

    /// A row stands against the row of the reference for the same indicator, place and year.
    public struct Comparison: Sendable, Hashable {
        /// Scenario less reference, member by member.
        public var difference: Quantiles?
        /// Share of members better plus half the share equal to the bit; nil where no direction is better.
        public var probabilityBetter: Double?
        /// The difference as a share of the measures' own effect in the reference.
        ///
        /// Over the members where that effect is not about zero; nil where these are fewer than half.
        public var shareOfEffect: Quantiles?
        /// Years ahead of the reference, in this row's year.
        ///
        /// Over the members where the level was reached; nil where these are fewer than half, or not every
        /// year up to this one was kept.
        public var yearsGained: Quantiles?
        /// Shares of members better, equal and worse, where rounding is no difference.
        ///
        /// Nil where no direction is better, and in rows of protocol 1.0.
        public var shares: Shares?
        /// Sampling error of the share better among the members that differ; nil where none does.
        public var standardError: Double?

        public init(
            difference: Quantiles? = nil, probabilityBetter: Double? = nil, shareOfEffect: Quantiles? = nil,
            yearsGained: Quantiles? = nil, shares: Shares? = nil, standardError: Double? = nil
        ) {
            self.difference = difference
            self.probabilityBetter = probabilityBetter
            self.shareOfEffect = shareOfEffect
            self.yearsGained = yearsGained
            self.shares = shares
            self.standardError = standardError
        }

        /// Whether nothing can be said.
        public var isEmpty: Bool { self == Comparison() }
    }

    public init(
        scenario: String, region: String, indicator: String, unit: String, year: Int,
        better: Indicator.Direction, value: Quantiles?, comparison: Comparison? = nil, members: Int
    ) {
        self.scenario = scenario
        self.region = region
        self.indicator = indicator
        self.unit = unit
        self.year = year
        self.better = better
        self.value = value
        self.comparison = comparison.flatMap { $0.isEmpty ? nil : $0 }
        self.members = members
    }
}
