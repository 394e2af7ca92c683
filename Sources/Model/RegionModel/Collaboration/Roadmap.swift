public import Modelling

/// Who does what, when and how, in the regions that carry out a programme.
///
/// Regions without a step have no measures and no governance.
public struct Roadmap: Sendable, Equatable {
    /// In the order of the scenario; prerequisites point into this list.
    public var steps: [RoadmapStep]
    /// How each region works together, by its number; a region that is not named has `CollaborationSettings()`.
    public var settings: [Int: CollaborationSettings]

    /// No measures at all.
    public static let empty = Roadmap()

    public init(steps: [RoadmapStep] = [], settings: [Int: CollaborationSettings] = [:]) {
        self.steps = steps
        self.settings = settings
    }

    /// The most that one scenario can hold; whoever validates a scenario refuses what exceeds it.
    public enum Limit {
        /// Steps of all regions together.
        public static let steps = 96
        /// Regions that have a step.
        public static let regions = 8
        /// Effects of all steps together.
        public static let effects = 256
        /// The longest lag of an effect, and the longest time a measure can be brought forward, years.
        public static let delay = 25.0
    }
}

/// One measure in one region.
public struct RoadmapStep: Sendable, Equatable {
    public var measure: MeasureDefinition
    /// Number of the region in the order of the baseline.
    public var region: Int
    public var lead: Actor
    /// The others, each once, without the lead.
    public var partners: [Actor]
    public var mode: Mode
    /// The level of government at which it is carried out.
    public var level: Level
    /// Quarters from the base date to its start.
    public var start: Int
    /// Years that the works take with enough capacity.
    public var years: Double
    /// M€ in all by public payer; their sum is Bm of the specification.
    public var budget: [Payer: Double]
    /// The budget at which the catalogue's amounts per M€ hold, M€: the catalogue's own, scaled to the region.
    public var referenceBudget: Double
    /// FTE of the actors' staff while it runs.
    public var effort: Double
    /// Steps that must have come so far before its works start.
    public var prerequisites: [Prerequisite]
    /// M€ a year by public payer after completion, to keep up what would fade.
    public var upkeep: [Payer: Double]

    /// A step whose progress another one waits for.
    public struct Prerequisite: Sendable, Equatable {
        /// Index in `Roadmap.steps`; a step of the same region.
        public var step: Int
        /// Share of its works that must be done, 0 to 1.
        public var progress: Double

        public init(step: Int, progress: Double = 1) {
            self.step = step
            self.progress = progress
        }
    }

    /// A step as the catalogue describes it, for a region of `inhabitants`; everything can be changed after.
    public init(
        _ measure: MeasureDefinition, region: Int, inhabitants: Double, mode: Mode, start: Int,
        prerequisites: [Prerequisite] = []
    ) {
        let scale = MeasureDefinition.scale(inhabitants: inhabitants)
        self.measure = measure
        self.region = region
        lead = measure.lead
        partners = measure.partners
        self.mode = mode
        level = measure.level
        self.start = start
        years = measure.duration
        budget = measure.payers.mapValues { $0 * measure.budget * scale }
        referenceBudget = measure.budget * scale
        effort = measure.effort * scale
        self.prerequisites = prerequisites
        upkeep = [:]
    }

    /// Actors at the table, the lead first.
    public var table: [Actor] {
        switch mode {
        case .silo: [lead]
        case .bilateral: [lead] + (mainPartner.map { [$0] } ?? [])
        case .network, .publicPrivate: [lead] + partners
        }
    }

    /// How it is in fact carried out: without anybody to sit down with, every mode is a silo.
    public var effectiveMode: Mode { table.count == 1 ? .silo : mode }

    /// The partner that holds most of what is needed; the first of those that hold as much.
    var mainPartner: Actor? {
        partners.reduce(nil as Actor?) { best, partner in
            guard let best, share(of: best) >= share(of: partner) else { return partner }
            return best
        }
    }

    /// The share of the needed resources that an actor holds.
    func share(of actor: Actor) -> Double { measure.resources[actor] ?? 0 }
}

/// A kind of measure, as the catalogue describes it for a region of 450,000 inhabitants.
public struct MeasureDefinition: Sendable, Equatable {
    /// As in scenario files: `nature_network`.
    public var id: String
    public var title: Title
    public var department: Department
    public var lead: Actor
    public var partners: [Actor]
    /// Share of the needed resources that each actor holds (kappa); they sum to 1.
    public var resources: [Actor: Double]
    /// The level at which it is usually carried out, and the one that fits best.
    public var level, idealLevel: Level
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
    public var evidence: Evidence

    /// What people call it.
    public struct Title: Sendable, Equatable {
        public var dutch, english: String

        public init(dutch: String, english: String) {
            self.dutch = dutch
            self.english = english
        }
    }

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
        /// Years by which it brings forward what would mostly come anyway; nil if all of it is additional.
        public var broughtForward: Double?

        public init(
            _ lever: Lever, amount: Double, rangeFactor: Double = 2, lag: Double = 0, lasts: Lasting,
            broughtForward: Double? = nil
        ) {
            self.lever = lever
            self.amount = amount
            self.rangeFactor = rangeFactor
            self.lag = lag
            self.lasts = lasts
            self.broughtForward = broughtForward
        }
    }

    /// How long an effect stays (C9). Flows are permanent: what is built stands.
    public enum Lasting: Sendable, Equatable {
        case permanent
        /// Only while works run and pay for it.
        case whilePaid
        /// Falls by 1/n of what is left each year, unless upkeep is paid.
        case fading(years: Double)
    }

    /// Small and medium firms that it reaches, at full delivery (C11).
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
        id: String, title: Title, department: Department, lead: Actor, partners: [Actor],
        resources: [Actor: Double], level: Level, idealLevel: Level, duration: Double, budget: Double,
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

    /// What the catalogue's budget and effort are multiplied by in a region of `inhabitants` (C10).
    public static func scale(inhabitants: Double) -> Double { min(max(inhabitants / 450_000, 0.2), 3) }
}

/// How the parties of a region work together.
public struct CollaborationSettings: Sendable, Equatable {
    /// Trust between any two actors on the base date; nil: the uncertainty `collaboration.initial_trust`.
    public var initialTrust: Uncertainty.Spread?
    /// How far everybody talks to everybody, 0 to 1; nil: the uncertainty `collaboration.link_density`.
    public var linkDensity: Uncertainty.Spread?
    /// Whether somebody manages the network.
    public var networkManager: Bool
    /// What an actor's capacity is multiplied by; 1 where not named.
    public var capacity: [Actor: Double]

    public init(
        initialTrust: Uncertainty.Spread? = nil, linkDensity: Uncertainty.Spread? = nil,
        networkManager: Bool = false, capacity: [Actor: Double] = [:]
    ) {
        self.initialTrust = initialTrust
        self.linkDensity = linkDensity
        self.networkManager = networkManager
        self.capacity = capacity
    }
}
