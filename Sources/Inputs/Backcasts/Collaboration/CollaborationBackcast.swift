import Baselines
import Modelling
public import Reading
public import RegionModel
public import Scenarios
public import Scores

/// The ways of working that the model lets act, beside what is published about them.
///
/// Nothing of a region is judged here: the roadmaps of the shipped regions are run in each way of working, with the
/// declared ranges of every number, and what the tables do is compared with twelve published patterns. Ranges, settings
/// and rules are those that were written down before the model was changed (`docs/validation-collaboration.md`).
public struct CollaborationBackcast {
    private let regions: [String]
    private let roadmap: Roadmap
    private let baseline: Baseline
    private let model: RegionalModel

    /// - Parameter roadmaps: of different regions, with prerequisites among their own measures.
    public init(_ model: RegionalModel, baseline: Baseline, roadmaps: [Roadmap]) {
        (self.model, self.baseline) = (model, baseline)
        var together = Roadmap()
        for roadmap in roadmaps {
            let before = together.measures.count
            together.measures += roadmap.measures.map { measure in
                var measure = measure
                for number in measure.prerequisites.indices {
                    measure.prerequisites[number].measure += before
                }
                measure.changes = []
                return measure
            }
            together.settings.merge(roadmap.settings) { first, _ in first }
        }
        roadmap = together
        regions = Set(together.measures.map(\.region)).sorted().map { model.places[$0] }
    }

    /// The roadmaps of the shipped regions that have a network.
    ///
    /// - Throws: `Problems` where a shipped scenario does not fit the catalogue that the reader knows.
    public init(_ model: RegionalModel, on baseline: Baseline, readBy reader: ScenarioReader) throws(Problems)
    {
        let files = ShippedScenarios.names.filter { $0.hasSuffix("/network") }.map {
            ScenarioReader.Request(name: $0, file: "polder:\($0)")
        }
        let reading = reader.read(files, files: [])
        guard reading.isAccepted else { throw Problems(reading.problems) }
        self.init(model, baseline: baseline, roadmaps: reading.scenarios.map(\.roadmap))
    }

    /// Runs all ways of working, with the same draws, and judges them.
    ///
    /// - Parameter members: of the ensemble of each way of working, at least 1.
    public func document(members: Int, seed: Int) -> PatternDocument {
        let workspace = model.makeWorkspace()
        func history(_ roadmap: Roadmap) -> TableHistory {
            TableHistory(
                of: roadmap, on: baseline, members: members, seed: UInt64(clamping: seed), in: workspace,
                firstYear: model.firstYear)
        }
        let least = workspace.outcomes.reduce(into: [String: Double]()) {
            $0[$1.name] = $1.declaration.indicator?.worthNaming
        }
        let patterns = Patterns(
            silo: history(worked(.silo)), bilateral: history(worked(.bilateral)),
            network: history(worked(.network)), managed: history(worked(.network, managed: true)),
            contract: history(worked(.publicPrivate)),
            amongPublic: history(seated(with: [.municipality, .province, .waterBoard])),
            withBusiness: history(seated(with: [.economicBoard, .smallFirms, .largeFirms])),
            onLand: roadmap.measures.map { $0.measure.department == .nature }, leastDifferences: least)
        return PatternDocument(
            members: members, seed: seed, regions: regions, measures: roadmap.measures.count,
            patterns: patterns.all)
    }

    /// All measures in one way of working.
    private func worked(_ mode: Mode, managed: Bool = false) -> Roadmap {
        var roadmap = roadmap
        for number in roadmap.measures.indices { roadmap.measures[number].mode = mode }
        for region in Set(roadmap.measures.map(\.region)) {
            roadmap.settings[region, default: CollaborationSettings()].networkManager = managed
        }
        return roadmap
    }

    /// All measures at tables of three: the lead and the first two others of a list.
    private func seated(with partners: [Actor]) -> Roadmap {
        var roadmap = worked(.network)
        for number in roadmap.measures.indices {
            let lead = roadmap.measures[number].lead
            roadmap.measures[number].partners = Array(partners.filter { $0 != lead }.prefix(2))
        }
        return roadmap
    }
}
