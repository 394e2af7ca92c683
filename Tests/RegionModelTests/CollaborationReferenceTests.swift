import Modelling
import Testing

@testable import RegionModel

@Suite("Collaboration against a second writing of its equations")
struct CollaborationReferenceTests {
    // The same equations were written once more with plain numbers in Python, member by member; trust and
    // delivered share after 21, 31, 41 and 104 quarters agree to rounding.

    @Test(
        "Twelve measures from 2025 on, central values, in every way of working",
        arguments: [
            (
                Mode.silo, [0.5, 0.5, 0.5, 0.5],
                [0.4257725487574261, 0.5963264071012752, 0.6238980470968287, 0.6238980470968287]
            ),
            (
                .bilateral, [0.48239161987811685, 0.518643163285925, 0.5531583544846397, 0.5392538649775998],
                [0.2856586242159218, 0.48903028791432035, 0.6117917021574157, 0.6660997572058706]
            ),
            (
                .network, [0.40658269297763566, 0.4799226243087144, 0.5634961292934492, 0.5388632295633244],
                [0.27880859173809597, 0.5622109049368124, 0.6967507762458595, 0.712364031034876]
            ),
            (
                .publicPrivate,
                [0.3766732039379168, 0.3995607442420606, 0.49365811061002485, 0.5208781714760258],
                [0.15511213376027233, 0.45370469016323317, 0.6489931921484485, 0.6964588456436007]
            ),
        ])
    func twelveMeasures(mode: Mode, trust: [Double], delivered: [Double]) {
        let settings = CollaborationSettings(networkManager: true)
        let example = CollaborationExample(
            Roadmap(
                measures: catalogue.map { .example($0, mode: mode, start: 4) }, settings: [0: settings]))
        var found = 0
        example.advance(through: 103) { quarter in
            guard [20, 30, 40, 103].contains(quarter) else { return }
            #expect(near(example.trust.trust[0], trust[found]))
            #expect(near(example.production.delivered[0], delivered[found]))
            found += 1
        }
    }
}

/// The catalogue of the specification, for what governance needs of it.
private let catalogue: [MeasureDefinition] = [
    .example(
        "nature", department: .nature, lead: .province,
        partners: [.waterBoard, .municipality, .civilSociety, .residents],
        resources: [
            .province: 0.45, .waterBoard: 0.2, .municipality: 0.1, .civilSociety: 0.15, .residents: 0.1,
        ],
        level: .provincial, idealLevel: .provincial, duration: 8, budget: 40, effort: 8, effects: [],
        contest: 0.7, fundingPotential: 0.15),
    .example(
        "farm", department: .nature, lead: .province,
        partners: [.smallFirms, .waterBoard, .knowledge, .civilSociety],
        resources: [.province: 0.3, .smallFirms: 0.4, .waterBoard: 0.1, .knowledge: 0.1, .civilSociety: 0.1],
        level: .provincial, idealLevel: .provincial, duration: 6, budget: 60, effort: 8, effects: [],
        contest: 0.6, fundingPotential: 0.4),
    .example(
        "housing", department: .housing, lead: .municipality,
        partners: [.province, .civilSociety, .residents, .largeFirms],
        resources: [
            .municipality: 0.5, .province: 0.15, .civilSociety: 0.2, .residents: 0.05, .largeFirms: 0.1,
        ],
        level: .municipal, idealLevel: .regional, duration: 6, budget: 50, effort: 8, effects: [],
        contest: 0.6, fundingPotential: 0.6),
    .example(
        "biz", department: .economy, lead: .municipality,
        partners: [.smallFirms, .largeFirms, .province, .economicBoard],
        resources: [
            .municipality: 0.5, .smallFirms: 0.15, .largeFirms: 0.15, .province: 0.1, .economicBoard: 0.1,
        ],
        level: .municipal, idealLevel: .regional, duration: 5, budget: 20, effort: 4, effects: [],
        contest: 0.4, fundingPotential: 0.6),
    .example(
        "hidden", department: .economy, lead: .economicBoard,
        partners: [.smallFirms, .knowledge, .province, .municipality],
        resources: [
            .economicBoard: 0.35, .smallFirms: 0.3, .knowledge: 0.15, .province: 0.1, .municipality: 0.1,
        ],
        level: .regional, idealLevel: .regional, duration: 6, budget: 8, effort: 4, effects: [],
        contest: 0.05, fundingPotential: 0.5),
    .example(
        "skills", department: .economy, lead: .economicBoard,
        partners: [.knowledge, .smallFirms, .largeFirms, .municipality],
        resources: [
            .economicBoard: 0.2, .knowledge: 0.4, .smallFirms: 0.15, .largeFirms: 0.15, .municipality: 0.1,
        ],
        level: .regional, idealLevel: .regional, duration: 5, budget: 12, effort: 4, effects: [],
        contest: 0.05, fundingPotential: 0.5),
    .example(
        "safety", department: .safety, lead: .municipality,
        partners: [.civilSociety, .residents, .smallFirms],
        resources: [.municipality: 0.6, .civilSociety: 0.15, .residents: 0.15, .smallFirms: 0.1],
        level: .municipal, idealLevel: .municipal, duration: 4, budget: 8, effort: 4, effects: [],
        contest: 0.1, fundingPotential: 0.1),
    .example(
        "hub", department: .amenities, lead: .municipality,
        partners: [.civilSociety, .residents, .smallFirms, .province],
        resources: [
            .municipality: 0.45, .civilSociety: 0.25, .residents: 0.15, .smallFirms: 0.1, .province: 0.05,
        ],
        level: .municipal, idealLevel: .municipal, duration: 4, budget: 10, effort: 3, effects: [],
        contest: 0.1, fundingPotential: 0.2),
    .example(
        "road", department: .mobility, lead: .province, partners: [.municipality, .waterBoard],
        resources: [.province: 0.55, .municipality: 0.4, .waterBoard: 0.05],
        level: .provincial, idealLevel: .provincial, duration: 5, budget: 30, effort: 4, effects: [],
        contest: 0.3, fundingPotential: 0),
    .example(
        "bus", department: .mobility, lead: .province, partners: [.municipality, .largeFirms],
        resources: [.province: 0.7, .municipality: 0.2, .largeFirms: 0.1],
        level: .provincial, idealLevel: .provincial, duration: 3, budget: 15, effort: 2, effects: [],
        contest: 0.1, fundingPotential: 0.1),
    .example(
        "nitrogen", department: .nature, lead: .province, partners: [.largeFirms, .municipality],
        resources: [.province: 0.4, .largeFirms: 0.4, .municipality: 0.2],
        level: .provincial, idealLevel: .national, duration: 5, budget: 20, effort: 3, effects: [],
        contest: 0.3, fundingPotential: 0.5),
    .example(
        "border", department: .economy, lead: .province,
        partners: [.economicBoard, .knowledge, .municipality],
        resources: [.province: 0.3, .economicBoard: 0.3, .knowledge: 0.2, .municipality: 0.2],
        level: .provincial, idealLevel: .national, duration: 4, budget: 6, effort: 2, effects: [],
        contest: 0.05, fundingPotential: 0.2),
]
