/// How several scenarios hold: how often each is best, what one misses by it, and whether it meets targets.
public struct RobustDocument: Codable, Hashable, Sendable {
    /// What somebody wants to be so in a year.
    public struct Target: Codable, Hashable, Sendable {
        public var indicator: String
        /// Whether the value is a least one, else a most.
        public var isAtLeast: Bool
        /// In the unit of the indicator.
        public var value: Double
        public var year: Int

        public init(indicator: String, isAtLeast: Bool, value: Double, year: Int) {
            (self.indicator, self.isAtLeast, self.value, self.year) = (indicator, isAtLeast, value, year)
        }
    }

    /// How one scenario stands.
    public struct Standing: Codable, Hashable, Sendable {
        /// Draws in which it alone is best, and in which it shares the first place.
        public var best: Int
        public var shared: Int
        /// Mean of what it misses beside the best of each draw, and what it does not exceed in 9 of 10 draws.
        public var meanRegret: Double
        public var highRegret: Double

        public init(best: Int, shared: Int, meanRegret: Double, highRegret: Double) {
            (self.best, self.shared) = (best, shared)
            (self.meanRegret, self.highRegret) = (meanRegret, highRegret)
        }
    }

    /// What one can rank by.
    public enum Measure: String, Codable, CaseIterable, Sendable {
        case best
        case meanRegret = "mean_regret"
        case highRegret = "high_regret"
        case targets
    }

    /// A ranking by one measure.
    public struct Ranking: Codable, Hashable, Sendable {
        public var measure: Measure
        /// Positions in the document's scenarios, the first one first.
        public var order: [Int]
        /// Share of resampled draws that put the same one first, and it alone.
        public var firmness: Double

        public init(measure: Measure, order: [Int], firmness: Double) {
            (self.measure, self.order, self.firmness) = (measure, order, firmness)
        }
    }

    /// The indicator in one year, or in the mean of all years.
    public struct Question: Codable, Hashable, Sendable {
        /// The year; nil for the mean over the years from `firstYear` to `lastYear`.
        public var year: Int?
        public var firstYear: Int
        public var lastYear: Int
        /// Positions of scenarios that have no value in any draw; nil for none. They stand in no ranking.
        public var absent: [Int]?
        /// Draws in which every other scenario has a value, and those of them in which none differs.
        public var draws: Int
        public var tied: Int
        /// By scenario.
        public var standings: [Standing]
        public var rankings: [Ranking]

        public init(
            year: Int?, firstYear: Int, lastYear: Int, draws: Int, tied: Int, standings: [Standing],
            rankings: [Ranking], absent: [Int]? = nil
        ) {
            (self.year, self.firstYear, self.lastYear) = (year, firstYear, lastYear)
            (self.draws, self.tied) = (draws, tied)
            (self.standings, self.rankings) = (standings, rankings)
            self.absent = absent
        }
    }

    /// What comes out under one set of assumptions.
    public struct Verdict: Codable, Hashable, Sendable {
        public var questions: [Question]
        /// By target, by scenario: draws that meet it.
        public var met: [[Int]]
        /// By scenario: draws that meet all targets.
        public var metAll: [Int]

        public init(questions: [Question], met: [[Int]], metAll: [Int]) {
            (self.questions, self.met, self.metAll) = (questions, met, metAll)
        }
    }

    /// An assumption that helps those who work together, held where it helps them least.
    public struct Held: Codable, Hashable, Sendable {
        public var number: DiscoveryDocument.Number
        public var value: Double
        /// Rank correlation with how much more they have.
        public var correlation: Double

        public init(number: DiscoveryDocument.Number, value: Double, correlation: Double) {
            (self.number, self.value, self.correlation) = (number, value, correlation)
        }
    }

    /// What somebody says who believes nothing that helps those who work together.
    public struct Sceptic: Codable, Hashable, Sendable {
        /// Positions of the scenarios that work together; the others have their leads work alone.
        public var together: [Int]
        public var held: [Held]
        /// How many numbers were uncertain.
        public var candidates: Int
        public var verdict: Verdict

        public init(together: [Int], held: [Held], candidates: Int, verdict: Verdict) {
            (self.together, self.held, self.candidates) = (together, held, candidates)
            self.verdict = verdict
        }
    }

    public var run: String
    public var scenarios: [String]
    public var region: String
    public var indicator: String
    /// Draws of each scenario.
    public var draws: Int
    public var seed: Int
    public var targets: [Target]
    public var verdict: Verdict
    /// Nil where nobody asked for it.
    public var sceptic: Sceptic?

    public init(
        run: String, scenarios: [String], region: String, indicator: String, draws: Int, seed: Int,
        targets: [Target], verdict: Verdict, sceptic: Sceptic?
    ) {
        (self.run, self.scenarios, self.region) = (run, scenarios, region)
        (self.indicator, self.draws, self.seed) = (indicator, draws, seed)
        (self.targets, self.verdict, self.sceptic) = (targets, verdict, sceptic)
    }
}
