internal import Modelling
internal import Reading
internal import RegionModel
internal import Results
import Spelling
internal import Words

/// One measure of the roadmap as it is read, before its prerequisites are looked up.
struct MeasureDraft {
    var planned: PlannedMeasure
    let field: Field
    /// Path of its inputs: `roadmap.housing_acceleration`.
    let name: String
    let requires: [Requirement]
    /// Whether the region is the one that is meant, and not the first of `focus`.
    let isRegionKnown: Bool
    let isStartKnown: Bool

    struct Requirement {
        let measure: MeasureDefinition
        let progress: Double
        let field: Field
    }
}

extension ScenarioDraft {
    /// One item of `roadmap:`; nil where it is none, or its measure cannot be told.
    ///
    /// Where the region, the start or the mode cannot be told, the measure is read to its end all the same, with another in its
    /// place, so that all that is wrong with it is told in one round.
    func readPlannedMeasure(_ field: Field, collaboration: Collaboration) -> MeasureDraft? {
        guard hasKeys(.plannedMeasure, in: field, called: .word("owner.step")) else { return nil }
        let measure = required("measure", of: field).flatMap { readMeasure($0) }
        let region = readMeasureRegion(field)
        let start = required("start", of: field).flatMap {
            reader.quarter($0, within: Period(first: vocabulary.period.first, last: period.last))
        }
        let mode = readMeasureMode(field, collaboration: collaboration)
        let requires = readRequirements(field["requires"])
        guard let known = measure ?? vocabulary.measures.first else { return nil }
        var planned = PlannedMeasure(
            known, region: region ?? focus.first ?? 0,
            inhabitants: region.map { vocabulary.regions[$0].inhabitants } ?? 0,
            mode: mode ?? .silo, start: start?.number ?? 0)
        readTable(of: &planned, from: field, isMeasureKnown: measure != nil)
        readEffort(of: &planned, from: field)
        readDeciding(of: &planned, from: field)
        let changes = field["changes"].map { readChanges($0) } ?? collaboration.changes
        planned.changes = changes.map(\.change)
        if mode != nil {
            check(changes, of: planned, startsAt: start?.number, isOwn: field["changes"] != nil)
        }
        guard let measure else { return nil }
        let place = focus == [planned.region] ? "" : "@\(vocabulary.regions[planned.region].code)"
        let draft = MeasureDraft(
            planned: planned, field: field, name: "roadmap.\(measure.id)\(place)", requires: requires,
            isRegionKnown: region != nil, isStartKnown: start != nil)
        if region != nil, let start, mode != nil {
            record(draft, start: start, collaboration: collaboration)
        }
        return draft
    }

    private func required(_ key: String, of field: Field) -> Field? {
        if let value = field[key] { return value }
        reader.note(.missingKey(key, of: .word("owner.step")), at: field)
        return nil
    }

    private func readMeasure(_ field: Field) -> MeasureDefinition? {
        reader.name(field, called: .measure, among: vocabulary.namedMeasures) { name, near in
            .unknownName(name, what: .measure, suggestion: near, list: "measures")
        }
    }

    private func readActor(_ field: Field) -> Actor? {
        reader.name(
            field, called: .actor, among: named(Actor.allCases)
        ) { name, near in
            .unknownName(name, what: .actor, suggestion: near, list: "actors")
        }
    }

    private func readMeasureRegion(_ field: Field) -> Int? {
        if let region = field["region"] { return readRegion(region) }
        if focus.count > 1 { reader.note(.regionNeeded, at: field) }
        return focus.count == 1 ? focus.first : nil
    }

    private func readMeasureMode(_ field: Field, collaboration: Collaboration) -> Mode? {
        if let mode = field["mode"] { return readMode(mode) }
        if collaboration.modeField == nil, collaboration.isReadable {
            reader.note(.modeNeeded, at: field)
        }
        return collaboration.mode
    }

