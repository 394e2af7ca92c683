import Modelling
import RegionModel
import Roadmaps

/// What single draws go through with the roadmap of a region, read quarter by quarter.
struct RoadmapReading: Sendable {
    /// What one draw goes through; steps in the order of `steps`, actors and payers in that of the model.
    struct Draw {
        /// By step.
        var courses: [Course] = []
        /// Share of the promise of each step that is there on 1 January of the last year.
        var delivered: [Double] = []
        /// By step, by actor: whether less staff is there than is asked while the step runs.
        var short: [[Bool]] = []
        /// By actor, by quarter, FTE.
        var asked: [[Double]] = []
        var staff: [[Double]] = []
        /// By actor, by quarter: whether more is asked than there is.
        var overloaded: [[Bool]] = []
        /// By payer, at every moment: M€ so far.
        var spent: [[Double]] = []
    }

    private let model: RegionalModel
    private var scenario: RegionalScenario
    private let place: Int
    private var seed: UInt64
    private let quarters: Int
    private let judgedAt: Int
    /// Positions in the roadmap of what is planned in the region.
    private(set) var steps: [Int]

    /// Years of a quarter.
    static let quarter = 0.25

    /// - Parameters:
    ///   - place: number of the region.
    ///   - lastYear: simulated to its end.
    ///   - judgedOn: what is delivered is read on 1 January of this year.
    init(
        _ scenario: RegionalScenario, in place: Int, of model: RegionalModel, seed: UInt64, lastYear: Int,
        judgedOn year: Int
    ) {
        (self.model, self.place, self.seed) = (model, place, seed)
        self.scenario = scenario
        // Nothing of working together reads the regions, which take twenty times longer.
        self.scenario.extent = .collaboration
        quarters = (lastYear - model.firstYear + 1) * model.stepsPerYear
        judgedAt = (year - model.firstYear) * model.stepsPerYear
        steps = scenario.roadmap.measures.indices.filter { scenario.roadmap.measures[$0].region == place }
    }

    /// What is planned in the region.
    var planned: [PlannedMeasure] { steps.map { scenario.roadmap.measures[$0] } }

    /// The same with one step changed.
    func changing(_ step: Int, _ change: (inout PlannedMeasure) -> Void) -> RoadmapReading {
        var reading = self
        change(&reading.scenario.roadmap.measures[steps[step]])
        return reading
    }

    /// The same with every step carried out in another way.
    ///
    /// - Parameter planned: in the order of `steps`.
    func carrying(out planned: [PlannedMeasure]) -> RoadmapReading {
        var reading = self
        for (step, planned) in zip(steps, planned) { reading.scenario.roadmap.measures[step] = planned }
        return reading
    }

    /// A measure of the region with nothing beside it, in any region.
    func alone(_ planned: PlannedMeasure) -> RoadmapReading {
        var reading = self
        var single = planned
        single.prerequisites = []
        reading.scenario.roadmap.measures = [single]
        reading.steps = [0]
        return reading
    }

    /// The same with other luck.
    func drawing(from seed: UInt64) -> RoadmapReading {
        var reading = self
        reading.seed = seed
        return reading
    }

    /// The first members of eight.
    func draws(block: Int, members: Int, in workspace: RegionalWorkspace) -> [Draw] {
        guard !steps.isEmpty else { return (0..<members).map { _ in Draw() } }
        let tables = RoadmapTables(workspace)
        workspace.begin(scenario, draws: Draws(seed: seed, firstMember: 8 * block), isCentral: false)
        var record = Record(tables, steps: steps, moments: quarters + 1)
        keep(0, of: workspace, tables, in: &record)
        for step in 0..<quarters {
            workspace.advance(step: step)
            keep(step + 1, of: workspace, tables, in: &record)
        }
        return (0..<members).map { draw(lane: $0, record, tables) }
    }

    // MARK: - Eight draws

    /// The values of eight draws at every moment.
    private struct Record {
        /// By step, by moment.
        var decided, decisionYears, objections, progress, mode: [[Lanes]]
        /// By actor, by moment; of the quarter that ends then.
        var asked, staff, left: [[Lanes]]
        /// By payer, by moment.
        var spent: [[Lanes]]
        var delivered: [Lanes]

        init(_ tables: RoadmapTables, steps: [Int], moments: Int) {
            let empty = [Lanes](repeating: .zero, count: moments)
            let byStep = steps.map { _ in empty }
            let byActor = Actor.allCases.map { _ in empty }
            (decided, decisionYears, objections, progress, mode) = (byStep, byStep, byStep, byStep, byStep)
            (asked, staff, left) = (byActor, byActor, byActor)
            spent = Payer.allCases.map { _ in empty }
            delivered = steps.map { _ in .zero }
        }
    }

