import Baselines
import Modelling
import RegionModel

/// What became of the tables of a roadmap in one way of working, member by member.
struct TableHistory {
    /// One measure of the roadmap.
    struct Measure {
        /// Years to the decision; nil where it was not made at the table that began.
        var yearsToDecide: [Double?]
        /// Years that the works took as a share of those planned, less 1; nil where they did not end in the period.
        var lateness: [Double?]
        /// Whether the table stalled for so long that the lead went on alone.
        var stalled: [Bool]
        /// Years that objections take in proportion to how contested the measure is, as it began; NaN where it is not.
        var objections: [Double]
    }

    /// What is read of the regions with a roadmap, as their mean.
    enum Reading: String, CaseIterable {
        case delivered = "collaboration.delivered"
        case trust = "collaboration.trust"
        case publicSpent = "collaboration.public_spent"
        case crime = "safety.recorded_crime"
        case amenities = "amenities.index"
    }

    var measures: [Measure]
    /// By reading, year and member: as the last quarter of a year left it.
    var readings: [Reading: [Int: [Double]]] = [:]
}

extension TableHistory {
    /// Runs a roadmap to the end of the model's period.
    ///
    /// - Parameters:
    ///   - count: how many members.
    ///   - workspace: of the model that the baseline is for.
    init(
        of roadmap: Roadmap, on baseline: Baseline, members count: Int, seed: UInt64,
        in workspace: RegionalWorkspace, firstYear: Int
    ) {
        let none = Measure(yearsToDecide: [], lateness: [], stalled: [], objections: [])
        self.init(measures: Array(repeating: none, count: roadmap.measures.count))
        let scenario = RegionalScenario(baseline: baseline, roadmap: roadmap)
        for block in 0..<(count + 7) / 8 {
            let lanes = min(8, count - 8 * block)
            workspace.begin(scenario, draws: Draws(seed: seed, firstMember: 8 * block), isCentral: false)
            run(roadmap, lanes: lanes, in: workspace, firstYear: firstYear)
        }
    }

    private mutating func run(
        _ roadmap: Roadmap, lanes: Int, in workspace: RegionalWorkspace, firstYear: Int
    ) {
        let regions = Set(roadmap.measures.map(\.region)).sorted()
        let outcomes = Reading.allCases.compactMap { reading in
            workspace.outcomes.firstIndex { $0.name == reading.rawValue }.map { (reading, $0) }
        }
        precondition(outcomes.count == Reading.allCases.count, "An outcome has another name")
        var watches = roadmap.measures.indices.map { Watch(roadmap.measures[$0], number: $0) }
        for step in 0..<4 * (RegionalModel.lastYear - firstYear + 1) {
            workspace.advance(step: step)
            for number in watches.indices { watches[number].look(at: workspace, step: step) }
            guard step % 4 == 3 else { continue }
            for (reading, outcome) in outcomes {
                let sum = regions.reduce(Lanes.zero) { $0 + workspace.value(of: outcome, at: $1) }
                let mean = sum / Double(regions.count)
                readings[reading, default: [:]][firstYear + step / 4, default: []] += (0..<lanes).map {
                    mean[$0]
                }
            }
        }
        for (number, watch) in watches.enumerated() {
            measures[number].yearsToDecide += watch.yearsToDecide.prefix(lanes)
            measures[number].lateness += watch.lateness.prefix(lanes)
            measures[number].stalled += (0..<lanes).map { watch.stalled[$0] > 0 }
            measures[number].objections += (0..<lanes).map { watch.objections[$0] }
        }
    }
}

/// Keeps what is worth keeping of a measure while eight members run.
private struct Watch {
    private let number: Int
    private let planned: PlannedMeasure
    private let mode: Double
    private var began = [Double?](repeating: nil, count: 8)
    private(set) var yearsToDecide = [Double?](repeating: nil, count: 8)
    private(set) var lateness = [Double?](repeating: nil, count: 8)
    private(set) var stalled = Lanes.zero
    private(set) var objections = Lanes(repeating: .nan)

    init(_ planned: PlannedMeasure, number: Int) {
        (self.planned, self.number) = (planned, number)
        mode = Double(planned.effectiveMode.rawValue)
    }

    mutating func look(at workspace: RegionalWorkspace, step: Int) {
        guard step >= planned.start else { return }
        let table = workspace.tableState(of: number)
        if step == planned.start { objections = table.objectionsPerContest }
        stalled = greatest(stalled, table.hasStalled)
        for lane in 0..<8 {
            if table.decided[lane] >= 1, yearsToDecide[lane] == nil, table.mode[lane] == mode,
                began[lane] == nil
            {
                yearsToDecide[lane] = table.decisionYears[lane]
            }
            if table.progress[lane] > 0, began[lane] == nil { began[lane] = Double(step) / 4 }
            if lateness[lane] == nil, table.worksEnd[lane] > 0, let start = began[lane] {
                lateness[lane] = (table.worksEnd[lane] - start) / planned.years - 1
            }
        }
    }
}
