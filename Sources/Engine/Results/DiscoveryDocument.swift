public import Modelling

/// Under which conditions an answer flips, and which number is worth finding out first: what a daemon says of a run.
public struct DiscoveryDocument: Codable, Hashable, Sendable {
    /// An uncertain number.
    public struct Number: Codable, Hashable, Sendable {
        /// Public name: `collaboration.initial_trust`.
        public var name: String
        public var title: Text
        /// Symbol of its unit.
        public var unit: String
        /// The range that was drawn from.
        public var low: Double
        public var high: Double
        /// `measured`, `published`, `tuned` or `judged`.
        public var grade: String
        /// How a region could measure it; nil where that is not said.
        public var measuring: Text?

        public init(
            name: String, title: Text, unit: String, low: Double, high: Double, grade: String,
            measuring: Text?
        ) {
            (self.name, self.title, self.unit, self.low, self.high) = (name, title, unit, low, high)
            (self.grade, self.measuring) = (grade, measuring)
        }
    }

    /// One border: a number that is at least, or at most, a limit.
    public struct Condition: Codable, Hashable, Sendable {
        /// Position in the document's numbers.
        public var number: Int
        public var isAbove: Bool
        public var limit: Double

        public init(number: Int, isAbove: Bool, limit: Double) {
            (self.number, self.isAbove, self.limit) = (number, isAbove, limit)
        }
    }

    /// Conditions under which the answer is given more often than otherwise, or less.
    public struct Box: Codable, Hashable, Sendable {
        public var conditions: [Condition]
        public var raises: Bool
        /// Unseen draws without a tie that meet them, and those of them in which the scenario is better.
        public var draws: Int
        public var better: Int
        /// Ends of the interval of 90 % of that share.
        public var low: Double
        public var high: Double
        /// Share of the unseen draws that meet the conditions.
        public var reach: Double
        /// Shares of searches in noise that find as much, and of searches on resampled draws that find the same.
        public var chance: Double
        public var stability: Double

        public init(
            conditions: [Condition], raises: Bool, draws: Int, better: Int, low: Double, high: Double,
            reach: Double, chance: Double, stability: Double
        ) {
            (self.conditions, self.raises, self.draws, self.better) = (conditions, raises, draws, better)
            (self.low, self.high, self.reach) = (low, high, reach)
            (self.chance, self.stability) = (chance, stability)
        }
    }

    /// What knowing a number before choosing is worth.
    public struct Worth: Codable, Hashable, Sendable {
        /// Position in the document's numbers.
        public var number: Int
        /// In the unit of the indicator.
        public var value: Double
        public var standardError: Double
        /// Share of draws in which one would choose otherwise.
        public var choosesOtherwise: Double
        /// Where neither is better on average, from low to high.
        public var turns: [Double]
        /// Ends of the interval of 90 % of the one turn; nil where there is no such one.
        public var turnLow: Double?
        public var turnHigh: Double?
        /// The value where the ranges of the best numbers are half as wide, and twice; nil where nobody asked, or where this
        /// number was not among them.
        public var halved: Double?
        public var doubled: Double?

        public init(
            number: Int, value: Double, standardError: Double, choosesOtherwise: Double, turns: [Double],
            turnLow: Double? = nil, turnHigh: Double? = nil, halved: Double? = nil, doubled: Double? = nil
        ) {
            (self.number, self.value, self.standardError) = (number, value, standardError)
            (self.choosesOtherwise, self.turns) = (choosesOtherwise, turns)
            (self.turnLow, self.turnHigh) = (turnLow, turnHigh)
            (self.halved, self.doubled) = (halved, doubled)
        }
    }

    /// What knowing two numbers at once is worth, where that is more than the better one alone.
    public struct Pair: Codable, Hashable, Sendable {
        /// Positions in the document's numbers.
        public var first: Int
        public var second: Int
        public var value: Double
        public var standardError: Double
        public var choosesOtherwise: Double

        public init(
            first: Int, second: Int, value: Double, standardError: Double, choosesOtherwise: Double
        ) {
            (self.first, self.second, self.value) = (first, second, value)
            (self.standardError, self.choosesOtherwise) = (standardError, choosesOtherwise)
        }
    }

    /// What knowing all numbers of a subject at once is worth.
    public struct Group: Codable, Hashable, Sendable {
        /// `trust`, `decisions`, `biodiversity`.
        public var name: String
        public var title: Text
        /// How many uncertain numbers there are of it, and how many of them the value was computed with.
        public var numbers: Int
        public var taken: Int
        public var value: Double
        public var standardError: Double
        public var choosesOtherwise: Double

