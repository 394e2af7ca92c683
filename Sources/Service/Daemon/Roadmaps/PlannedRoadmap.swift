import Ensembles
import Modelling
import RegionModel
import Results
import Roadmaps
import Scenarios

/// What is asked about the roadmap of one scenario.
struct PlannedRoadmap: Sendable {
    let name: String
    let scenario: RegionalScenario
    let reading: RoadmapReading
    let coverage: GoalsLeft
    let region: String
    let place: Int
    let order: Order

    /// Which goals plans and measures leave.
    struct GoalsLeft: Sendable {
        let plans, leftByPlans, uncovered: [String]
    }

    /// Draws in which other starts and levels are tried, and the whole model is run.
    static let mostTried = 128

    init(_ number: Int, of order: Order, in region: String) {
        let entry = order.plan.scenarios[number]
        let model = order.knowledge.model
        (name, scenario, self.region, self.order) = (entry.name, entry.scenario, region, order)
        place = model.places.firstIndex(of: region) ?? 0
        reading = RoadmapReading(
            scenario, in: place, of: model, seed: order.plan.seed, lastYear: order.plan.lastYear,
            judgedOn: order.period.last)
        let goals = order.scenarios[number].goals
        coverage = GoalsLeft(
            plans: goals.plans.map(\.name), leftByPlans: goals.leftByPlans.map(\.label),
            uncovered: goals.leftUncovered.map(\.label))
    }

    var members: Int { order.plan.members }
    var tried: Int { min(members, Self.mostTried) }
    /// Draws that are needed: of the run, of each step that is tried, and of the whole region.
    var total: Int { members + reading.steps.count * tried + (reading.steps.isEmpty ? 0 : tried) }
    var years: Int { order.plan.lastYear - order.knowledge.model.firstYear + 1 }
    var firstYear: Int { order.knowledge.model.firstYear }
    /// Quarters in which a step could start: not before the first of the roadmap.
    var possibleStarts: ClosedRange<Int> {
        let last = 4 * years - 1
        return min(reading.planned.map(\.start).min() ?? 0, last)...last
    }

    /// What some draws say, of this roadmap or of one that is tried.
    func tally(of reading: RoadmapReading) -> RoadmapTally {
        let workspace = order.knowledge.model.makeWorkspace()
        var tally = RoadmapTally(reading, years: years)
        for block in 0..<(tried + 7) / 8 {
            for draw in reading.draws(block: block, members: min(8, tried - 8 * block), in: workspace) {
                tally.add(draw)
            }
        }
        return tally
    }

    // MARK: - Indicators that nothing moves

    /// What people read of the region itself, where more or less of it is better.
    var indicators: [IndicatorEntry] {
        order.knowledge.indicators.filter {
            $0.better != .neither && $0.sumOf == nil
                && Chapter(of: $0.name).map { ![.collaboration, .period].contains($0) } ?? false
        }
    }

    /// The scenario beside itself without measures, year by year; nil where nothing is planned.
    func regions() throws -> DrawnColumns? {
        guard !reading.steps.isEmpty else { return nil }
        let plan = Plan(
            scenarios: [
                Plan.Entry(name: name, scenario: scenario),
                Plan.Entry(name: "without measures", scenario: scenario.withoutMeasures),
            ], members: tried, seed: order.plan.seed, lastYear: order.plan.lastYear,
            horizon: order.plan.horizon, focus: [region], keep: .bands)
        let asked = order.period.years.map { $0 - firstYear }
        return DrawnColumns(
            try Ensemble(order.knowledge.model, plan: plan), of: indicators.map(\.name), in: region
        ) { outcomes in
            outcomes.flatMap { outcome in asked.map { outcome[$0] } }
        }
    }

