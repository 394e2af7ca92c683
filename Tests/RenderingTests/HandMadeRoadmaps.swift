import Modelling
import Results

/// What a daemon says of the roadmap of Twente.
enum Roadmaps {
    private static func moment(_ low: Double?, _ middle: Double?, _ high: Double?) -> RoadmapDocument.Moment {
        .init(low: low, middle: middle, high: high)
    }

    private static func step(
        _ measure: String, _ lead: String, partners: [String], mode: String = "network",
        level: String = "provincial", _ budget: Double, start: Double,
        agreed: Double, decided: Double, done: RoadmapDocument.Moment, delivered: Double
    ) -> RoadmapDocument.Step {
        .init(
            measure: measure, lead: lead, partners: partners, mode: mode, level: level, budget: budget,
            start: start, agreed: moment(agreed - 0.6, agreed, agreed + 1),
            decided: moment(decided - 0.6, decided, decided + 1.2),
            begun: moment(decided - 0.6, decided, decided + 1.2), done: done, ended: 250,
            delivered: moment(delivered - 0.2, delivered, delivered + 0.1))
    }

    /// A list by year, from `first` on; 0 before and behind.
    private static func years(_ first: Int, _ values: [Double]) -> [Double] {
        (2_024...2_050).map { year in
            values.indices.contains(year - first) ? values[year - first] : 0
        }
    }

    private static func load(
        _ actor: String, _ asked: [Double], staff: Double, overloaded: Int = 0, in year: Int = 2_032
    ) -> RoadmapDocument.Load {
        .init(
            actor: actor, asked: years(2_025, asked), staff: (2_024...2_050).map { _ in staff },
            overloadedIn: (2_024...2_050).map { $0 == year ? overloaded : 0 }, overloaded: overloaded)
    }

    private static var steps: [RoadmapDocument.Step] {
        [
            step(
                "hidden_champions_programme", "economic_board", partners: ["smes", "knowledge"],
                level: "regional", 22.5,
                start: 2_025, agreed: 2_027.6, decided: 2_028, done: moment(2_031.2, 2_033.4, 2_036.2),
                delivered: 0.77),
            step(
                "farm_transition", "province", partners: ["water_board", "residents"], 60, start: 2_025.5,
                agreed: 2_027.2, decided: 2_028.2, done: moment(2_032, 2_034.2, 2_037.9), delivered: 0.8),
            step(
                "industry_nitrogen", "province", partners: ["large_firms"], 30, start: 2_027.5,
                agreed: 2_029, decided: 2_029.7, done: moment(2_033, 2_034.9, 2_037), delivered: 0.68),
            step(
                "human_capital_agreement", "economic_board", partners: ["knowledge", "smes"],
                level: "regional", 41.5, start: 2_032.75, agreed: 2_034.5, decided: 2_034.6,
                done: moment(2_037.3, 2_039.9, 2_042.5), delivered: 0.74),
        ]
    }

    private static var plan: RoadmapDocument.Plan {
        var steps = Roadmaps.steps
        steps[2].betterLevel = .init(level: "national", gain: 0.043, better: 128)
        steps[3].prerequisites = [
            .init(measure: "hidden_champions_programme", progress: 0.5, waiting: 31, years: 0.22)
        ]
        return .init(
            scenario: "network", steps: steps,
            loads: [
                load("province", [1.8, 5.7, 6.3, 7.8, 7.8, 8, 8.1, 8, 7, 4.6], staff: 14),
                load("water_board", [0.4, 1, 1.2, 1.4, 1.4, 1.2, 0.4], staff: 5),
                load(
                    "smes", [1, 2.9, 3.2, 3.2, 3.1, 3, 2.8, 3.2, 2.5, 1.7, 1.2, 1, 0.8, 0.6, 0.3], staff: 4,
                    overloaded: 64),
            ],
            money: [
                .init(payer: "state", spent: years(2_026, [1, 3, 7, 11, 14, 14, 14, 12, 8, 5, 3, 2, 1])),
                .init(payer: "province", spent: years(2_027, [2, 3, 5, 6, 6, 6, 5, 4, 2, 2, 1, 1])),
            ],
            coverage: .init(
                plans: ["Regio Deal", "RES"], leftByPlans: ["housing", "safety"], uncovered: ["housing"],
                unmoved: ["safety.recorded_crime", "amenities.index", "jobs.value_added"]))
    }

    private static var beside: RoadmapDocument.Plan {
        var plan = Roadmaps.plan
        plan.scenario = "silo"
        for number in plan.steps.indices {
            plan.steps[number].mode = "silo"
            plan.steps[number].done = moment(2_030, 2_031.6, 2_033)
        }
        plan.loads[0].asked = years(2_025, [2.4, 9.5, 10.5, 13.2, 13.2, 13.2, 13.2, 11.6, 3.5])
        return plan
    }

    private static let titles: [String: Text] = [
        "hidden_champions_programme": Text(nl: "hidden champions", en: "hidden champions"),
        "farm_transition": Text(nl: "landbouwtransitie", en: "farm transition"),
        "industry_nitrogen": Text(
            nl: "stikstof industrie en verkeer", en: "nitrogen in industry and traffic"),
        "human_capital_agreement": Text(nl: "human-capital-akkoord", en: "human capital agreement"),
        "province": Text(nl: "provincie", en: "province"), "state": Text(nl: "Rijk", en: "State"),
        "economic_board": Text(nl: "economic board", en: "economic board"),
        "water_board": Text(nl: "waterschap", en: "water board"), "smes": Text(nl: "mkb", en: "SMEs"),
        "large_firms": Text(nl: "grote bedrijven", en: "large firms"),
        "knowledge": Text(nl: "kennisinstellingen", en: "knowledge institutes"),
        "residents": Text(nl: "bewoners", en: "residents"), "housing": Text(nl: "wonen", en: "housing"),
        "safety": Text(nl: "veiligheid", en: "safety"), "national": Text(nl: "Rijk", en: "State"),
        "provincial": Text(nl: "provincie", en: "province"), "regional": Text(nl: "regio", en: "region"),
        "network": Text(nl: "netwerk", en: "network"), "silo": Text(nl: "verkokerd", en: "silos"),
    ]

    private static func document(_ plans: [RoadmapDocument.Plan]) -> RoadmapDocument {
        .init(
            run: "dehahpae", region: "NL213", draws: 256, trial: 128, seed: 1, firstYear: 2_024,
            lastYear: 2_050, plans: plans, titles: titles)
    }

    static let alone = document([plan])
    static let compared = document([plan, beside])

    /// Two steps that most draws do not carry out as they are asked; works that wait, and some that never end.
    static let blocked: RoadmapDocument = {
        var plan = Roadmaps.plan
        plan.coverage = .init(plans: [], leftByPlans: ["housing"], uncovered: [], unmoved: [])
        plan.steps[3].obstacles = [
            .init(kind: .staff, name: "smes", draws: 104, year: 2_033, asked: 7.1, staff: 5.5),
            .init(kind: .prerequisite, name: "hidden_champions_programme", draws: 70),
        ]
        plan.steps[3].begun = moment(2_036, 2_037.5, nil)
        plan.steps[3].nearestStart = 2_034.5
        plan.steps[1].obstacles = [.init(kind: .period, name: nil, draws: 128)]
        plan.steps[1].done = moment(nil, nil, nil)
        plan.loads[2].overloaded = 250
        return document([plan])
    }()

    static let empty = document([
        .init(
            scenario: "network", steps: [], loads: [], money: [],
            coverage: .init(plans: [], leftByPlans: ["housing"], uncovered: ["housing"], unmoved: []))
    ])
}
