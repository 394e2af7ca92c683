import Modelling

extension Axis {
    /// Regions that carry out a programme, in the order of their numbers.
    static let programmeRegions = Axis("regions with a roadmap", count: Roadmap.Limit.regions)
    /// Steps of the roadmap, in its order.
    static let roadmapSteps = Axis("steps of the roadmap", count: Roadmap.Limit.steps)
    /// Effects of all steps, in their order.
    static let roadmapEffects = Axis("effects of the roadmap", count: Roadmap.Limit.effects)
    /// Any two of the nine actors.
    static let pairs = Axis("pairs of actors", count: 36)
}

extension Evidence {
    /// The specification's word for a judgement about collaboration.
    static let governance = Evidence.assumed(
        "Expert judgement in the specification, section 8; evidence on sizes is weak.")
}

extension Unit {
    /// Full-time staff.
    static let fullTime = Unit.persons.written("FTE")
}

/// A roadmap laid out for the step: what the themes of collaboration need to know of each measure, in one
/// place and without anything that would have to be looked up or allocated.
public final class Programme {
    // One worker adopts a roadmap between runs and only reads it during them, so that access needs no checks.

    /// Regions with a roadmap, by number, rising.
    @exclusivity(unchecked) private(set) var regions: [Int] = []
    /// How each of them works together.
    @exclusivity(unchecked) private(set) var settings: [CollaborationSettings] = []
    /// What each step of the roadmap comes down to, in the order of the roadmap.
    @exclusivity(unchecked) private(set) var commitments: [Commitment] = []
    /// Keys of each step's luck in deciding.
    @exclusivity(unchecked) private(set) var decisionKeys: [Key] = []
    /// Keys of each step's luck in reaching firms.
    @exclusivity(unchecked) private(set) var reachKeys: [Key] = []
    /// Effects of all steps, those of one step side by side.
    @exclusivity(unchecked) private(set) var effects: [PlannedEffect] = []
    /// Capacity factors: region × actor.
    @exclusivity(unchecked) private(set) var capacityFactors: [Double] = []
    /// Pairs that the measures' tables bring together: region × pair.
    @exclusivity(unchecked) private(set) var meets: [Bool] = []
    @exclusivity(unchecked) private(set) var prerequisites: [RoadmapStep.Prerequisite] = []
    @exclusivity(unchecked) private var order: [Int] = []
    @exclusivity(unchecked) private var orderStarts: [Int] = [0]

    public init() {}

    /// Lays out a roadmap. To be called before the themes begin; it may allocate.
    ///
    /// Steps, regions and effects stay within `Roadmap.Limit`, and prerequisites within their region: the
    /// scenario's validation sees to it.
    public func adopt(_ roadmap: Roadmap) {
        precondition(roadmap.steps.count <= Roadmap.Limit.steps, "The roadmap has too many steps")
        regions = Set(roadmap.steps.map(\.region)).sorted()
        precondition(regions.count <= Roadmap.Limit.regions, "The roadmap has too many regions")
        settings = regions.map { roadmap.settings[$0] ?? CollaborationSettings() }
        capacityFactors = settings.flatMap { settings in Actor.allCases.map { settings.capacity[$0] ?? 1 } }
        decisionKeys = roadmap.steps.map { Key("collaboration.decision_luck.\($0.measure.id)") }
        reachKeys = roadmap.steps.map { Key("collaboration.reach.\($0.measure.id)") }
        (commitments, effects, prerequisites) = ([], [], [])
        for step in roadmap.steps { layOut(step) }
        precondition(effects.count <= Roadmap.Limit.effects, "The roadmap has too many effects")
        sortByPrerequisites()
        findMeetings()
    }

    /// Steps of a region with a roadmap, each after its prerequisites.
    @inline(__always) func steps(in place: Int) -> StepIndices {
        StepIndices(order: order, range: orderStarts[place]..<orderStarts[place + 1])
    }

    /// A run of step numbers.
    struct StepIndices: Sequence, IteratorProtocol {
        let order: [Int]
        var range: Range<Int>

        mutating func next() -> Int? {
            guard let position = range.first else { return nil }
            range = (position + 1)..<range.upperBound
            return order[position]
        }
    }

    /// The number of a pair of actors, whichever comes first.
    static func pair(_ one: Int, _ other: Int) -> Int {
        let (low, high) = one < other ? (one, other) : (other, one)
        return low * (17 - low) / 2 + high - low - 1
    }

    private func layOut(_ step: RoadmapStep) {
        let first = effects.count
        effects += step.measure.effects.map { PlannedEffect($0, of: step.measure) }
        var commitment = Commitment(step, place: regions.firstIndex(of: step.region) ?? 0)
        commitment.effects = first..<effects.count
        commitment.prerequisites =
            prerequisites.count..<(prerequisites.count + step.prerequisites.count)
        prerequisites += step.prerequisites
        commitments.append(commitment)
    }