        public init(
            name: String, title: Text, numbers: Int, taken: Int, value: Double, standardError: Double,
            choosesOtherwise: Double
        ) {
            (self.name, self.title, self.numbers, self.taken) = (name, title, numbers, taken)
            (self.value, self.standardError) = (value, standardError)
            self.choosesOtherwise = choosesOtherwise
        }
    }

    /// How often the scenario is better, by two numbers that decide most: each in fifths of all draws.
    public struct Table: Codable, Hashable, Sendable {
        /// Draws of a cell that differ, and those in which the scenario is better.
        public struct Cell: Codable, Hashable, Sendable {
            public var draws: Int
            public var better: Int

            public init(draws: Int, better: Int) { (self.draws, self.better) = (draws, better) }
        }

        /// Positions in the document's numbers.
        public var row: Int
        public var column: Int
        /// Ends of the fifths, from the lowest draw to the highest.
        public var rowLimits: [Double]
        public var columnLimits: [Double]
        /// By row, by column; all draws, those that were searched too.
        public var cells: [[Cell]]

        public init(
            row: Int, column: Int, rowLimits: [Double], columnLimits: [Double], cells: [[Cell]]
        ) {
            (self.row, self.column, self.cells) = (row, column, cells)
            (self.rowLimits, self.columnLimits) = (rowLimits, columnLimits)
        }
    }

    /// What is asked of the differences: of one year, or of the mean of all years.
    public struct Question: Codable, Hashable, Sendable {
        /// The year; nil for the mean over the years from `firstYear` to `lastYear`.
        public var year: Int?
        public var firstYear: Int
        public var lastYear: Int
        /// Unseen draws in which the scenario is better, worse, and no different.
        public var better: Int
        public var worse: Int
        public var tied: Int
        /// Ends of the interval of 90 % of the share better, among those that differ.
        public var low: Double
        public var high: Double
        public var boxes: [Box]
        /// What knowing everything is worth, luck included.
        public var worthOfEverything: Double
        /// What chance makes of one of the numbers in one of twenty ensembles.
        public var worthByChance: Double
        /// What knowing all numbers is worth that matter; the rest of the worth of everything is luck.
        public var worthOfNumbers: Double
        /// Numbers that are worth more, the most first.
        public var worths: [Worth]
        /// Pairs and groups that are worth more than chance makes, the most first.
        public var pairs: [Pair]
        public var groups: [Group]
        /// Nil where fewer than two numbers decide.
        public var table: Table?

        public init(
            year: Int?, firstYear: Int, lastYear: Int, better: Int, worse: Int, tied: Int, low: Double,
            high: Double, boxes: [Box], worthOfEverything: Double, worthByChance: Double,
            worthOfNumbers: Double, worths: [Worth], pairs: [Pair] = [], groups: [Group] = [],
            table: Table? = nil
        ) {
            (self.worthOfNumbers, self.pairs) = (worthOfNumbers, pairs)
            (self.groups, self.table) = (groups, table)
            (self.year, self.firstYear, self.lastYear) = (year, firstYear, lastYear)
            (self.better, self.worse, self.tied, self.low, self.high) = (better, worse, tied, low, high)
            (self.boxes, self.worthOfEverything) = (boxes, worthOfEverything)
            (self.worthByChance, self.worths) = (worthByChance, worths)
        }
    }

    public var run: String
    /// Names of the two scenarios.
    public var scenario: String
    public var reference: String
    public var region: String
    public var indicator: String
    /// Draws to search in, and as many new ones to judge by.
    public var draws: Int
    public var seed: Int
    public var unseenSeed: Int
    /// The numbers that boxes and worths are about, each once.
    public var numbers: [Number]
    /// How many numbers were uncertain.
    public var candidates: Int
    /// Whether money and starts were varied too, as `lever.money` and `lever.start`; nil for no.
    public var levers: Bool?
    public var questions: [Question]

    public init(
        run: String, scenario: String, reference: String, region: String, indicator: String, draws: Int,
        seed: Int, unseenSeed: Int, numbers: [Number], candidates: Int, levers: Bool? = nil,
        questions: [Question]
    ) {
        (self.run, self.scenario, self.reference) = (run, scenario, reference)
        (self.region, self.indicator, self.draws) = (region, indicator, draws)
        (self.seed, self.unseenSeed, self.numbers) = (seed, unseenSeed, numbers)
        (self.candidates, self.levers, self.questions) = (candidates, levers, questions)
    }
}
