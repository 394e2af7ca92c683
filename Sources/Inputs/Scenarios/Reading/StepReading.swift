internal import Modelling
internal import RegionModel
import Spelling

/// One step of the roadmap as it is read, before its prerequisites are looked up.
struct StepDraft {
    var step: PlannedMeasure
    let field: Field
    /// Path of its inputs: `roadmap.housing_acceleration`.
    let name: String
    let requires: [Requirement]

    struct Requirement {
        let measure: MeasureDefinition
        let progress: Double
        let field: Field
    }
}

extension ScenarioDraft {
    static let stepKeys = [
        "measure", "region", "lead", "partners", "mode", "level", "start", "years", "budget", "upkeep",
        "requires",
    ]

    /// One item of `roadmap:`; nil where its measure, region, start or mode cannot be told.
    func readStep(_ field: Field, collaboration: Collaboration) -> StepDraft? {
        guard findings.hasKeys(Self.stepKeys, in: field, called: "a roadmap step") else { return nil }
        let measure = required("measure", of: field).flatMap { readMeasure($0) }
        let region = readStepRegion(field)
        let start = required("start", of: field).flatMap {
            findings.quarter($0, within: Period(first: vocabulary.period.first, last: period.last))
        }
        let mode = readStepMode(field, collaboration: collaboration)
        let requires = readRequirements(field["requires"])
        guard let measure else { return nil }
        var step = PlannedMeasure(
            measure, region: region ?? 0, inhabitants: region.map { vocabulary.regions[$0].inhabitants } ?? 0,
            mode: mode ?? .silo, start: start?.number ?? 0)
        readTable(of: &step, from: field)
        readEffort(of: &step, from: field)
        guard let region, let start, mode != nil else { return nil }
        let place = focus == [region] ? "" : "@\(vocabulary.regions[region].code)"
        let draft = StepDraft(
            step: step, field: field, name: "roadmap.\(measure.id)\(place)", requires: requires)
        record(draft, start: start, collaboration: collaboration)
        return draft
    }

    private func required(_ key: String, of field: Field) -> Field? {
        if let value = field[key] { return value }
        findings.note(.missingKey(key, of: "a roadmap step"), at: field)
        return nil
    }

    private func readMeasure(_ field: Field) -> MeasureDefinition? {
        named(field, what: "measure", list: "measures", among: vocabulary.measures.map { ($0.id, $0) })
    }

    private func readActor(_ field: Field) -> Actor? {
        named(field, what: "actor", list: "actors", among: Actor.allCases.map { ($0.label, $0) })
    }

    private func readStepRegion(_ field: Field) -> Int? {
        if let region = field["region"] { return readRegion(region) }
        if focus.count > 1 { findings.note(.regionNeeded, at: field) }
        return focus.count == 1 ? focus.first : nil
    }

    private func readStepMode(_ field: Field, collaboration: Collaboration) -> Mode? {
        if let mode = field["mode"] { return readMode(mode) }
        if collaboration.modeField == nil {
            findings.note(.modeNeeded, at: field)
        }
        return collaboration.mode
    }

    /// Who leads and who takes part: where another actor leads, the usual lead becomes a partner.
    private func readTable(of step: inout PlannedMeasure, from field: Field) {
        if let lead = field["lead"].flatMap({ readActor($0) }) {
            step.lead = lead
            step.partners = ([step.measure.lead] + step.measure.partners).filter { $0 != lead }
        }
        guard let partners = field["partners"] else { return }
        if partners.text == "all" {
            step.partners = Actor.allCases.filter { $0 != step.lead }
            return
        }
        step.partners = []
        for item in findings.list(partners) ?? [] {
            guard let actor = readActor(item) else { continue }
            if actor == step.lead {
                findings.note(.leadIsPartner(actor.label), at: item)
            } else if step.partners.contains(actor) {
                findings.note(.partnerTwice(actor.label), at: item)
            } else {
                step.partners.append(actor)
            }
        }
    }

    /// Level, years and money.
    private func readEffort(of step: inout PlannedMeasure, from field: Field) {
        let levels = Level.allCases.map { ($0.label, $0) }
        if let level = field["level"].flatMap({ findings.choice($0, called: "level", of: levels) }) {
            step.level = level
        }
        let years = NumberKind(name: "years", unit: .years, allowed: 0.25...25)
        if let value = field["years"].flatMap({ findings.number($0, years) }) { step.years = value }
        if let budget = field["budget"] { step.budget = readMoney(budget, shares: step.measure.payers) }
        if let upkeep = field["upkeep"] { step.upkeep = readMoney(upkeep, shares: step.measure.payers) }
    }

    /// M€ by payer, or in all; then the measure's usual payers share it as usual.
    private func readMoney(_ field: Field, shares: [Payer: Double]) -> [Payer: Double] {
        let kind = NumberKind(name: field.key, unit: .millions, allowed: 0...100_000)
        guard field.isMapping else {
            guard let total = findings.number(field, kind) else { return [:] }
            return shares.mapValues { $0 * total }
        }
        var money: [Payer: Double] = [:]
        let payers = Payer.publicPayers
        guard findings.hasKeys(payers.map(\.label), in: field, called: "'\(field.key)'") else { return [:] }
        for payer in payers {
            if let amount = field[payer.label].flatMap({ findings.number($0, kind) }) {
                money[payer] = amount
            }
        }
        return money
    }

    /// Measures that must be done first, each wholly or to a part: `- nature_network: 50 %`.
    private func readRequirements(_ field: Field?) -> [StepDraft.Requirement] {
        guard let field else { return [] }
        let kind = NumberKind(name: "progress", unit: .share, allowed: 0...1)
        let items = field.isMapping ? [field] : findings.list(field) ?? []
        return items.flatMap { item -> [StepDraft.Requirement] in
            guard item.isMapping else {
                return readMeasure(item).map { [.init(measure: $0, progress: 1, field: item)] } ?? []
            }
            return item.entries.compactMap { entry in
                guard let measure = vocabulary.measures.first(where: { $0.id == folded(entry.key) }) else {
                    let nearest = findings.nearest(to: entry.key, among: vocabulary.measures.map(\.id))
                    findings.note(
                        .unknownName(entry.key, what: "measure", suggestion: nearest, list: "measures"),
                        atKey: entry.keyPlace, path: entry.value.path)
                    return nil
                }
                return findings.number(entry.value, kind).map {
                    .init(measure: measure, progress: $0, field: entry.value)
                }
            }
        }
    }
}
