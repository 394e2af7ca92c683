public import Modelling

/// Who does what and when, with bands: what a daemon says of the scenarios of a run.
///
/// Moments are calendar years with decimals: 2030.25 is 1 April 2030. Everything is of the draws of the run.
public struct RoadmapDocument: Codable, Hashable, Sendable {
    /// When something happens: the 5th, the 50th and the 95th of 100 draws in order; nil for not before the end of the run.
    public struct Moment: Codable, Hashable, Sendable {
        public var low: Double?
        public var middle: Double?
        public var high: Double?

        public init(low: Double?, middle: Double?, high: Double?) {
            (self.low, self.middle, self.high) = (low, middle, high)
        }
    }

    /// What must have come so far before the works of a step begin.
    public struct Prerequisite: Codable, Hashable, Sendable {
        public var measure: String
        /// Share of its works that must be done.
        public var progress: Double
        /// Draws in which the works wait for it, and how many years they do on average, over all draws.
        public var waiting: Int
        public var years: Double

        public init(measure: String, progress: Double, waiting: Int, years: Double) {
            (self.measure, self.progress) = (measure, progress)
            (self.waiting, self.years) = (waiting, years)
        }
    }

    /// Why a step cannot be carried out as it is asked.
    public struct Obstacle: Codable, Hashable, Sendable {
        public enum Kind: String, Codable, Sendable {
            /// An actor at its table is asked for more staff than it has, while the step runs.
            case staff
            /// Its works wait for another measure.
            case prerequisite
            /// Its works do not end before the run does.
            case period
        }

        public var kind: Kind
        /// The actor or the measure; nil for the period.
        public var name: String?
        /// Draws in which it is so, of `RoadmapDocument.trial`.
        public var draws: Int
        /// Of staff: the year in which it is short most, and what is asked and there then, FTE.
        public var year: Int?
        public var asked: Double?
        public var staff: Double?

        public init(
            kind: Kind, name: String?, draws: Int, year: Int? = nil, asked: Double? = nil,
            staff: Double? = nil
        ) {
            (self.kind, self.name, self.draws) = (kind, name, draws)
            (self.year, self.asked, self.staff) = (year, asked, staff)
        }
    }

    /// The level of government at which a measure delivers most, where that is another than the planned one.
    public struct BetterLevel: Codable, Hashable, Sendable {
        public var level: String
        /// How much more of its promise is there in the last year: mean over the draws, and the draws with more.
        public var gain: Double
        public var better: Int

        public init(level: String, gain: Double, better: Int) {
            (self.level, self.gain, self.better) = (level, gain, better)
        }
    }

    /// A measure that is planned.
    public struct Step: Codable, Hashable, Sendable {
        public var measure: String
        public var lead: String
        public var partners: [String]
        /// How it is carried out at first.
        public var mode: String
        public var level: String
        /// Public money, M€.
        public var budget: Double
        /// When it starts.
        public var start: Double
        /// When all agree, and objections are what is left of deciding.
        public var agreed: Moment
        public var decided: Moment
        /// When its works begin, and end.
        public var begun: Moment
        public var done: Moment
        /// Draws in which its works end before the run does.
        public var ended: Int
        /// Share of its promise that is there on 1 January of the last year: the 5th, the 50th and the 95th of 100 draws.
        public var delivered: Moment
        public var prerequisites: [Prerequisite]
        /// None where it can be carried out as it is asked.
        public var obstacles: [Obstacle]
        /// The nearest start that can, where this one cannot; nil where none can.
        public var nearestStart: Double?
        /// Nil where the planned level is the best.
        public var betterLevel: BetterLevel?

        public init(
            measure: String, lead: String, partners: [String], mode: String, level: String, budget: Double,
            start: Double, agreed: Moment, decided: Moment, begun: Moment, done: Moment, ended: Int,
            delivered: Moment, prerequisites: [Prerequisite] = [], obstacles: [Obstacle] = [],
            nearestStart: Double? = nil, betterLevel: BetterLevel? = nil
        ) {
            (self.measure, self.lead, self.partners, self.mode) = (measure, lead, partners, mode)
            (self.level, self.budget, self.start) = (level, budget, start)
            (self.agreed, self.decided, self.begun, self.done) = (agreed, decided, begun, done)
            (self.ended, self.delivered, self.prerequisites) = (ended, delivered, prerequisites)
            (self.obstacles, self.nearestStart) = (obstacles, nearestStart)
            self.betterLevel = betterLevel
        }
    }

    /// What is asked of an actor, year by year: means over the draws, FTE.
    public struct Load: Codable, Hashable, Sendable {
        public var actor: String
        public var asked: [Double]
        /// Its own staff for the programme, with what a lead's organisation adds.
        public var staff: [Double]
        /// Draws in which more is asked than there is in some quarter of the year, and in any quarter at all.
        public var overloadedIn: [Int]
        public var overloaded: Int

        public init(
            actor: String, asked: [Double], staff: [Double], overloadedIn: [Int], overloaded: Int
        ) {
            (self.actor, self.asked, self.staff) = (actor, asked, staff)
            (self.overloadedIn, self.overloaded) = (overloadedIn, overloaded)
        }
    }

    /// What a payer spends, year by year: means over the draws, M€.
    public struct Money: Codable, Hashable, Sendable {
        public var payer: String
        public var spent: [Double]

        public init(payer: String, spent: [Double]) { (self.payer, self.spent) = (payer, spent) }
    }

    /// What neither plans nor measures work on.
    public struct Coverage: Codable, Hashable, Sendable {
        /// Existing plans that the scenario names.
        public var plans: [String]
        /// Goals that no existing plan works on, and of these the ones that no measure works on either.
        public var leftByPlans: [String]
        public var uncovered: [String]
        /// Public names of indicators that the measures move by less than is worth naming, in the middle draw, in every year.
        public var unmoved: [String]

        public init(plans: [String], leftByPlans: [String], uncovered: [String], unmoved: [String]) {
            (self.plans, self.leftByPlans) = (plans, leftByPlans)
            (self.uncovered, self.unmoved) = (uncovered, unmoved)
        }
    }

    /// The roadmap of one scenario.
    public struct Plan: Codable, Hashable, Sendable {
        public var scenario: String
        /// In the order of the scenario.
        public var steps: [Step]
        /// Actors of whom something is asked.
        public var loads: [Load]
        /// Payers that spend something.
        public var money: [Money]
        public var coverage: Coverage

        public init(scenario: String, steps: [Step], loads: [Load], money: [Money], coverage: Coverage) {
            (self.scenario, self.steps, self.loads) = (scenario, steps, loads)
            (self.money, self.coverage) = (money, coverage)
        }
    }

    public var run: String
    public var region: String
    /// Draws of the run, and the first of them, in which other starts and levels are tried.
    public var draws: Int
    public var trial: Int
    public var seed: Int
    /// Years that lists by year have a value for.
    public var firstYear: Int
    public var lastYear: Int
    /// What is asked about, then what it stands beside, if anything.
    public var plans: [Plan]
    /// What people call the measures, actors, payers, levels, goals and ways of working.
    public var titles: [String: Text]

    public init(
        run: String, region: String, draws: Int, trial: Int, seed: Int, firstYear: Int, lastYear: Int,
        plans: [Plan], titles: [String: Text]
    ) {
        (self.run, self.region, self.draws, self.trial) = (run, region, draws, trial)
        (self.seed, self.firstYear, self.lastYear) = (seed, firstYear, lastYear)
        (self.plans, self.titles) = (plans, titles)
    }
}
