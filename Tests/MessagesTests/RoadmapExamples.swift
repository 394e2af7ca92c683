import Modelling
import Results

extension Examples {
    private static func moment(_ middle: Double) -> RoadmapDocument.Moment {
        RoadmapDocument.Moment(low: middle - 1, middle: middle, high: nil)
    }

    private static let step = RoadmapDocument.Step(
        measure: "farm_transition", lead: "province", partners: ["water_board"], mode: "network",
        level: "provincial", budget: 60, start: 2_025.5, agreed: moment(2_027), decided: moment(2_028),
        begun: moment(2_028), done: moment(2_034), ended: 250, delivered: moment(0.8),
        prerequisites: [
            RoadmapDocument.Prerequisite(measure: "nature_network", progress: 0.5, waiting: 3, years: 0.1)
        ],
        obstacles: [
            RoadmapDocument.Obstacle(
                kind: .staff, name: "province", draws: 100, year: 2_030, asked: 16, staff: 14),
            RoadmapDocument.Obstacle(kind: .period, name: nil, draws: 70),
        ], nearestStart: 2_027.25,
        betterLevel: RoadmapDocument.BetterLevel(level: "national", gain: 0.04, better: 120))

    static let roadmap = RoadmapDocument(
        run: "r-17", region: "NL33C", draws: 256, trial: 128, seed: 1, firstYear: 2_024, lastYear: 2_025,
        plans: [
            RoadmapDocument.Plan(
                scenario: "network", steps: [step],
                loads: [
                    RoadmapDocument.Load(
                        actor: "province", asked: [0, 16], staff: [14, 14], overloadedIn: [0, 90],
                        overloaded: 90)
                ], money: [RoadmapDocument.Money(payer: "state", spent: [0, 1.5])],
                coverage: RoadmapDocument.Coverage(
                    plans: ["RES"], leftByPlans: ["housing", "safety"], uncovered: ["housing"],
                    unmoved: ["amenities.index"]))
        ], titles: ["province": Text(nl: "provincie", en: "province")])
}
