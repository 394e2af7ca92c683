import Modelling

extension Axis {
    /// Partnerships: the actors of each region that has a roadmap, in the order of the regions' numbers.
    static let partnerships = Axis("regions with a roadmap", count: Roadmap.Limit.regions)
    /// Measures of the roadmap, in its order.
    static let plannedMeasures = Axis("measures of the roadmap", count: Roadmap.Limit.measures)
    /// Effects of all measures, in their order.
    static let plannedEffects = Axis("effects of the roadmap", count: Roadmap.Limit.effects)
    /// Changes of the way of working of all measures, in their order.
    static let plannedChanges = Axis(
        "changes of the roadmap", count: Roadmap.Limit.measures * Roadmap.Limit.changes)
    /// Any two of the nine actors.
    static let pairs = Axis("pairs of actors", count: 36)
}

extension Evidence {
    /// What is known of collaboration: directions, hardly any sizes.
    static let governance = Evidence.judged(
        "Our own judgement: studies of collaboration give directions and hardly any sizes.",
        nl: "Onze eigen inschatting: studies over samenwerken geven richtingen, en nauwelijks groottes.")
}

extension Unit {
    /// Full-time staff.
    static let fullTime = Unit.persons.written("FTE")
}

/// A roadmap laid out for the run: what the themes of collaboration need to know of each measure, in one
/// place and without anything that would have to be looked up or allocated.
///
/// The actors of a region with a roadmap are a partnership; partnerships and measures are known by number.
public final class Programme {
    // One worker adopts a roadmap between runs and only reads it during them, so that access needs no checks.

    /// The region of each partnership, by number, rising.
    @exclusivity(unchecked) private(set) var regions: [Int] = []
    /// How each partnership works together.
    @exclusivity(unchecked) private(set) var settings: [CollaborationSettings] = []
    /// The measures of the roadmap as plain numbers, in its order.
    @exclusivity(unchecked) private(set) var measures: [PlannedMeasure.Numbers] = []
    /// Tables of each measure: measure × way of working.
    @exclusivity(unchecked) private var tables: [SeatedTable] = []
    /// Changes of the way of working of all measures, those of one measure side by side.
    @exclusivity(unchecked) private(set) var changes: [ModeChange] = []
    /// Keys of each measure's luck in deciding, and in its works.
    @exclusivity(unchecked) private(set) var decisionKeys: [Key] = []
    @exclusivity(unchecked) private(set) var worksKeys: [Key] = []
    /// Keys of each measure's luck in reaching firms.
    @exclusivity(unchecked) private(set) var reachKeys: [Key] = []
    /// Effects of all measures, those of one measure side by side.
    @exclusivity(unchecked) private(set) var effects: [PlannedEffect] = []
    /// Capacity factors: partnership × actor.
    @exclusivity(unchecked) private(set) var capacityFactors: [Double] = []
    /// Pairs that the tables of the measures bring together, at first or after a change: partnership × pair.
    @exclusivity(unchecked) private(set) var meets: [Bool] = []
    @exclusivity(unchecked) private(set) var prerequisites: [PlannedMeasure.Prerequisite] = []
    @exclusivity(unchecked) private var order: [Int] = []
    @exclusivity(unchecked) private var orderStarts: [Int] = [0]

    public init() {}

    /// Lays out a roadmap. To be called before the themes begin; it may allocate.
    ///
    /// Measures, regions and effects stay within `Roadmap.Limit`, and prerequisites within their region: the
    /// scenario's validation sees to it.
    public func adopt(_ roadmap: Roadmap) {
        precondition(
            roadmap.measures.count <= Roadmap.Limit.measures, "The roadmap has too many measures")
        regions = Set(roadmap.measures.map(\.region)).sorted()
        precondition(regions.count <= Roadmap.Limit.regions, "The roadmap has too many regions")
        settings = regions.map { roadmap.settings[$0] ?? CollaborationSettings() }
        capacityFactors = settings.flatMap { settings in Actor.allCases.map { settings.capacity[$0] ?? 1 } }
        decisionKeys = roadmap.measures.map { Key("collaboration.decision_luck.\($0.measure.id)") }
        worksKeys = roadmap.measures.map { Key("collaboration.works_luck.\($0.measure.id)") }
        reachKeys = roadmap.measures.map { Key("collaboration.reach.\($0.measure.id)") }
        (measures, effects, prerequisites, tables, changes) = ([], [], [], [], [])
        for measure in roadmap.measures { layOut(measure) }
        precondition(effects.count <= Roadmap.Limit.effects, "The roadmap has too many effects")
        precondition(
            roadmap.measures.allSatisfy { $0.changes.count <= Roadmap.Limit.changes },
            "A measure has too many changes")
        sortByPrerequisites()
        findMeetings()
    }

    /// The measures of a partnership by number, each after its prerequisites.
    @inline(__always) func measures(of partnership: Int) -> MeasureNumbers {
        MeasureNumbers(order: order, range: orderStarts[partnership]..<orderStarts[partnership + 1])
    }

    /// Numbers of measures, in the order of their prerequisites.
    struct MeasureNumbers: Sequence, IteratorProtocol {
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

    /// The table of a measure in one way of working.
    @inline(__always) func table(_ measure: Int, _ mode: Mode) -> SeatedTable {
        tables[measure * Axis.modes.count + mode.rawValue]
    }

    /// Each way of working, of those in `modes`, that some members have a measure in: its table, and which members.
    @inline(__always) func forEachTable(
        _ measure: Int, _ modes: Lanes, _ body: (SeatedTable, SIMDMask<SIMD8<Int64>>) -> Void
    ) {
        for mode in 0..<Axis.modes.count {
            let here = modes .== Double(mode)
            if any(here) { body(tables[measure * Axis.modes.count + mode], here) }
        }
    }

    private func layOut(_ planned: PlannedMeasure) {
        let first = effects.count
        effects += planned.measure.effects.map { PlannedEffect($0, of: planned.measure) }
        var numbers = PlannedMeasure.Numbers(
            planned, partnership: regions.firstIndex(of: planned.region) ?? 0)
        numbers.effects = first..<effects.count
        numbers.changes = changes.count..<(changes.count + planned.changes.count)
        changes += planned.changes
        tables += Mode.allCases.map { SeatedTable(planned, in: $0) }
        numbers.prerequisites =
            prerequisites.count..<(prerequisites.count + planned.prerequisites.count)
        prerequisites += planned.prerequisites
        measures.append(numbers)
    }

    private func sortByPrerequisites() {
        (order, orderStarts) = ([], [0])
        var placed = Set<Int>()
        for partnership in regions.indices {
            var waiting = measures.indices.filter { measures[$0].partnership == partnership }
            while !waiting.isEmpty {
                let free = waiting.filter { measure in
                    measures[measure].prerequisites.allSatisfy {
                        placed.contains(prerequisites[$0].measure)
                    }
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
        let (actors, pairs) = (Axis.actors.count, Axis.pairs.count)
        meets = Array(repeating: false, count: regions.count * pairs)
        for (number, measure) in measures.enumerated() {
            let modes = [measure.mode] + changes[measure.changes].map(\.mode)
            for table in modes.map({ table(number, $0) }) {
                for one in 0..<actors where table.sits(one) {
                    for other in (one + 1)..<actors where table.sits(other) {
                        meets[measure.partnership * pairs + Self.pair(one, other)] = true
                    }
                }
            }
        }
        for partnership in regions.indices {
            let own = (partnership * pairs)..<((partnership + 1) * pairs)
            if !meets[own].contains(true) { meets.replaceSubrange(own, with: own.map { _ in true }) }
        }
    }
}
