import Modelling
import RegionModel
import Results

/// The roadmaps of two scenarios side by side, as far as they concern a region.
struct MeasurePair: Sendable {
    let scenario, base: RegionalScenario
    private let region: Int
    /// Names of measures of the region that are not the same in both, in the order of the scenario.
    let differing: [String]

    init(_ scenario: RegionalScenario, _ base: RegionalScenario, _ region: Int) {
        (self.scenario, self.base, self.region) = (scenario, base, region)
        func own(_ roadmap: Roadmap) -> [PlannedMeasure] { roadmap.measures.filter { $0.region == region } }
        let (ours, theirs) = (own(scenario.roadmap), own(base.roadmap))
        differing = (ours + theirs).map(\.measure.id).unique.filter { name in
            ours.filter { $0.measure.id == name } != theirs.filter { $0.measure.id == name }
        }
    }

    private func plans(_ name: String, _ side: RegionalScenario) -> Bool {
        side.roadmap.measures.contains { $0.region == region && $0.measure.id == name }
    }

    func presence(of name: String) -> ExplanationDocument.Player.Presence {
        guard plans(name, base) else { return .scenario }
        return plans(name, scenario) ? .both : .reference
    }

    func department(of name: String) -> Department {
        let measures = scenario.roadmap.measures + base.roadmap.measures
        return measures.first { $0.measure.id == name }?.measure.department ?? .economy
    }

    /// The differing measures by department, in the order in which departments come up.
    var departments: [[String]] {
        differing.map(department).unique.map { department in
            differing.filter { self.department(of: $0) == department }
        }
    }

    /// Public money of some measures in both, M€.
    func money(_ names: [String]) -> Double {
        (scenario.roadmap.measures + base.roadmap.measures)
            .filter { $0.region == region && names.contains($0.measure.id) }
            .flatMap { planned in Payer.publicPayers.map { planned.budget[$0] ?? 0 } }.reduce(0, +)
    }

    private func settings(_ side: RegionalScenario) -> CollaborationSettings {
        side.roadmap.settings[region] ?? CollaborationSettings()
    }

    var hasSettings: Bool { settings(scenario) != settings(base) }

    var settingsPlayer: ExplanationGame.Player {
        let isManaged = settings(scenario).networkManager != settings(base).networkManager
        let isStaffed = settings(scenario).capacity != settings(base).capacity
        let title =
            switch (isManaged, isStaffed) {
            case (true, true): Text(nl: "regisseur en mensen", en: "network manager and staff")
            case (false, true): Text(nl: "mensen van partners", en: "staff of partners")
            default: Text(nl: "regisseur", en: "network manager")
            }
        return ExplanationGame.Player(kind: .settings, name: "settings", title: title)
    }

    var hasOthers: Bool {
        func elsewhere(_ side: RegionalScenario) -> [PlannedMeasure] {
            side.roadmap.measures.filter { $0.region != region }
        }
        var (ours, theirs) = (scenario.roadmap.settings, base.roadmap.settings)
        (ours[region], theirs[region]) = (nil, nil)
        return scenario.baseline != base.baseline || scenario.uncertainty != base.uncertainty
            || elsewhere(scenario) != elsewhere(base)
            || (!elsewhere(scenario).isEmpty && ours != theirs)
    }

    /// A measure by where it is and which of its name.
    private struct Key: Hashable {
        let region: Int
        let name: String
        let occurrence: Int
    }

    private static func keys(_ roadmap: Roadmap) -> [Key] {
        var counts: [Key: Int] = [:]
        return roadmap.measures.map { planned in
            let first = Key(region: planned.region, name: planned.measure.id, occurrence: 0)
            defer { counts[first, default: 0] += 1 }
            return Key(
                region: first.region, name: first.name, occurrence: counts[first, default: 0])
        }
    }

    /// Some measures as in the scenario and all others as in the reference; what waits for a measure that is not there
    /// does not wait.
    func mixed(_ own: Set<String>, settings isOwn: Bool, others: Bool) -> RegionalScenario {
        let sides = [scenario, base].map { ($0.roadmap, Self.keys($0.roadmap)) }
        let context = others ? 0 : 1
        var kept: [(key: Key, planned: PlannedMeasure, side: Int)] = []
        for key in (sides[0].1 + sides[1].1).unique {
            let side = key.region == region ? (own.contains(key.name) ? 0 : 1) : context
            guard let number = sides[side].1.firstIndex(of: key) else { continue }
            kept.append((key, sides[side].0.measures[number], side))
        }
        let places = Dictionary(uniqueKeysWithValues: kept.enumerated().map { ($1.key, $0) })
        var mixed = others ? scenario : base
        mixed.roadmap.measures = kept.map { _, planned, side in
            var planned = planned
            planned.prerequisites = planned.prerequisites.compactMap { earlier in
                places[sides[side].1[earlier.measure]].map { .init(measure: $0, progress: earlier.progress) }
            }
            return planned
        }
        mixed.roadmap.settings[region] = settings(isOwn ? scenario : base)
        return mixed
    }
}
