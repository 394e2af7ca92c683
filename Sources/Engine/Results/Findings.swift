public import Modelling

/// What a comparison says about one region: facts with their counts, of which pages make sentences.
///
/// The daemon finds them from the draws themselves; a page, a report and a notebook phrase them. Differences are the
/// scenario less the base, draw by draw. `docs/reading-results.md` has the rules.
public struct Findings: Codable, Equatable, Sendable {
    /// Code of the region that they are about.
    public var region: String
    /// The scenario that differences are taken from.
    public var base: String
    /// The last year of the period.
    public var horizon: Int
    /// How many draws they are over.
    public var members: Int
    /// What the scenarios spend, in their order.
    public var budgets: [Budget]
    /// What people call the measures, by their names in the catalogue; nil in runs of older versions.
    public var measures: [String: Text]?
    /// In what the scenarios differ beside the way of working; money first.
    public var unlike: [Unlikeness]
    /// Every scenario but the base, in order.
    public var scenarios: [ScenarioFindings]
    /// The numbers whose rank correlation with what is delivered in the end stands out, the strongest first.
    public var deciding: [DecidingNumber]
    /// The indicator of what is delivered; nil in runs of older versions.
    public var delivered: String?

    public init(
        region: String, base: String, horizon: Int, members: Int, budgets: [Budget] = [],
        unlike: [Unlikeness] = [], scenarios: [ScenarioFindings] = [], deciding: [DecidingNumber] = [],
        delivered: String? = nil
    ) {
        self.region = region
        self.base = base
        self.horizon = horizon
        self.members = members
        self.budgets = budgets
        self.unlike = unlike
        self.scenarios = scenarios
        self.deciding = deciding
        self.delivered = delivered
    }
}

extension Shares {
    /// (R17) Whether ties are so many that they come first, and that no median is taken over them and the rest.
    public var hasTies: Bool { equal >= 0.05 - 1e-12 }
}

/// Of all draws, the shares in which a scenario is better, as good and worse; they sum to 1.
public struct Shares: Codable, Hashable, Sendable {
    public var better: Double
    public var equal: Double
    public var worse: Double

    public init(better: Double, equal: Double, worse: Double) {
        self.better = better
        self.equal = equal
        self.worse = worse
    }
}

extension Findings {
    /// Public money of a scenario's roadmap in the region, M€.
    public struct Budget: Codable, Equatable, Sendable {
        public var scenario: String
        public var millions: Double
        public var byMeasure: [String: Double]

        public init(scenario: String, millions: Double, byMeasure: [String: Double]) {
            self.scenario = scenario
            self.millions = millions
            self.byMeasure = byMeasure
        }
    }

    /// A way in which a scenario is not like the base.
    public struct Unlikeness: Codable, Equatable, Sendable {
        public enum Kind: String, Codable, Sendable {
            case money, noMeasures, figures, region, years, assumptions, measures, starts
        }

        public var kind: Kind
        public var scenario: String
        /// The names of what differs, as scenario files write them; the first is the one that differs most.
        public var names: [String]
        /// What people call the assumptions among them, by name; nil in runs of older versions.
        public var titles: [String: Text]?
        /// What the scenario has, for `money` in M€; nil where it is no number.
        public var value: Double?
        /// What the base has.
        public var baseValue: Double?

        public init(
            _ kind: Kind, scenario: String, names: [String] = [], titles: [String: Text]? = nil,
            value: Double? = nil, baseValue: Double? = nil
        ) {
            self.kind = kind
            self.scenario = scenario
            self.names = names
            self.titles = titles
            self.value = value
            self.baseValue = baseValue
        }
    }

    /// A number that decides what is delivered in the end.
    public struct DecidingNumber: Codable, Equatable, Sendable {
        /// Public name of the parameter.
        public var name: String
        public var title: Text
        public var central: Double
        public var low: Double
        public var high: Double
        public var grade: String
        /// Rank correlation with the difference between `scenario` and the base, −1 to 1.
        public var correlation: Double
        public var scenario: String

        public init(
            name: String, title: Text, central: Double, low: Double, high: Double, grade: String,
            correlation: Double, scenario: String
        ) {
            self.name = name
            self.title = title
            self.central = central
            self.low = low
            self.high = high
            self.grade = grade
            self.correlation = correlation
            self.scenario = scenario
        }
    }
}

/// What is found about one scenario beside the base.
public struct ScenarioFindings: Codable, Equatable, Sendable {
    public var scenario: String
    /// Whether it carries out no measures: it shows what the measures do, and is no way of working.
    public var isYardstick: Bool
    /// Whether every outcome of every draw is that of the base, in all years and regions.
    public var isIdentical: Bool
    public var time: Time?
    public var delivery: Delivery?
    public var stretches: Stretches?
    /// What the measures do, in their own units; those that differ most first.
    public var measures: [Measure]
    /// Headlines of the whole region that are worth naming in a reported year; those that differ most first.
    public var regionWide: [RegionWide]
    /// Of these headlines the sums over the period, where there is one, whether it can be named or not.
    public var sums: [RegionWide]
    /// Beside the base as late as this scenario; nil where no measure is later or earlier.
    public var timing: Timing?
    /// (R17) Headlines and years with ties in 5 of 100 draws or more: the difference among the draws that differ, which
    /// rows do not have. Nil in runs of older versions.
    public var tied: [RegionWide]?

