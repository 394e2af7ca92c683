import Foundation
import Modelling
import RegionModel

/// What is measured: the whole model on the figures that its tests use, and a region's programme of twelve measures.
struct Subject {
    let model: RegionalModel
    let baseline: Baseline

    /// Reads the figures: a line for each, its name and then its values.
    init(figuresAt path: String) throws {
        var regions: [String] = []
        var figures: [String: [Double]] = [:]
        for line in try String(contentsOfFile: path, encoding: .utf8).split(separator: "\n") {
            let parts = line.split(separator: ",").map(String.init)
            if parts[0] == "regions" {
                regions = Array(parts.dropFirst())
            } else {
                figures[parts[0]] = parts.dropFirst().compactMap(Double.init)
            }
        }
        model = RegionalModel(regions: regions)
        baseline = try Baseline(regions: regions, figures: figures)
    }

    /// No measures, and twelve of them in two modes.
    var scenarios: [(name: String, scenario: RegionalScenario)] {
        [
            ("autonomous", RegionalScenario(baseline: baseline)),
            ("silo", RegionalScenario(baseline: baseline, roadmap: programme(in: .silo))),
            ("network", RegionalScenario(baseline: baseline, roadmap: programme(in: .network))),
        ]
    }

    /// The region that carries out the programme.
    var focus: String { baseline.regions[Self.region] }
    private static let region = 30

    private func programme(in mode: Mode) -> Roadmap {
        let levers: [Lever] = [
            .natureArea, .natureInclusiveArea, .dwellings, .businessArea, .patchConnectivity, .farmEmission,
            .labourForce, .police, .cohesion, .gpThreshold, .libraryThreshold, .roadRisk,
        ]
        let measures = levers.enumerated().map { index, lever in
            PlannedMeasure(
                measure(on: lever), region: Self.region, inhabitants: 1_400_000, mode: mode,
                start: 4 + 2 * index)
        }
        return Roadmap(
            measures: measures, settings: [Self.region: CollaborationSettings(networkManager: true)])
    }

    /// A measure of middling size; its numbers only have to keep every equation busy.
    private func measure(on lever: Lever) -> MeasureDefinition {
        MeasureDefinition(
            id: lever.label, title: .init(dutch: lever.label, english: lever.label), department: .nature,
            lead: .municipality, partners: [.province, .waterBoard, .smallFirms, .residents],
            resources: [
                .municipality: 0.4, .province: 0.2, .waterBoard: 0.2, .smallFirms: 0.1, .residents: 0.1,
            ],
            level: .municipal, idealLevel: .regional, duration: 5, budget: 50,
            payers: [.state: 0.5, .municipality: 0.5], effort: 4,
            effects: [.init(lever, amount: lever.kind == .flow ? 1 : 1e-4, lasts: .permanent)],
            contest: 0.3, fundingPotential: 0.2, spending: [.construction: 0.6, .business: 0.4],
            evidence: .assumed("Made up for measuring time."))
    }
}
