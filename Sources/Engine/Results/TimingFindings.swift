extension ScenarioFindings {
    /// What is left of a difference once the base is as late as the scenario.
    ///
    /// Effects fade, so that whoever begins later looks better in a late year for no other reason. The control is the
    /// base with every measure moved by the extra time that the scenario takes until it is decided.
    public struct Remainder: Codable, Equatable, Sendable {
        /// Scenario less control, of the draws with a difference; nil where there is none.
        public var difference: Quantiles?
        public var shares: Shares
        /// Whether it can be named, as the difference from the base can.
        public var isNamed: Bool

        public init(difference: Quantiles?, shares: Shares, isNamed: Bool) {
            self.difference = difference
            self.shares = shares
            self.isNamed = isNamed
        }
    }

    /// How the base was made as late as the scenario, and what is left of the difference in what is delivered.
    public struct Timing: Codable, Equatable, Sendable {
        /// Quarters by which each measure of the base was moved, by its name in the catalogue: the difference in start
        /// and the median over the draws of the extra time that deciding takes. Below zero it was moved forward.
        public var quarters: [String: Int]
        /// Of what is delivered at the horizon.
        public var delivered: Remainder

        public init(quarters: [String: Int], delivered: Remainder) {
            self.quarters = quarters
            self.delivered = delivered
        }
    }
}
