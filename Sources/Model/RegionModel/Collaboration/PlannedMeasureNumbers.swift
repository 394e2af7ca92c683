import Modelling

extension PlannedMeasure {
    /// What a measure of the roadmap comes down to: plain numbers.
    struct Numbers {
        /// Number of the region, and of the partnership that carries it out.
        let region, partnership: Int
        /// How it is carried out at first.
        let mode: Mode
        let lead, department: Int
        /// Share of the needed resources by actor.
        let resources: SIMD16<Double>
        /// Levels between that of the measure and the one that fits best.
        let levelDistance: Double
        let businessLeads: Bool
        let start: Int
        let preparation, agreement, decided, years: Double
        let decidingFactor, worksFactor: Double
        let budget, referenceBudget, effort, contest, fundingPotential: Double
        /// What the catalogue's budget is multiplied by in this region.
        let scale: Double
        /// M€ a year for upkeep.
        let upkeep: Double
        /// Shares of payers in the budget, and M€ a year of each for upkeep.
        let payers, upkeepPayers: SIMD8<Double>
        let spending: SIMD16<Double>
        let reach: MeasureDefinition.Reach?
        var effects = 0..<0
        var prerequisites = 0..<0
        var changes = 0..<0

        init(_ planned: PlannedMeasure, partnership: Int) {
            region = planned.region
            self.partnership = partnership
            mode = planned.effectiveMode
            lead = planned.lead.rawValue
            department = planned.measure.department.rawValue
            resources = Actor.allCases.reduce(into: .zero) { $0[$1.rawValue] = planned.share(of: $1) }
            levelDistance = Double(abs(planned.level.rawValue - planned.measure.idealLevel.rawValue))
            businessLeads = planned.lead == .economicBoard || planned.lead == .smallFirms
            start = planned.start
            preparation = planned.preparation
            agreement = planned.agreement
            decided = planned.decided
            years = planned.years
            decidingFactor = planned.measure.decidingFactor
            worksFactor = planned.measure.worksFactor
            let budget = Payer.publicPayers.reduce(0) { $0 + (planned.budget[$1] ?? 0) }
            self.budget = budget
            referenceBudget = planned.referenceBudget
            let usual = planned.measure.budget
            scale = usual > 0 ? planned.referenceBudget / usual : 1
            effort = planned.effort
            contest = planned.measure.contest
            fundingPotential = planned.measure.fundingPotential
            payers = Payer.publicPayers.reduce(into: .zero) {
                $0[$1.rawValue] = budget > 0 ? (planned.budget[$1] ?? 0) / budget : 0
            }
            upkeepPayers = Payer.publicPayers.reduce(into: .zero) {
                $0[$1.rawValue] = planned.upkeep[$1] ?? 0
            }
            upkeep = upkeepPayers.sum()
            spending = Sector.allCases.reduce(into: .zero) {
                $0[$1.rawValue] = (planned.measure.spending[$1] ?? 0) * (1 - planned.measure.withoutWork)
            }
            reach = planned.measure.reach
        }
    }
}

/// Who sits at the table of a measure in one way of working.
struct SeatedTable {
    /// What the way of working comes down to: a table of one is a silo.
    let mode: Mode
    /// One bit for each actor at the table, the lead included.
    private let bits: UInt16
    /// Number at the table.
    let seats: Double
    /// Share of the others that the measure concerns that sit at the table.
    let included: Double
    let idealLevelSits, businessSits: Bool

    init(_ planned: PlannedMeasure, in mode: Mode) {
        let seated = planned.table(in: mode)
        self.mode = planned.effectively(mode)
        bits = seated.reduce(0) { $0 | 1 << $1.rawValue }
        seats = Double(seated.count)
        // Whom the measure concerns is the catalogue's: leaving opponents out of `partners` does not silence them.
        let concerned = ([planned.measure.lead] + planned.measure.partners).filter { $0 != planned.lead }
        included =
            concerned.isEmpty
            ? 0 : Double(concerned.count(where: seated.contains)) / Double(concerned.count)
        idealLevelSits = seated.contains { $0.level == planned.measure.idealLevel }
        businessSits = seated.contains { $0 == .economicBoard || $0 == .smallFirms }
    }

    /// Number of the others at the table; 1 where nobody else sits there, so that it can divide.
    var others: Double { max(seats - 1, 1) }

    /// Whether an actor sits at the table.
    @inline(__always) func sits(_ actor: Int) -> Bool { bits & 1 << UInt16(actor) != 0 }

    /// (8.16) Newcomers as a share of the table to come, or leavers as a share of this one where it is the larger.
    func turnover(to next: SeatedTable) -> Double {
        next.seats >= seats
            ? Double((next.bits & ~bits).nonzeroBitCount) / next.seats
            : Double((bits & ~next.bits).nonzeroBitCount) / seats
    }
}

/// An effect of a measure: plain numbers, and the key of its luck.
struct PlannedEffect {
    let lever: Lever
    /// Whether it is a stream and no level.
    let isFlow: Bool
    let amount, rangeFactor: Double
    /// Steps of the model between production and effect.
    let lag: Int
    let lasts: MeasureDefinition.Lasting
    /// Whether most of it would come later without the measure too.
    let comesAnyway: Bool
    /// Chance that there is any effect at all.
    let chance: Double
    /// Keys of the luck in how much it is, and in whether it is anything.
    let key, chanceKey: Key

    init(_ effect: MeasureDefinition.Effect, of measure: MeasureDefinition) {
        lever = effect.lever
        isFlow = effect.lever.kind == .flow
        amount = effect.amount
        rangeFactor = effect.rangeFactor
        lag = quarters(effect.lag)
        lasts = effect.lasts
        comesAnyway = effect.comesAnyway
        chance = effect.chance
        key = Key("collaboration.yield.\(measure.id).\(effect.lever.label)")
        chanceKey = Key("collaboration.chance.\(measure.id)")
    }
}

/// Years as a whole number of quarters.
private func quarters(_ years: Double) -> Int { Int((years * 4).rounded()) }

/// Makes sampled factors from normal draws: 90 % of them lie within `factor`, up or down.
func spreadFactor(_ factor: Double, _ normal: Lanes) -> Lanes {
    exp(normal * (log(Lanes(repeating: factor)) / 1.6448536269514722))
}

/// A share that has come within rounding of 1 is 1: ten tenths are a whole.
@inline(__always) func completed(_ share: Lanes) -> Lanes {
    share.replacing(with: 1, where: share .> 1 - 1e-9)
}
