import Baselines
import Ensembles
import Modelling
import Results
import Testing

@testable import RegionModel

/// Going over to another way of working in a year: the same luck to the bit before it.
@Suite struct RoadmapSwitchTests {
    private let catalogue: Catalogue
    private let baseline: Baseline
    private let model: RegionalModel
    private let region: Int

    init() throws {
        catalogue = try Catalogue(.embedded)
        baseline = try catalogue.baseline().baseline
        model = RegionalModel(regions: catalogue.regions.map(\.code))
        region = try #require(model.places.firstIndex(of: "NL213"))
    }

    private func roadmap(_ mode: Mode, managed: Bool = false) -> Roadmap {
        let measures = catalogue.measures.prefix(4).map {
            PlannedMeasure($0.definition, region: region, inhabitants: 600_000, mode: mode, start: 4)
        }
        return Roadmap(
            measures: Array(measures), settings: [region: CollaborationSettings(networkManager: managed)])
    }

    private static let ways: [(Mode, Mode)] = [
        (.silo, .network), (.network, .silo), (.silo, .bilateral), (.network, .bilateral),
    ]

    @Test("before the switch every outcome has the same bits as without, later ones differ", arguments: ways)
    func sameLuck(from: Mode, to: Mode) throws {
        let (own, other) = (roadmap(from), roadmap(to, managed: true))
        let switched = try #require(own.switching(to: other, in: region, from: 4 * 7))
        let scenarios = [own, switched].map { RegionalScenario(baseline: baseline, roadmap: $0) }
        let ensemble = try Ensemble(
            model,
            plan: Plan(
                scenarios: zip(["stays", "switches"], scenarios).map { Plan.Entry(name: $0, scenario: $1) },
                members: 16, seed: 4, lastYear: 2_040, focus: ["NL213"]))
        // Mean trust is over the pairs that a roadmap brings together at any time, so another plan has other pairs.
        let outcomes = model.makeWorkspace().outcomes.filter { $0.declaration.indicator?.timing == .january }
            .map(\.name).filter { $0 != "collaboration.trust" }
        let years = try ensemble.years(of: outcomes, in: "NL213", blocks: 0..<2)
        for (number, outcome) in outcomes.enumerated() {
            for year in 0...7 {
                let (stays, switches) = (years[0][number][year], years[1][number][year])
                #expect(stays.map(\.bitPattern) == switches.map(\.bitPattern), "\(outcome) \(2_024 + year)")
            }
        }
        let delivered = try #require(outcomes.firstIndex(of: "collaboration.delivered"))
        #expect(years[0][delivered][12] != years[1][delivered][12])
    }

    @Test("a manager comes along only where nobody sits at a table before")
    func manager() throws {
        let from = roadmap(.silo)
        let managed = try #require(from.switching(to: roadmap(.network, managed: true), in: region, from: 8))
        #expect(managed.settings[region]?.networkManager == true)
        let table = roadmap(.bilateral)
        let kept = try #require(table.switching(to: roadmap(.network, managed: true), in: region, from: 8))
        #expect(kept.settings[region]?.networkManager == false)
    }

    @Test("the same way of working, another region or no measures are no switch; nor is a fifth change")
    func nothing() {
        #expect(roadmap(.silo).switching(to: roadmap(.silo), in: region, from: 8) == nil)
        #expect(roadmap(.silo).switching(to: roadmap(.network), in: region + 1, from: 8) == nil)
        #expect(roadmap(.silo).switching(to: .empty, in: region, from: 8) == nil)
        var full = roadmap(.silo)
        full.measures[0].changes = Array(repeating: ModeChange(to: .silo, .stalled), count: 4)
        #expect(full.switching(to: roadmap(.network), in: region, from: 8) == nil)
    }
}
