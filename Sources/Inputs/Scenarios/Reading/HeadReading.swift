internal import RegionModel

extension ScenarioDraft {
    /// `title:` as one text, or one each for `nl` and `en`; without it the name that the user gave.
    func readTitle(otherwise name: String) -> Scenario.Title {
        guard let field = root["title"] else { return Scenario.Title(dutch: name, english: name) }
        guard field.isMapping else {
            let text = findings.text(field) ?? ""
            return Scenario.Title(dutch: text, english: text)
        }
        _ = findings.hasKeys(["nl", "en"], in: field, called: "'title'")
        let dutch = field["nl"].flatMap { findings.text($0) }
        let english = field["en"].flatMap { findings.text($0) }
        if field.entries.isEmpty { findings.note(.missingValue("title"), at: field) }
        return Scenario.Title(dutch: dutch ?? english ?? name, english: english ?? dutch ?? name)
    }

    /// `focus:`, one region or a list.
    func readFocus() {
        guard let field = root["focus"] else {
            return findings.note(.missingKey("focus", of: "the scenario"), at: root)
        }
        for item in findings.list(field) ?? [] {
            guard let region = readRegion(item), !focus.contains(region) else { continue }
            focus.append(region)
        }
        let codes = focus.map { vocabulary.regions[$0].code }
        if !codes.isEmpty { record("focus", codes.joined(separator: ", "), from: field) }
    }

    /// The number of a region that is given by its code or its Dutch name.
    func readRegion(_ field: Field) -> Int? {
        let names = vocabulary.regions.enumerated().flatMap { number, region in
            [(name: region.name, thing: number), (name: region.code, thing: number)]
        }
        return named(field, what: "region", list: "regions", among: names)
    }

    /// `period:` with `from` and `to`; the years that results are shown for.
    func readPeriod() {
        guard let field = root["period"] else { return }
        guard findings.hasKeys(["from", "to"], in: field, called: "'period'") else { return }
        let first =
            field["from"].map { findings.year($0, within: vocabulary.period) } ?? vocabulary.period.first
        let last = field["to"].map { findings.year($0, within: vocabulary.period) } ?? vocabulary.period.last
        guard let first, let last else { return }
        guard first < last else { return findings.note(.periodBackwards, at: field) }
        period = Period(first: first, last: last)
        record("period", "\(first) to \(last)", from: field)
    }

    /// `ensemble:` with `members` and `seed`.
    func readEnsemble() -> (members: Int?, seed: UInt64?) {
        guard let field = root["ensemble"],
            findings.hasKeys(["members", "seed"], in: field, called: "'ensemble'")
        else { return (nil, nil) }
        let members = field["members"].flatMap {
            findings.count($0, called: "members", atMost: 1_000_000)
        }
        let seed = field["seed"].flatMap {
            findings.count($0, called: "seed", atLeast: 0, atMost: 1 << 53 - 1)
        }
        return (members, seed.map { UInt64($0) })
    }

    /// `existing_plans:`, each with the goals that it works on.
    func readPlans(roadmap: Roadmap) -> GoalCoverage {
        let goals = Department.allCases.map { ($0.label, $0) }
        var plans: [GoalCoverage.Plan] = []
        for field in root["existing_plans"].flatMap({ findings.list($0) }) ?? [] {
            guard findings.hasKeys(["plan", "goals"], in: field, called: "an existing plan") else { continue }
            let name = field["plan"].flatMap { findings.text($0) }
            if field["plan"] == nil { findings.note(.missingKey("plan", of: "an existing plan"), at: field) }
            let covered = (field["goals"].flatMap { findings.list($0) } ?? []).compactMap {
                findings.choice($0, called: "goal", of: goals)
            }
            if let name { plans.append(GoalCoverage.Plan(name: name, goals: covered)) }
        }
        let onRoadmap = Department.allCases.filter { department in
            roadmap.measures.contains { $0.measure.department == department }
        }
        return GoalCoverage(plans: plans, onRoadmap: onRoadmap)
    }
}
