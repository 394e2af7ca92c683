public import Modelling

/// Which measures and which mechanisms make the difference between two scenarios: what a daemon says of a run.
///
/// Amounts are the scenario less the reference, in the unit of the indicator.
public struct ExplanationDocument: Codable, Hashable, Sendable {
    /// How an amount lies over the draws.
    public struct Amount: Codable, Hashable, Sendable {
        public var mean: Double
        /// The values that a share of .05, .5 and .95 of the draws lie below.
        public var p05: Double
        public var p50: Double
        public var p95: Double
        /// Draws in which it makes the indicator better, and worse; of an indicator without a better, more and less.
        public var better: Int
        public var worse: Int

        public init(mean: Double, p05: Double, p50: Double, p95: Double, better: Int, worse: Int) {
            (self.mean, self.p05, self.p50, self.p95) = (mean, p05, p50, p95)
            (self.better, self.worse) = (better, worse)
        }
    }

    /// What is as in the one scenario or as in the other.
    public struct Player: Codable, Hashable, Sendable {
        /// What a player is.
        public enum Kind: String, Codable, Sendable {
            case mechanism, measure, partner
            /// Partners of a kind, where there are too many.
            case partners
            /// All measures of a department.
            case department
            /// Network manager and staff of the region.
            case settings
            /// All else that differs: figures, assumptions, other regions, and for mechanisms measures and money.
            case others
            /// All that differs beside who sits at the tables.
            case ways
        }

        /// Where a measure is planned.
        public enum Presence: String, Codable, Sendable {
            case both, scenario, reference
        }

        public var kind: Kind
        /// `decision_time`, `farm_transition`, `nature`; `settings` or `others`.
        public var name: String
        public var title: Text
        public var presence: Presence
        /// Its share of the difference; shares add up to it in every draw.
        public var share: Amount
        /// What is lost where it alone is as in the reference: another question, and no sum.
        public var without: Amount

        public init(
            kind: Kind, name: String, title: Text, presence: Presence = .both, share: Amount, without: Amount
        ) {
            (self.kind, self.name, self.title, self.presence) = (kind, name, title, presence)
            (self.share, self.without) = (share, without)
        }
    }

    /// What two players make together beyond what each makes alone: above zero they help each other.
    public struct Pair: Codable, Hashable, Sendable {
        /// Positions in the game's players.
        public var first: Int
        public var second: Int
        public var together: Amount

        public init(first: Int, second: Int, together: Amount) {
            (self.first, self.second, self.together) = (first, second, together)
        }
    }

    /// One way to take the difference apart.
    public struct Game: Codable, Hashable, Sendable {
        /// What the players are.
        public enum Kind: String, Codable, Sendable {
            case measures, departments, partners, mechanisms
            /// Measures of the department with the most money, where measures come by department.
            case within
        }

        public var kind: Kind
        /// The department whose measures these are; nil for all parts of the difference.
        public var group: Text?
        /// What the players make together.
        public var whole: Amount
        /// How many combinations were computed: every one that there is.
        public var combinations: Int
        public var players: [Player]
        public var pairs: [Pair]

        public init(
            kind: Kind, group: Text? = nil, whole: Amount, combinations: Int, players: [Player], pairs: [Pair]
        ) {
            (self.kind, self.group, self.whole) = (kind, group, whole)
            (self.combinations, self.players, self.pairs) = (combinations, players, pairs)
        }
    }

    /// What working together cost or brought, beside the indicator.
    public struct Cost: Codable, Hashable, Sendable {
        public var indicator: String
        public var amount: Amount

        public init(indicator: String, amount: Amount) {
            (self.indicator, self.amount) = (indicator, amount)
        }
    }

    public var run: String
    /// Names of the two scenarios.
    public var scenario: String
    public var reference: String
    public var region: String
    public var indicator: String
    public var year: Int
    public var seed: Int
    /// Draws that are told of, and those in which the indicator has no value somewhere.
    public var draws: Int
    public var withoutValue: Int
    public var difference: Amount
    public var games: [Game]
    public var costs: [Cost]

    public init(
        run: String, scenario: String, reference: String, region: String, indicator: String, year: Int,
        seed: Int, draws: Int, withoutValue: Int, difference: Amount, games: [Game], costs: [Cost]
    ) {
        (self.run, self.scenario, self.reference) = (run, scenario, reference)
        (self.region, self.indicator, self.year, self.seed) = (region, indicator, year, seed)
        (self.draws, self.withoutValue, self.difference) = (draws, withoutValue, difference)
        (self.games, self.costs) = (games, costs)
    }
}