    /// The position of the region among those that have a roadmap.
    private var partnership: Int {
        Set(scenario.roadmap.measures.map(\.region)).sorted().firstIndex(of: place) ?? 0
    }

    private func keep(
        _ moment: Int, of workspace: RegionalWorkspace, _ tables: RoadmapTables, in record: inout Record
    ) {
        for (number, step) in steps.enumerated() {
            record.decided[number][moment] = tables.decided[step]
            record.decisionYears[number][moment] = tables.decisionYears[step]
            record.progress[number][moment] = tables.progress[step]
            record.mode[number][moment] = tables.mode[step]
            let years = tables.currentDecisionTime[step]
            record.objections[number][moment] = (workspace.objectionYears(of: step) / years)
                .replacing(with: 0, where: years .<= 0)
            if moment == judgedAt { record.delivered[number] = tables.produced[step] }
        }
        let own = partnership
        for payer in Payer.allCases.map(\.rawValue) {
            record.spent[payer][moment] = tables.spentByPayer[own, payer]
        }
        guard moment > 0 else { return }
        for actor in Actor.allCases {
            let factor = scenario.roadmap.settings[place]?.capacity[actor] ?? 1
            let staff = tables.capacity[actor.rawValue] * tables.size[own] * factor
            record.asked[actor.rawValue][moment] = tables.load[own, actor.rawValue]
            record.staff[actor.rawValue][moment] =
                staff + tables.ownStaff[own, actor.rawValue].replacing(with: 0, where: staff .<= 0)
            record.left[actor.rawValue][moment] = tables.capacityLeft[own, actor.rawValue]
        }
    }

    // MARK: - One draw

    private func draw(lane: Int, _ record: Record, _ tables: RoadmapTables) -> Draw {
        func own(_ series: [Lanes]) -> [Double] { series.map { $0[lane] } }
        var draw = Draw()
        let progress = record.progress.map(own)
        draw.overloaded = record.left.map { $0.dropFirst().map { $0[lane] < 1 - 1e-9 } }
        for (number, planned) in planned.enumerated() {
            let before = planned.prerequisites.map { earlier in
                (
                    progress: steps.firstIndex(of: earlier.measure).map { progress[$0] }
                        ?? progress[number].map { _ in 1 }, needed: earlier.progress
                )
            }
            draw.courses.append(
                Course(
                    Course.Track(
                        start: planned.start, decided: own(record.decided[number]),
                        decisionYears: own(record.decisionYears[number]),
                        objections: own(record.objections[number]), progress: progress[number],
                        worksEnd: tables.worksEnd[steps[number]][lane], before: before),
                    quarter: Self.quarter))
            draw.delivered.append(record.delivered[number][lane])
            draw.short.append(
                short(planned, modes: own(record.mode[number]), progress[number], draw.overloaded))
        }
        draw.asked = record.asked.map { own($0).dropFirst().map(\.self) }
        draw.staff = record.staff.map { own($0).dropFirst().map(\.self) }
        draw.spent = record.spent.map(own)
        return draw
    }

    /// By actor, whether it is short of staff in a quarter in which it sits at the table of the step.
    private func short(
        _ planned: PlannedMeasure, modes: [Double], _ progress: [Double], _ overloaded: [[Bool]]
    ) -> [Bool] {
        var short = Actor.allCases.map { _ in false }
        let tables = Mode.allCases.map { planned.table(in: $0) }
        for quarter in planned.start..<max(planned.start, quarters) where progress[quarter] < 1 {
            guard let mode = Mode(rawValue: Int(modes[quarter + 1])) else { continue }
            for actor in tables[mode.rawValue] where overloaded[actor.rawValue][quarter] {
                short[actor.rawValue] = true
            }
        }
        return short
    }
}

/// What of the model a roadmap is read from.
struct RoadmapTables {
    let decided, decisionYears, currentDecisionTime, progress, worksEnd, produced, mode: Table
    let load, ownStaff, capacityLeft, capacity, size, spentByPayer: Table

    init(_ workspace: RegionalWorkspace) {
        let known = Dictionary(workspace.quantities.map { ($0.name, $0.table) }) { first, _ in first }
        func table(_ name: String) -> Table {
            guard let table = known["collaboration.\(name)"] else {
                preconditionFailure("No theme declares collaboration.\(name)")
            }
            return table
        }
        decided = table("decided")
        decisionYears = table("decision_years")
        currentDecisionTime = table("current_decision_time")
        progress = table("progress")
        worksEnd = table("works_end")
        produced = table("produced")
        mode = table("mode")
        load = table("load")
        ownStaff = table("own_staff")
        capacityLeft = table("capacity_left")
        capacity = table("capacity")
        size = table("size")
        spentByPayer = table("spent_by_payer")
    }
}
