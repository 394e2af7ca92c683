import Baselines
import Ensembles
import Modelling
import RegionModel
import Results

/// What is asked about the roadmap of a run.
struct RoadmapQuestion: Sendable {
    let run: String
    let order: Order
    let region: String
    /// Positions of the scenario that is asked about, and of what it stands beside.
    let scenario: Int
    let beside: Int?

    /// Tells this question from others about the same run.
    var question: String { "roadmap 1 \(region) \(scenario) \(beside.map(String.init) ?? "–")" }

    /// Draws that are needed.
    var total: Int { plans.reduce(0) { $0 + $1.total } }

    var plans: [PlannedRoadmap] {
        ([scenario] + [beside].compactMap(\.self)).map { PlannedRoadmap($0, of: order, in: region) }
    }
}

/// The draws of such a question, one roadmap after the other.
struct RoadmapAnswer: GradualAnswer {
    private let question: RoadmapQuestion
    private var plans: [RoadmapDraws]

    init(_ question: RoadmapQuestion) throws {
        self.question = question
        plans = try question.plans.map { try RoadmapDraws($0) }
    }

    var done: Int { plans.reduce(0) { $0 + $1.done } }
    var total: Int { plans.reduce(0) { $0 + $1.total } }

    mutating func advance() throws {
        guard let number = plans.firstIndex(where: { $0.done < $0.total }) else { return }
        try plans[number].advance()
    }

    func document() -> RoadmapDocument {
        let order = question.order
        return RoadmapDocument(
            run: question.run, region: question.region, draws: order.plan.members,
            trial: plans[0].planned.tried, seed: Int(truncatingIfNeeded: order.plan.seed),
            firstYear: order.knowledge.period.first, lastYear: order.plan.lastYear,
            plans: plans.map(\.document),
            titles: order.titles(of: plans.flatMap(\.planned.reading.planned)))
    }
}

extension Order {
    /// What people call measures, actors, payers, levels, goals and ways of working.
    func titles(of planned: [PlannedMeasure]) -> [String: Text] {
        var titles: [String: Text] = [:]
        func add(_ all: [some Named]) { for thing in all { titles[thing.label] = thing.title } }
        add(Actor.allCases)
        add(Payer.allCases)
        add(Level.allCases)
        add(Department.allCases)
        add(Mode.allCases)
        for planned in planned {
            let id = planned.measure.id
            titles[id] = knowledge.catalogue.measure(id)?.short ?? planned.measure.title
        }
        return titles
    }
}