    public init(
        scenario: String, isYardstick: Bool = false, isIdentical: Bool = false, time: Time? = nil,
        delivery: Delivery? = nil, stretches: Stretches? = nil, measures: [Measure] = [],
        regionWide: [RegionWide] = [], sums: [RegionWide] = [], timing: Timing? = nil,
        tied: [RegionWide]? = nil
    ) {
        self.scenario = scenario
        self.isYardstick = isYardstick
        self.isIdentical = isIdentical
        self.time = time
        self.delivery = delivery
        self.stretches = stretches
        self.measures = measures
        self.regionWide = regionWide
        self.sums = sums
        self.timing = timing
        self.tied = tied
    }

    /// When half of the promise is delivered.
    public struct Time: Codable, Equatable, Sendable {
        /// Months later than the base; below zero earlier. Nil where half of the draws or more never reach half.
        public var monthsLater: Quantiles?
        /// Better is earlier; a draw that never reaches half is later than any year.
        public var shares: Shares
        /// Share of draws in which the scenario never reaches half.
        public var never: Double
        /// Share of draws in which the base never reaches half.
        public var baseNever: Double
        /// Months later in the middle of each twentieth of the draws, ascending; where one of the two never reaches half, as
        /// much as the period is long. Nil in runs of older versions.
        public var twentieths: [Double]?

        public init(
            monthsLater: Quantiles?, shares: Shares, never: Double, baseNever: Double,
            twentieths: [Double]? = nil
        ) {
            self.monthsLater = monthsLater
            self.shares = shares
            self.never = never
            self.baseNever = baseNever
            self.twentieths = twentieths
        }
    }

    /// What is delivered of the promise at the horizon, what that is worth and what coordination took.
    public struct Delivery: Codable, Equatable, Sendable {
        /// Share of the promise more than the base.
        public var difference: Quantiles
        public var shares: Shares
        /// What the base would have to spend more to deliver as much, M€; nil where budgets differ.
        public var worth: Quantiles?
        /// What the scenario would have to spend more to deliver as much as the base, M€; nil where budgets differ.
        public var catchingUp: Quantiles?
        /// Share of draws in which worth has no value, since the base delivers nothing.
        public var worthMissing: Double
        /// Coordination paid until the horizon by the scenario, M€.
        public var coordination: Quantiles
        /// Budget of the scenario, M€.
        public var budget: Double
        /// `difference` in the middle of each twentieth of all draws, ascending. Nil in runs of older versions.
        public var twentieths: [Double]?

        public init(
            difference: Quantiles, shares: Shares, worth: Quantiles?, catchingUp: Quantiles? = nil,
            worthMissing: Double, coordination: Quantiles, budget: Double, twentieths: [Double]? = nil
        ) {
            self.difference = difference
            self.shares = shares
            self.worth = worth
            self.catchingUp = catchingUp
            self.worthMissing = worthMissing
            self.coordination = coordination
            self.budget = budget
            self.twentieths = twentieths
        }
    }

    /// In which years a scenario is ahead in what is delivered, and in which behind.
    public struct Stretches: Codable, Equatable, Sendable {
        public var indicator: String
        public var stretches: [Stretch]

        public init(indicator: String, stretches: [Stretch]) {
            self.indicator = indicator
            self.stretches = stretches
        }
    }

    /// Successive years on one side.
    public struct Stretch: Codable, Equatable, Sendable {
        public var isAhead: Bool
        public var first: Int
        public var last: Int
        /// Whether nine in ten resampled ensembles begin in the same year.
        public var isFirstExact: Bool
        public var isLastExact: Bool

        public init(isAhead: Bool, first: Int, last: Int, isFirstExact: Bool, isLastExact: Bool) {
            self.isAhead = isAhead
            self.first = first
            self.last = last
            self.isFirstExact = isFirstExact
            self.isLastExact = isLastExact
        }
    }

    /// What one measure has brought by the horizon, in its own unit.
    public struct Measure: Codable, Equatable, Sendable {
        /// The measure's name in the catalogue, and the name of the lever that it moves.
        public var measure: String
        public var lever: String
        public var unit: String
        /// Public money for the measure in the base, M€.
        public var millions: Double
        /// Median of the base.
        public var baseLevel: Double
        /// Among the draws in which there is a difference.
        public var difference: Quantiles?
        public var shares: Shares
        /// The least difference worth naming, in the same unit.
        public var worthNaming: Double

        public init(
            measure: String, lever: String, unit: String, millions: Double, baseLevel: Double,
            difference: Quantiles?, shares: Shares, worthNaming: Double
        ) {
            self.measure = measure
            self.lever = lever
            self.unit = unit
            self.millions = millions
            self.baseLevel = baseLevel
            self.difference = difference
            self.shares = shares
            self.worthNaming = worthNaming
        }
    }

    /// A headline of the region that tells the two apart in a year.
    public struct RegionWide: Codable, Equatable, Sendable {
        public var indicator: String
        public var year: Int
        public var difference: Quantiles
        public var shares: Shares
        /// The base's median.
        public var baseLevel: Double
        /// Beside the base as late as the scenario; nil where no measure is later or earlier.
        public var remainder: Remainder?

        public init(
            indicator: String, year: Int, difference: Quantiles, shares: Shares, baseLevel: Double,
            remainder: Remainder? = nil
        ) {
            self.indicator = indicator
            self.year = year
            self.difference = difference
            self.shares = shares
            self.baseLevel = baseLevel
            self.remainder = remainder
        }
    }
}