    /// Indicators of which the middle draw moves by less than is worth naming in every year.
    func unmoved(_ drawn: DrawnColumns?) -> [String] {
        guard let drawn else { return indicators.map(\.name) }
        let years = order.period.years.count
        return indicators.enumerated().filter { number, indicator in
            (0..<years).allSatisfy { year in
                let column = number * years + year
                let differences = zip(drawn.column(column, of: 0), drawn.column(column, of: 1)).map(-)
                    .filter(\.isFinite)
                let middle = Ranked(differences).middle ?? 0
                return middle.magnitude < indicator.worthNaming
            }
        }.map(\.element.name)
    }
}

/// The draws of one roadmap: as it is, with other starts and levels where that is asked, and of the whole region.
struct RoadmapDraws: Sendable {
    let planned: PlannedRoadmap
    private var blocks = 0
    private var own, tried: RoadmapTally
    private var step = 0
    private var search: StartSearch?
    private var found: [RoadmapDocument.Step] = []
    private var regions: DrawnColumns?

    /// Blocks of eight members that are read in a moment.
    private static let blocksAtOnce = 8

    init(_ planned: PlannedRoadmap) throws {
        self.planned = planned
        own = RoadmapTally(planned.reading, years: planned.years)
        tried = own
        regions = try planned.regions()
    }

    var done: Int { min(8 * blocks, planned.members) + step * planned.tried + (regions?.done ?? 0) }
    var total: Int { planned.total }

    mutating func advance() throws {
        if 8 * blocks < planned.members {
            read()
        } else if step < planned.reading.steps.count {
            look()
        } else {
            try regions?.advance()
        }
    }

    private mutating func read() {
        let workspace = planned.order.knowledge.model.makeWorkspace()
        for _ in 0..<Self.blocksAtOnce where 8 * blocks < planned.members {
            let count = min(8, planned.members - 8 * blocks)
            for draw in planned.reading.draws(block: blocks, members: count, in: workspace) {
                own.add(draw)
                if tried.draws < planned.tried { tried.add(draw) }
            }
            blocks += 1
        }
    }

    /// Tries one other start of a step that cannot be carried out; where that is settled, its other levels.
    private mutating func look() {
        let asked = planned.reading.planned[step]
        if search == nil, !tried.isMet(step) {
            search = StartSearch(asked: asked.start, possible: planned.possibleStarts)
        }
        if let next = search?.next {
            let moved = planned.tally(of: planned.reading.changing(step) { $0.start = next })
            // What could be carried out before must not pay for it.
            search?.answer(
                planned.reading.steps.indices.allSatisfy {
                    moved.isMet($0) || ($0 != step && !tried.isMet($0))
                })
            return
        }
        found.append(
            own.step(
                step, from: planned.firstYear, obstacles: tried.obstacles(of: step, from: planned.firstYear),
                nearestStart: search?.found, betterLevel: betterLevel(asked)))
        search = nil
        step += 1
    }

    /// The level at which a measure delivers more on average; the catalogue says which fits best, and the draws how much it is.
    private func betterLevel(_ asked: PlannedMeasure) -> RoadmapDocument.BetterLevel? {
        guard asked.level != asked.measure.idealLevel else { return nil }
        let present = tried.delivered[step]
        let others = Level.allCases.filter { $0 != asked.level }.map { level -> RoadmapDocument.BetterLevel in
            let moved = planned.tally(of: planned.reading.changing(step) { $0.level = level })
            let gains = zip(moved.delivered[step], present).map(-)
            return RoadmapDocument.BetterLevel(
                level: level.label, gain: gains.reduce(0, +) / Double(max(gains.count, 1)),
                better: gains.count { $0 > 1e-12 })
        }
        return others.max { $0.gain < $1.gain }.flatMap { $0.gain > 1e-9 ? $0 : nil }
    }

    var document: RoadmapDocument.Plan {
        RoadmapDocument.Plan(
            scenario: planned.name, steps: found, loads: own.loads, money: own.money,
            coverage: RoadmapDocument.Coverage(
                plans: planned.coverage.plans, leftByPlans: planned.coverage.leftByPlans,
                uncovered: planned.coverage.uncovered, unmoved: planned.unmoved(regions)))
    }
}
