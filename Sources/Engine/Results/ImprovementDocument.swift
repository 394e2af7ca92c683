public import Modelling

/// A better roadmap than that of a scenario of a run, as far as one was found: what a daemon says of it.
///
/// What it gains is told of draws that the search has not seen. Quarters are written as in scenario files: `2030Q3`.
public struct ImprovementDocument: Codable, Hashable, Sendable {
    /// What makes one roadmap better than another.
    public enum Criterion: String, Codable, CaseIterable, Sendable {
        /// The mean gain.
        case expected
        /// The mean gain in the fifth of the draws that gain least.
        case worstFifth = "worst_fifth"
        /// What one misses by it in 9 of 10 draws at most, beside the best that was found for each draw.
        case regret
    }

    /// What can be kept of every step.
    public enum Aspect: String, Codable, CaseIterable, Sendable {
        case start, way, partners, level, order
    }

    /// A gain over the roadmap of the scenario, with what 90 of 100 resamples of the draws leave it within.
    public struct Gain: Codable, Hashable, Sendable {
        public var value: Double
        public var low: Double
        public var high: Double

        public init(value: Double, low: Double, high: Double) {
            (self.value, self.low, self.high) = (value, low, high)
        }
    }

    /// By each criterion: how much more on average, how much more in the fifth that gains least, how much less regret.
    public struct Gains: Codable, Hashable, Sendable {
        public var expected: Gain
        public var worstFifth: Gain
        public var regret: Gain

        public init(expected: Gain, worstFifth: Gain, regret: Gain) {
            (self.expected, self.worstFifth, self.regret) = (expected, worstFifth, regret)
        }

        public func of(_ criterion: Criterion) -> Gain {
            switch criterion {
            case .expected: expected
            case .worstFifth: worstFifth
            case .regret: regret
            }
        }
    }

    /// Means over the draws, with the roadmap of the scenario and with the better one.
    public struct Pair: Codable, Hashable, Sendable {
        public var before: Double
        public var after: Double

        public init(before: Double, after: Double) { (self.before, self.after) = (before, after) }
    }

    /// One thing that is other than in the scenario.
    public struct Change: Codable, Hashable, Sendable {
        public var measure: String
        /// `start`, `way`, `partners` or `level`.
        public var aspect: Aspect
        /// Words of scenario files: a quarter, a way of working, a level, or partners.
        public var from: [String]
        public var to: [String]
        /// What is lost by the criterion where this alone is as before; nil where that was not computed.
        public var effect: Gain?

        public init(measure: String, aspect: Aspect, from: [String], to: [String], effect: Gain? = nil) {
            (self.measure, self.aspect, self.from, self.to) = (measure, aspect, from, to)
            self.effect = effect
        }
    }

    /// A measure that must have come so far before the works of another begin.
    public struct Requirement: Codable, Hashable, Sendable {
        public var measure: String
        /// Share of its works, 0 to 1.
        public var progress: Double

        public init(measure: String, progress: Double) { (self.measure, self.progress) = (measure, progress) }
    }

    /// A change of the way of working that is planned: one of the conditions is there.
    public struct PlannedChange: Codable, Hashable, Sendable {
        public var to: String
        public var trustAbove: Double?
        public var trustBelow: Double?
        public var stalled: Bool?
        public var decided: Bool?
        public var from: String?

        public init(to: String) { self.to = to }
    }

    /// A step of the better roadmap, by the keys and words of scenario files; nil where the catalogue says so already.
    public struct Step: Codable, Hashable, Sendable {
        public var measure: String
        public var region: String
        public var start: String
        public var mode: String
        public var lead: String?
        public var partners: [String]?
        public var level: String?
        public var decided: Double?
        public var preparation: Double?
        public var agreement: Double?
        public var years: Double?
        /// M€ by payer.
        public var budget: [String: Double]?
        public var upkeep: [String: Double]?
        public var requires: [Requirement]?
        /// Nil where no step of the roadmap has any.
        public var changes: [PlannedChange]?

        public init(measure: String, region: String, start: String, mode: String) {
            (self.measure, self.region, self.start, self.mode) = (measure, region, start, mode)
        }
    }

    /// How busy an actor is in its busiest year: staff asked for as a share of the staff there is, on average.
    public struct Load: Codable, Hashable, Sendable {
        public var actor: String
        public var peak: Pair

        public init(actor: String, peak: Pair) { (self.actor, self.peak) = (actor, peak) }
    }