    private func sortByPrerequisites() {
        (order, orderStarts) = ([], [0])
        var placed = Set<Int>()
        for place in regions.indices {
            var waiting = commitments.indices.filter { commitments[$0].place == place }
            while !waiting.isEmpty {
                let free = waiting.filter { step in
                    commitments[step].prerequisites.allSatisfy { placed.contains(prerequisites[$0].step) }
                }
                // A circle was refused long before; if there is one, the order of the roadmap will do.
                let next = free.isEmpty ? waiting : free
                order += next
                placed.formUnion(next)
                waiting.removeAll { placed.contains($0) }
            }
            orderStarts.append(order.count)
        }
    }

    private func findMeetings() {
        meets = Array(repeating: false, count: regions.count * Axis.pairs.count)
        for commitment in commitments {
            for one in 0..<9 where commitment.sits(one) {
                for other in (one + 1)..<9 where commitment.sits(other) {
                    meets[commitment.place * Axis.pairs.count + Self.pair(one, other)] = true
                }
            }
        }
        for place in regions.indices {
            let own = (place * Axis.pairs.count)..<((place + 1) * Axis.pairs.count)
            if !meets[own].contains(true) { meets.replaceSubrange(own, with: own.map { _ in true }) }
        }
    }
}

/// What a step of the roadmap comes down to: plain numbers.
struct Commitment {
    /// Number of the region, and its place among those with a roadmap.
    let region, place: Int
    let mode: Mode
    let lead, department: Int
    /// One bit for each actor at the table, the lead included.
    let table: UInt16
    /// Number at the table, n of the specification.
    let seats: Double
    /// Share of the others that the measure concerns that sit at the table, C of the specification.
    let included: Double
    /// Share of the needed resources by actor.
    let resources: SIMD16<Double>
    /// Levels between that of the step and the one that fits best.
    let levelDistance: Double
    let idealLevelSits, businessSits, businessLeads: Bool
    let start: Int
    let years, budget, referenceBudget, effort, contest, fundingPotential: Double
    /// M€ a year for upkeep.
    let upkeep: Double
    /// Shares of payers in the budget, and M€ a year of each for upkeep.
    let payers, upkeepPayers: SIMD8<Double>
    let spending: SIMD16<Double>
    let reach: MeasureDefinition.Reach?
    var effects = 0..<0
    var prerequisites = 0..<0

    init(_ step: RoadmapStep, place: Int) {
        let seated = step.table
        region = step.region
        self.place = place
        mode = step.effectiveMode
        lead = step.lead.rawValue
        department = step.measure.department.rawValue
        table = seated.reduce(0) { $0 | 1 << $1.rawValue }
        seats = Double(seated.count)
        // Whom the measure concerns is the catalogue's: leaving opponents out of `partners` does not silence them.
        let concerned = ([step.measure.lead] + step.measure.partners).filter { $0 != step.lead }
        included =
            concerned.isEmpty
            ? 0 : Double(concerned.count(where: seated.contains)) / Double(concerned.count)
        resources = Actor.allCases.reduce(into: .zero) { $0[$1.rawValue] = step.share(of: $1) }
        levelDistance = Double(abs(step.level.rawValue - step.measure.idealLevel.rawValue))
        idealLevelSits = seated.contains { $0.level == step.measure.idealLevel }
        businessSits = seated.contains { $0 == .economicBoard || $0 == .smallFirms }
        businessLeads = step.lead == .economicBoard || step.lead == .smallFirms
        start = step.start
        years = step.years
        let budget = Payer.publicPayers.reduce(0) { $0 + (step.budget[$1] ?? 0) }
        self.budget = budget
        referenceBudget = step.referenceBudget
        effort = step.effort
        contest = step.measure.contest
        fundingPotential = step.measure.fundingPotential
        payers = Payer.publicPayers.reduce(into: .zero) {
            $0[$1.rawValue] = budget > 0 ? (step.budget[$1] ?? 0) / budget : 0
        }
        upkeepPayers = Payer.publicPayers.reduce(into: .zero) { $0[$1.rawValue] = step.upkeep[$1] ?? 0 }
        upkeep = upkeepPayers.sum()
        spending = Sector.allCases.reduce(into: .zero) { $0[$1.rawValue] = step.measure.spending[$1] ?? 0 }
        reach = step.measure.reach
    }

    /// Whether an actor sits at the table.
    @inline(__always) func sits(_ actor: Int) -> Bool { table & 1 << UInt16(actor) != 0 }
}

/// An effect of a step: plain numbers, and the key of its luck.
struct PlannedEffect {
    let lever: Lever
    let amount, rangeFactor: Double
    /// Steps of the model between production and effect.
    let lag: Int
    let lasts: MeasureDefinition.Lasting
    /// Steps of the model by which it brings forward; nil if all of it is additional.
    let broughtForward: Int?
    let key: Key

    init(_ effect: MeasureDefinition.Effect, of measure: MeasureDefinition) {
        lever = effect.lever
        amount = effect.amount
        rangeFactor = effect.rangeFactor
        lag = quarters(effect.lag)
        lasts = effect.lasts
        broughtForward = effect.broughtForward.map(quarters)
        key = Key("collaboration.yield.\(measure.id).\(effect.lever.label)")
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
