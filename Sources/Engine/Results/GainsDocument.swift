/// Who gains and who loses by a comparison: regions, indicators and years at a glance.
public struct GainsDocument: Codable, Hashable, Sendable {
    /// What a difference is; docs/reading-results.md explains the words.
    public enum Word: String, Codable, Sendable {
        case ahead, behind
        case neckAndNeck = "neck-and-neck"
        case tooSmall = "too-small"
    }

    /// How a course turns over the years that are asked for.
    public enum Turn: String, Codable, CaseIterable, Sendable {
        case laterAhead = "later-ahead"
        case laterBehind = "later-behind"
        case ahead
        case aheadPassing = "ahead-passing"
        case behind
        case behindPassing = "behind-passing"
    }

    public struct Year: Codable, Hashable, Sendable {
        public var year: Int
        public var word: Word
        /// The middle of the paired differences, in the unit of the indicator; scenario less reference.
        public var difference: Double
        /// Share of the draws with a difference in which the scenario is better; nil where none differs.
        public var better: Double?

        public init(year: Int, word: Word, difference: Double, better: Double?) {
            (self.year, self.word, self.difference, self.better) = (year, word, difference, better)
        }
    }

    /// An indicator of a region over the years.
    public struct Course: Codable, Hashable, Sendable {
        public var region: String
        public var indicator: String
        public var unit: String
        public var years: [Year]
        /// Nil where no year is ahead or behind.
        public var turn: Turn?

        public init(region: String, indicator: String, unit: String, years: [Year], turn: Turn?) {
            (self.region, self.indicator, self.unit) = (region, indicator, unit)
            (self.years, self.turn) = (years, turn)
        }
    }

    /// A scenario beside the reference.
    public struct Scenario: Codable, Hashable, Sendable {
        public var scenario: String
        /// All main indicators of the regions that it is about, and of other regions those in which it is ahead or behind.
        public var courses: [Course]

        public init(scenario: String, courses: [Course]) {
            (self.scenario, self.courses) = (scenario, courses)
        }
    }

    public var run: String
    public var reference: String
    /// Years that were asked for.
    public var years: [Int]
    public var scenarios: [Scenario]

    public init(run: String, reference: String, years: [Int], scenarios: [Scenario]) {
        (self.run, self.reference, self.years, self.scenarios) = (run, reference, years, scenarios)
    }
}
