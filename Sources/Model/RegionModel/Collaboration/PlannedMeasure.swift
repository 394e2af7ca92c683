/// One measure of the roadmap, in one region.
public struct PlannedMeasure: Sendable, Equatable {
    public var measure: MeasureDefinition
    /// Number of the region in the order of the baseline.
    public var region: Int
    public var lead: Actor
    /// The others, each once, without the lead.
    public var partners: [Actor]
    /// How it is carried out at first.
    public var mode: Mode
    /// Changes of the way it is carried out, in the order in which they are looked at.
    public var changes: [ModeChange] = []
    /// The level of government at which it is carried out.
    public var level: Level
    /// Quarters from the base date to its start.
    public var start: Int
    /// Years of preparation, the same for all, and years of agreement of a lead alone.
    public var preparation, agreement: Double
    /// Share of the decision that is made before it starts, 0 to 1.
    public var decided = 0.0
    /// Years that the works take with enough capacity.
    public var years: Double
    /// M€ in all by public payer.
    public var budget: [Payer: Double]
    /// The budget at which the catalogue's amounts per M€ hold, M€: the catalogue's own, scaled to the region.
    public var referenceBudget: Double
    /// FTE of the actors' staff while it runs.
    public var effort: Double
    /// Measures that must have come so far before its works start.
    public var prerequisites: [Prerequisite]
    /// M€ a year by public payer after completion, to keep up what would fade.
    public var upkeep: [Payer: Double]

    /// A measure whose progress another one waits for.
    public struct Prerequisite: Sendable, Equatable {
        /// Index in `Roadmap.measures`; a measure of the same region.
        public var measure: Int
        /// Share of its works that must be done, 0 to 1.
        public var progress: Double

        public init(measure: Int, progress: Double = 1) {
            self.measure = measure
            self.progress = progress
        }
    }

    /// A measure as the catalogue describes it, for a region of `inhabitants`; everything can be changed after.
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
        preparation = measure.preparation
        agreement = measure.agreement
        years = measure.duration
        budget = measure.payers.mapValues { $0 * measure.budget * scale }
        referenceBudget = measure.budget * scale
        effort = measure.effort * scale
        self.prerequisites = prerequisites
        upkeep = [:]
    }

    /// Actors at the table at first, the lead first.
    public var table: [Actor] { table(in: mode) }

    /// Actors at the table in a way of working, the lead first.
    public func table(in mode: Mode) -> [Actor] {
        switch mode {
        case .silo: [lead]
        case .bilateral: [lead] + (mainPartner.map { [$0] } ?? [])
        case .network, .publicPrivate: [lead] + partners
        }
    }

    /// How it is in fact carried out at first.
    public var effectiveMode: Mode { effectively(mode) }

    /// What a way of working comes down to: without anybody to sit down with, each is a silo.
    public func effectively(_ mode: Mode) -> Mode { table(in: mode).count == 1 ? .silo : mode }

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

/// A change of the way in which a measure is carried out.
///
/// It is made once, where its condition holds, and not within a year of another one, unless it waits for a decision
/// or for a table that has stalled.
public struct ModeChange: Sendable, Equatable {
    /// The way of working from then on.
    public var mode: Mode
    public var condition: Condition

    /// When it is made.
    public enum Condition: Sendable, Equatable {
        /// Trust at the table to come is above this.
        case trustAbove(Double)
        /// Trust at the present table is below this.
        case trustBelow(Double)
        /// The table has stalled for a year.
        case stalled
        /// The decision is made, and no works are done.
        case decided
        /// From this quarter on, counted from the base date.
        case from(Int)
    }

    public init(to mode: Mode, _ condition: Condition) {
        self.mode = mode
        self.condition = condition
    }
}
