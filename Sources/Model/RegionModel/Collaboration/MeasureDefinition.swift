public import Modelling

/// A kind of measure, as the catalogue describes it for a region of `referenceInhabitants`.
public struct MeasureDefinition: Sendable, Equatable {
    /// As in scenario files: `nature_network`.
    public var id: String
    public var title: Text
    public var department: Department
    public var lead: Actor
    public var partners: [Actor]
    /// Share of the needed resources that each actor holds (kappa); they sum to 1.
    public var resources: [Actor: Double]
    /// The level at which it is usually carried out, and the one that fits best.
    public var level, idealLevel: Level
    /// Years of preparation before anybody can decide, the same in every way of working.
    public var preparation: Double
    /// Years that a lead alone takes to decide.
    public var agreement: Double
    /// 90 % of members decide, and build, within these factors of the usual time, up or down; at least 1.
    public var decidingFactor, worksFactor: Double
    /// Years that the works take with enough capacity.
    public var duration: Double
    /// Public budget, M€.
    public var budget: Double
    /// Share of the budget by public payer; they sum to 1.
    public var payers: [Payer: Double]
    /// FTE of the actors' staff while it runs.
    public var effort: Double
    public var effects: [Effect]
    /// How contested it is, 0 to 1.
    public var contest: Double
    /// How far private parties could join in its funding, 0 to 1.
    public var fundingPotential: Double
    public var reach: Reach?
    /// Share of the spending by sector; they sum to 1.
    public var spending: [Sector: Double]
    /// Share of the spending that pays for land or for income given up, and makes no jobs.
    public var withoutWork = 0.0
    public var evidence: Evidence

    /// One thing that it changes.
    public struct Effect: Sendable, Equatable {
        public var lever: Lever
        /// Per M€ of the reference budget, in the lever's unit; with `whilePaid` unit·years per M€.
        public var amount: Double
        /// 90 % of members have an amount within this factor, up or down; at least 1.
        public var rangeFactor: Double
        /// Years between production and effect.
        public var lag: Double
        public var lasts: Lasting
        /// Whether most of it would come later without the measure too; else all of it is additional.
        public var comesAnyway: Bool
        /// Chance that there is any effect at all; effects of one measure share their luck.
        public var chance: Double

        public init(
            _ lever: Lever, amount: Double, rangeFactor: Double = 2, lag: Double = 0, lasts: Lasting,
            comesAnyway: Bool = false, chance: Double = 1
        ) {
            self.lever = lever
            self.amount = amount
            self.rangeFactor = rangeFactor
            self.lag = lag
            self.lasts = lasts
            self.comesAnyway = comesAnyway
            self.chance = chance
        }
    }

    /// How long an effect stays. Flows are permanent: what is built stands.
    public enum Lasting: Sendable, Equatable {
        case permanent
        /// Only while works run and pay for it.
        case whilePaid
        /// Falls by 1/n of what is left each year, unless upkeep is paid.
        case fading(years: Double)
    }

    /// Small and medium firms that it reaches, at full delivery.
    public struct Reach: Sendable, Equatable {
        /// Share of the hidden champions not yet reached, per year.
        public var champions: Double
        /// Share of all small and medium firms, per year.
        public var firms: Double
        /// 90 % of members are within this factor, up or down; at least 1.
        public var rangeFactor: Double

        public init(champions: Double, firms: Double, rangeFactor: Double = 2) {
            self.champions = champions
            self.firms = firms
            self.rangeFactor = rangeFactor
        }
    }

    public init(
        id: String, title: Text, department: Department, lead: Actor, partners: [Actor],
        resources: [Actor: Double], level: Level, idealLevel: Level, preparation: Double,
        agreement: Double, decidingFactor: Double = 2, worksFactor: Double = 1.5, duration: Double,
        budget: Double,
        payers: [Payer: Double], effort: Double, effects: [Effect], contest: Double,
        fundingPotential: Double, reach: Reach? = nil, spending: [Sector: Double], evidence: Evidence
    ) {
        self.id = id
        self.title = title
        self.department = department
        self.lead = lead
        self.partners = partners
        self.resources = resources
        self.level = level
        self.idealLevel = idealLevel
        self.preparation = preparation
        self.agreement = agreement
        self.decidingFactor = decidingFactor
        self.worksFactor = worksFactor
        self.duration = duration
        self.budget = budget
        self.payers = payers
        self.effort = effort
        self.effects = effects
        self.contest = contest
        self.fundingPotential = fundingPotential
        self.reach = reach
        self.spending = spending
        self.evidence = evidence
    }

    /// Inhabitants of the region for which the catalogue gives budgets and staff.
    static let referenceInhabitants = 450_000.0
    /// The least and the most that the size of a region makes of them.
    static let scaleBounds = [0.2, 3]

    /// What the catalogue's budget and effort are multiplied by in a region of `inhabitants`.
    public static func scale(inhabitants: Double) -> Double {
        min(max(inhabitants / referenceInhabitants, scaleBounds[0]), scaleBounds[1])
    }
}