    /// One of the roadmaps of which none is better than another in gain, worst fifth and coordination at once.
    public struct Alternative: Codable, Hashable, Sendable {
        public var expected: Gain
        public var worstFifth: Gain
        /// Mean cost of coordination, M€.
        public var coordination: Double
        public var changes: [Change]
        /// Whether it is the one that is proposed.
        public var isProposed: Bool

        public init(
            expected: Gain, worstFifth: Gain, coordination: Double, changes: [Change], isProposed: Bool
        ) {
            (self.expected, self.worstFifth, self.coordination) = (expected, worstFifth, coordination)
            (self.changes, self.isProposed) = (changes, isProposed)
        }
    }

    /// How it was looked for.
    public struct Search: Codable, Hashable, Sendable {
        /// Roadmaps that were looked at, and races between them.
        public var roadmaps: Int
        public var races: Int
        /// Most draws of each, and draws of all together.
        public var draws: Int
        public var spent: Int
        public var seed: Int

        public init(roadmaps: Int, races: Int, draws: Int, spent: Int, seed: Int) {
            (self.roadmaps, self.races, self.draws) = (roadmaps, races, draws)
            (self.spent, self.seed) = (spent, seed)
        }
    }

    public var run: String
    public var scenario: String
    public var region: String
    /// Public name of the outcome, and its year; nil for the mean over the years from the first to the last.
    public var indicator: String
    public var year: Int?
    public var firstYear: Int
    public var lastYear: Int
    public var criterion: Criterion
    /// What was kept, as it was asked.
    public var kept: [String]
    public var search: Search
    /// Draws that the search has not seen, and what they follow from.
    public var draws: Int
    public var seed: Int
    /// Whether the low end of the gain by the criterion is at least what is worth naming, and no step has an obstacle that it had
    /// not before.
    public var isBetter: Bool
    /// The least gain that is worth naming, in the unit of the outcome.
    public var worthNaming: Double
    /// Of what the search proposes; where nothing is better, of the best that it had.
    public var gains: Gains
    /// Draws in which it has more, and less.
    public var more: Int
    public var less: Int
    /// The variance of the gain as a share of what it would be with luck of their own for both; 0 where both do not vary.
    public var pairing: Double
    public var outcome: Pair
    public var changes: [Change]
    /// Cost of coordination, M€; staff-years that it takes; public and private money that is spent, M€.
    public var coordination: Pair
    public var coordinationYears: Pair
    public var publicSpent: Pair
    public var privateSpent: Pair
    /// Actors of whom something is asked.
    public var loads: [Load]
    /// Measures that most draws do not carry out as asked, with the roadmap of the scenario and with the better one.
    public var blockedBefore: [String]
    public var blockedAfter: [String]
    /// At most six.
    public var alternatives: [Alternative]
    /// The whole better roadmap, of all regions; empty where nothing is better.
    public var steps: [Step]
    /// What people call the measures, actors, levels and ways of working.
    public var titles: [String: Text]

    public init(
        run: String, scenario: String, region: String, indicator: String, year: Int?, firstYear: Int,
        lastYear: Int, criterion: Criterion, kept: [String], search: Search, draws: Int, seed: Int,
        isBetter: Bool, worthNaming: Double, gains: Gains, more: Int, less: Int, pairing: Double,
        outcome: Pair, changes: [Change], coordination: Pair, coordinationYears: Pair, publicSpent: Pair,
        privateSpent: Pair, loads: [Load], blockedBefore: [String], blockedAfter: [String],
        alternatives: [Alternative], steps: [Step], titles: [String: Text]
    ) {
        (self.run, self.scenario, self.region) = (run, scenario, region)
        (self.indicator, self.year, self.firstYear) = (indicator, year, firstYear)
        (self.lastYear, self.criterion, self.kept) = (lastYear, criterion, kept)
        (self.search, self.draws, self.seed) = (search, draws, seed)
        (self.isBetter, self.worthNaming, self.gains) = (isBetter, worthNaming, gains)
        (self.more, self.less, self.pairing) = (more, less, pairing)
        (self.outcome, self.changes, self.coordination) = (outcome, changes, coordination)
        (self.coordinationYears, self.publicSpent) = (coordinationYears, publicSpent)
        (self.privateSpent, self.loads) = (privateSpent, loads)
        (self.blockedBefore, self.blockedAfter) = (blockedBefore, blockedAfter)
        (self.alternatives, self.steps, self.titles) = (alternatives, steps, titles)
    }
}
