import Modelling
import Reading
import RegionModel
import Results
import Testing
import Words

@testable import Scenarios

/// A small world of names that the tests of the reader are checked against.
enum Words {
    static let vocabulary = Vocabulary(
        regions: [
            Vocabulary.Region(code: "NL225", name: "Achterhoek", inhabitants: 450_000),
            Vocabulary.Region(code: "NL33C", name: "Groot-Rijnmond", inhabitants: 1_500_000),
        ],
        measures: [
            measure(
                "new_nature", .nature, lead: .province, partners: [.waterBoard, .municipality], years: 8),
            measure(
                "sme_outreach", .economy, lead: .economicBoard, partners: [.smallFirms, .knowledge], years: 6),
            measure("village_hubs", .amenities, lead: .municipality, partners: [.residents], years: 4),
        ],
        uncertain: [
            uncertain("collaboration.initial_trust", .one, 0.5, 0.15...0.85, 0...1),
            uncertain("collaboration.link_density", .share, 0.2, 0...1, 0...1),
            uncertain("biodiversity.soil_memory", .years, 15, 5...40, 1...200),
            uncertain("biodiversity.warming_in2050", .degrees, 1.8, 1.3...2.4, 0...5),
            uncertain("jobs.basic_growth.industry", .perYear, -0.004, -0.009...0.001, -0.1...0.1),
            uncertain("safety.youth_share", .share, 0.3, 0.2...0.4, 0...1),
        ],
        namesOfMany: ["jobs.basic_growth": ["jobs.basic_growth.industry"]],
        otherNames: ["safety.recorded_crime": Phrase("role.computed")],
        period: Period(first: 2024, last: 2050))

    private static func uncertain(
        _ name: String, _ unit: Unit, _ central: Double, _ range: ClosedRange<Double>,
        _ allowed: ClosedRange<Double>
    ) -> Vocabulary.Uncertain {
        Vocabulary.Uncertain(name: name, unit: unit, central: central, range: range, allowed: allowed)
    }

    private static func measure(
        _ id: String, _ department: Department, lead: Actor, partners: [Actor], years: Double
    ) -> MeasureDefinition {
        MeasureDefinition(
            id: id, title: Text(nl: id, en: id), department: department,
            lead: lead,
            partners: partners, resources: [lead: 0.6, partners[0]: 0.4], level: .municipal,
            idealLevel: .regional, duration: years, budget: 40, payers: [.state: 0.5, .municipality: 0.5],
            effort: 4, effects: [], contest: 0.2, fundingPotential: 0.3, spending: [.construction: 1],
            evidence: .assumed("Made up for a test."))
    }

    /// What the reader makes of files; the first is the scenario.
    static func reading(_ files: (name: String, text: String)...) -> ScenarioReader.Reading {
        let requests = files.prefix(1).map { ScenarioReader.Request(name: "a", file: $0.name) }
        return ScenarioReader(vocabulary).read(
            requests, files: files.map { SourceFile(name: $0.name, text: $0.text) })
    }

    /// The problems of one file `a.yaml`, as users see them.
    static func problems(in text: String) -> [String] {
        reading(("a.yaml", text)).problems.map(\.description)
    }

    /// The scenario in one file `a.yaml`.
    static func scenario(_ text: String) -> Scenario? { reading(("a.yaml", text)).scenarios.first }
}

/// A scenario with one mistake, and what the user should read about it.
struct Complaint: CustomTestStringConvertible, Sendable {
    let testDescription: String
    let text: String
    let expected: [String]

    init(_ name: String, _ text: String, _ expected: String...) {
        testDescription = name
        self.text = text
        self.expected = expected.map { "a.yaml:\($0)" }
    }
}
