import Modelling

@testable import RegionModel

/// The twelve measures of the catalogue, as values.
enum WholeMeasures {
    static let twelve = [
        natureNetwork, farmTransition, housing, businessParks, hiddenChampions, humanCapital,
        safeNeighbourhoods, amenityHub, safeRoads, transport, industryNitrogen, crossBorderLabour,
    ]

    /// Quarters from the base date to the start of each, spread over three years so that no actor is swamped.
    static let starts = [4, 8, 4, 12, 4, 8, 4, 12, 16, 12, 16, 8]

    static let natureNetwork = measure(
        "nature_network", .nature,
        [
            (.province, 0.45), (.waterBoard, 0.2), (.municipality, 0.1), (.civilSociety, 0.15),
            (.residents, 0.1),
        ],
        .provincial, .provincial, years: 8, budget: 40, [.state: 0.5, .province: 0.4, .waterBoard: 0.1],
        effort: 8, contest: 0.7, potential: 0.15,
        [effect(.natureArea, 10), effect(.patchConnectivity, 0.002)])
    static let farmTransition = measure(
        "farm_transition", .nature,
        [(.province, 0.3), (.smallFirms, 0.4), (.waterBoard, 0.1), (.knowledge, 0.1), (.civilSociety, 0.1)],
        .provincial, .provincial, years: 6, budget: 60, [.state: 0.7, .province: 0.3], effort: 8,
        contest: 0.6,
        potential: 0.4, [effect(.natureInclusiveArea, 60), effect(.farmEmission, 0.0005)])
    static let housing = measure(
        "housing_acceleration", .housing,
        [
            (.municipality, 0.5), (.province, 0.15), (.civilSociety, 0.2), (.residents, 0.05),
            (.largeFirms, 0.1),
        ],
        .municipal, .regional, years: 6, budget: 50, [.state: 0.5, .municipality: 0.5], effort: 8,
        contest: 0.6, potential: 0.6,
        [MeasureDefinition.Effect(.dwellings, amount: 90, lasts: .permanent, broughtForward: 5)])
    static let businessParks = measure(
        "business_park_renewal", .economy,
        [
            (.municipality, 0.5), (.smallFirms, 0.15), (.largeFirms, 0.15), (.province, 0.1),
            (.economicBoard, 0.1),
        ],
        .municipal, .regional, years: 5, budget: 20, [.province: 0.3, .municipality: 0.7], effort: 4,
        contest: 0.4, potential: 0.6, [effect(.businessArea, 2)])
    static let hiddenChampions = measure(
        "hidden_champions_programme", .economy,
        [
            (.economicBoard, 0.35), (.smallFirms, 0.3), (.knowledge, 0.15), (.province, 0.1),
            (.municipality, 0.1),
        ],
        .regional, .regional, years: 6, budget: 8, [.state: 0.4, .province: 0.4, .municipality: 0.2],
        effort: 4, contest: 0.05, potential: 0.5, [],
        reach: MeasureDefinition.Reach(champions: 0.12, firms: 0.015),
        spending: [.business: 0.7, .government: 0.3])
    static let humanCapital = measure(
        "human_capital_agreement", .economy,
        [
            (.economicBoard, 0.2), (.knowledge, 0.4), (.smallFirms, 0.15), (.largeFirms, 0.15),
            (.municipality, 0.1),
        ],
        .regional, .regional, years: 5, budget: 12, [.state: 0.4, .province: 0.3, .municipality: 0.3],
        effort: 4, contest: 0.05, potential: 0.5, [effect(.labourForce, 100, .fading(years: 8))],
        spending: [.business: 0.3, .government: 0.7])
    static let safeNeighbourhoods = measure(
        "safe_neighbourhoods", .safety,
        [(.municipality, 0.6), (.civilSociety, 0.15), (.residents, 0.15), (.smallFirms, 0.1)],
        .municipal, .municipal, years: 4, budget: 8, [.state: 0.3, .municipality: 0.7], effort: 4,
        contest: 0.1, potential: 0.1,
        [effect(.police, 10, .whilePaid), effect(.cohesion, 0.004, .fading(years: 10))],
        spending: [.government: 1])
    static let amenityHub = measure(
        "amenity_hub", .amenities,
        [
            (.municipality, 0.45), (.civilSociety, 0.25), (.residents, 0.15), (.smallFirms, 0.1),
            (.province, 0.05),
        ],
        .municipal, .municipal, years: 4, budget: 10, [.province: 0.3, .municipality: 0.7], effort: 3,
        contest: 0.1, potential: 0.2,
        [
            effect(.libraryThreshold, 0.008, .fading(years: 8)),
            effect(.sportsThreshold, 0.008, .fading(years: 8)),
            effect(.gpThreshold, 0.008, .fading(years: 8)), effect(.cohesion, 0.003, .fading(years: 10)),
        ])
    static let safeRoads = measure(
        "safe_roads", .mobility, [(.province, 0.55), (.municipality, 0.4), (.waterBoard, 0.05)],
        .provincial, .provincial, years: 5, budget: 30, [.state: 0.3, .province: 0.4, .municipality: 0.3],
        effort: 4, contest: 0.3, potential: 0, [effect(.roadRisk, 0.003)],
        spending: [.construction: 0.8, .business: 0.1, .government: 0.1])
    static let transport = measure(
        "demand_responsive_transport", .mobility,
        [(.province, 0.7), (.municipality, 0.2), (.largeFirms, 0.1)], .provincial, .provincial, years: 3,
        budget: 15, [.province: 0.7, .municipality: 0.3], effort: 2, contest: 0.1, potential: 0.1,
        [effect(.distance, 0.004, .fading(years: 8))], spending: [.trade: 0.7, .government: 0.3])
    static let industryNitrogen = measure(
        "industry_nitrogen", .nature, [(.province, 0.4), (.largeFirms, 0.4), (.municipality, 0.2)],
        .provincial, .national, years: 5, budget: 20, [.state: 0.7, .province: 0.3], effort: 3, contest: 0.3,
        potential: 0.5, [effect(.otherDeposition, 0.003)])
    static let crossBorderLabour = measure(
        "cross_border_labour", .economy,
        [(.province, 0.3), (.economicBoard, 0.3), (.knowledge, 0.2), (.municipality, 0.2)],
        .provincial, .national, years: 4, budget: 6, [.state: 0.4, .province: 0.4, .europe: 0.2], effort: 2,
        contest: 0.05, potential: 0.2, [effect(.crossBorderWorkers, 40, .fading(years: 8))],
        spending: [.business: 0.3, .government: 0.7])

