internal import Baselines
internal import Modelling
internal import Reading
internal import RegionModel
internal import Results
internal import Words

extension ScenarioDraft {
    /// `title:` or `short:` as one text, or one each for `nl` and `en`; nil where the key does not stand.
    func readTitle(_ key: String) -> Text? {
        guard let field = root[key] else { return nil }
        guard field.isMapping else {
            let text = reader.text(field) ?? ""
            return Text(nl: text, en: text)
        }
        _ = hasKeys(.texts, in: field)
        let dutch = field["nl"].flatMap { reader.text($0) }
        let english = field["en"].flatMap { reader.text($0) }
        if field.entries.isEmpty { reader.note(.missingValue(field.key), at: field) }
        guard let some = dutch ?? english else { return nil }
        return Text(nl: dutch ?? some, en: english ?? some)
    }

    /// `focus:`, one region or a list.
    func readFocus() {
        guard let field = root["focus"] else {
            return reader.note(.missingKey("focus", of: .word("owner.the_scenario")), at: root)
        }
        for item in reader.list(field) ?? [] {
            guard let region = readRegion(item), !focus.contains(region) else { continue }
            focus.append(region)
        }
        let codes = focus.map { vocabulary.regions[$0].code }
        if !codes.isEmpty { record("focus", codes.joined(separator: ", "), from: field) }
    }

    /// The number of a region that is given by any of its names or codes, or by a municipality in it.
    func readRegion(_ field: Field) -> Int? {
        let names = vocabulary.regions.enumerated().map { (names: [$1.name, $1.code], thing: $0) }
        return reader.name(
            field, called: .region, among: names, and: { [vocabulary] in vocabulary.region($0) }
        ) { [vocabulary] name, near in
            let (places, code) = (vocabulary.places, vocabulary.places?.place(name))
            if code == "NL" { return .focusIsCountry(name) }
            let regions = code.flatMap { places?.regions(ofProvince: $0) } ?? []
            guard regions.isEmpty else { return .focusIsProvince(name, regions: regions) }
            return .unknownName(
                name, what: .region, suggestion: near ?? places?.nearest(to: name), list: "regions")
        }
    }

    /// `period:` with `from` and `to`; the years that results are shown for.
    func readPeriod() {
        guard let field = root["period"] else { return }
        guard hasKeys(.period, in: field) else { return }
        let first =
            field["from"].map { reader.year($0, within: vocabulary.period) } ?? vocabulary.period.first
        let last = field["to"].map { reader.year($0, within: vocabulary.period) } ?? vocabulary.period.last
        guard let first, let last else { return }
        guard first < last else { return reader.note(.periodBackwards, at: field) }
        period = Period(first: first, last: last)
        record("period", "\(first) to \(last)", from: field)
    }

    /// `ensemble:` with `members` and `seed`.
    func readEnsemble() -> (members: Int?, seed: UInt64?) {
        guard let field = root["ensemble"],
            hasKeys(.ensemble, in: field)
        else { return (nil, nil) }
        let members = field["members"].flatMap {
            reader.count($0, atMost: 1_000_000) {
                .notAllowed($0, name: "members", least: $1, most: $2)
            }
        }
        let seed = field["seed"].flatMap {
            reader.count($0, atLeast: 0, atMost: 1 << 53 - 1) {
                .notAllowed($0, name: "seed", least: $1, most: $2)
            }
        }
        return (members, seed.map { UInt64($0) })
    }

    /// `existing_plans:`, each with the goals that it works on.
    func readPlans(roadmap: Roadmap) -> GoalCoverage {
        let goals = named(Department.allCases)
        var plans: [GoalCoverage.Plan] = []
        for field in root["existing_plans"].flatMap({ reader.list($0) }) ?? [] {
            guard hasKeys(.plan, in: field, called: .word("owner.plan")) else { continue }
            let name = field["plan"].flatMap { reader.text($0) }
            if field["plan"] == nil { reader.note(.missingKey("plan", of: .word("owner.plan")), at: field) }
            let covered = (field["goals"].flatMap { reader.list($0) } ?? []).compactMap {
                reader.choice($0, called: .goal, of: goals)
            }
            if let name { plans.append(GoalCoverage.Plan(name: name, goals: covered)) }
        }
        let onRoadmap = Department.allCases.filter { department in
            roadmap.measures.contains { $0.measure.department == department }
        }
        return GoalCoverage(plans: plans, onRoadmap: onRoadmap)
    }
}