    /// Who leads and who takes part: where another actor leads, the usual lead becomes a partner.
    private func readTable(of planned: inout PlannedMeasure, from field: Field, isMeasureKnown: Bool) {
        var isLeadKnown = isMeasureKnown
        if let lead = field["lead"].flatMap({ readActor($0) }) {
            planned.lead = lead
            isLeadKnown = true
            planned.partners = ([planned.measure.lead] + planned.measure.partners).filter { $0 != lead }
        }
        guard let partners = field["partners"] else { return }
        if let text = partners.text, ["all", "alle", "iedereen"].contains(folded(text)) {
            planned.partners = Actor.allCases.filter { $0 != planned.lead }
            return
        }
        planned.partners = []
        for item in reader.list(partners) ?? [] {
            guard let actor = readActor(item) else { continue }
            if actor == planned.lead, isLeadKnown {
                reader.note(.leadIsPartner(actor.label), at: item)
            } else if planned.partners.contains(actor) {
                reader.note(.partnerTwice(actor.label), at: item)
            } else {
                planned.partners.append(actor)
            }
        }
    }

    /// How long deciding takes, and how far it is at the start.
    private func readDeciding(of planned: inout PlannedMeasure, from field: Field) {
        if let share = field["decided"].flatMap({
            number($0, NumberKind("decided", .share, allowed: 0...1))
        }) {
            planned.decided = share
        }
        let given = ["preparation", "agreement"].map { key in
            field[key].flatMap { number($0, NumberKind(key, .years, allowed: 0...25)) }
        }
        planned.preparation = given[0] ?? planned.preparation
        planned.agreement = given[1] ?? planned.agreement
        if planned.preparation + planned.agreement <= 0 {
            reader.note(.noTimeToDecide, at: field["agreement"] ?? field["preparation"] ?? field)
        }
    }

    /// Level, years and money.
    private func readEffort(of planned: inout PlannedMeasure, from field: Field) {
        let levels = named(Level.allCases)
        if let level = field["level"].flatMap({ reader.choice($0, called: .level, of: levels) }) {
            planned.level = level
        }
        let years = NumberKind("years", .years, allowed: 0.25...25)
        if let value = field["years"].flatMap({ number($0, years) }) { planned.years = value }
        if let budget = field["budget"] { planned.budget = readMoney(budget, shares: planned.measure.payers) }
        if let upkeep = field["upkeep"] { planned.upkeep = readMoney(upkeep, shares: planned.measure.payers) }
    }

    /// M€ by payer, or in all; then the measure's usual payers share it as usual.
    private func readMoney(_ field: Field, shares: [Payer: Double]) -> [Payer: Double] {
        let kind = NumberKind(field.key, .millions, allowed: 0...100_000)
        guard field.isMapping else {
            guard let total = number(field, kind) else { return [:] }
            return shares.mapValues { $0 * total }
        }
        var money: [Payer: Double] = [:]
        guard hasKeys(.payers, in: field) else { return [:] }
        for payer in Payer.publicPayers {
            if let amount = field[payer.label].flatMap({ number($0, kind) }) {
                money[payer] = amount
            }
        }
        return money
    }

    /// Measures that must be done first, each wholly or to a part: `- nature_network: 50 %`, or with the keys `measure` and
    /// `progress`.
    private func readRequirements(_ field: Field?) -> [MeasureDraft.Requirement] {
        guard let field else { return [] }
        let kind = NumberKind("progress", .share, allowed: 0...1)
        let items = field.isMapping ? [field] : reader.list(field) ?? []
        return items.flatMap { item -> [MeasureDraft.Requirement] in
            guard item.isMapping else {
                return readMeasure(item).map { [.init(measure: $0, progress: 1, field: item)] } ?? []
            }
            let written = inEnglish(item, by: .requirement)
            if let named = written["measure"] {
                guard hasKeys(.requirement, in: written), let measure = readMeasure(named) else { return [] }
                let progress = written["progress"].map { number($0, kind) } ?? 1
                return progress.map { [.init(measure: measure, progress: $0, field: item)] } ?? []
            }
            return item.entries.compactMap { entry in
                let name = YamlNode(position: entry.keyPosition, content: .text(entry.key, isQuoted: true))
                guard let measure = readMeasure(entry.value.with(name)) else { return nil }
                return number(entry.value, kind).map {
                    .init(measure: measure, progress: $0, field: entry.value)
                }
            }
        }
    }
}