    /// The twelve in one region, all carried out in the same way.
    static func roadmap(
        _ mode: Mode, in region: Int, of baseline: WholeBaseline = .vectors,
        settings: CollaborationSettings? = nil, scale: Double = 1, measures: [MeasureDefinition] = twelve
    ) -> Roadmap {
        let inhabitants = baseline.inhabitants(of: region)
        let planned = measures.map { measure in
            let place = twelve.firstIndex { $0.id == measure.id }
            var planned = PlannedMeasure(
                measure, region: region, inhabitants: inhabitants, mode: mode,
                start: place.map { starts[$0] } ?? 4)
            planned.budget = planned.budget.mapValues { $0 * scale }
            return planned
        }
        return Roadmap(
            measures: planned,
            settings: [region: settings ?? CollaborationSettings(networkManager: mode == .network)])
    }

    /// The same measure, with effects `factor` times as large.
    static func strengthened(_ measure: MeasureDefinition, by factor: Double) -> MeasureDefinition {
        var measure = measure
        measure.effects = measure.effects.map { effect in
            var effect = effect
            effect.amount *= factor
            return effect
        }
        measure.reach?.champions *= factor
        measure.reach?.firms *= factor
        return measure
    }

    private static func effect(
        _ lever: Lever, _ amount: Double, _ lasts: MeasureDefinition.Lasting = .permanent
    ) -> MeasureDefinition.Effect {
        MeasureDefinition.Effect(lever, amount: amount, lasts: lasts)
    }

    /// A measure that the first of `holders` leads.
    private static func measure(
        _ id: String, _ department: Department, _ holders: [(Actor, Double)], _ level: Level, _ ideal: Level,
        years: Double, budget: Double, _ payers: [Payer: Double], effort: Double, contest: Double,
        potential: Double, _ effects: [MeasureDefinition.Effect], reach: MeasureDefinition.Reach? = nil,
        spending: [Sector: Double] = [.construction: 0.5, .business: 0.3, .government: 0.2]
    ) -> MeasureDefinition {
        MeasureDefinition(
            id: id, title: Text(nl: id, en: id), department: department,
            lead: holders[0].0, partners: holders.dropFirst().map(\.0),
            resources: Dictionary(holders) { first, _ in first }, level: level, idealLevel: ideal,
            duration: years, budget: budget, payers: payers, effort: effort, effects: effects,
            contest: contest, fundingPotential: potential, reach: reach, spending: spending,
            evidence: .judged("The catalogue's judgement."))
    }
}
