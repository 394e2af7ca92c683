internal import Modelling
internal import Reading
import RegionModel
internal import Words

/// Reads the catalogue of measures.
struct MeasureFile {
    private let reader: FieldReader
    /// What holds for every measure that does not say otherwise.
    private let defaults: Field?
    /// What numbers rest on in every measure that does not say otherwise, by name.
    private let usualEvidence: [String: Evidence]

    /// Reads `file`; what is returned is complete only where no problem is reported.
    static func read(_ file: SourceFile) -> (measures: [Measure], problems: [Problem]) {
        let tree = YamlParser.read(file, as: .data)
        guard let root = tree.root else { return ([], tree.problems) }
        let reader = FieldReader(.data)
        guard
            let top = reader.fields(
                Field(root: root), .word("owner.file"), known: ["defaults", "measures"],
                needed: ["measures"])
        else { return ([], reader.problems) }
        let defaults = top["defaults"].flatMap {
            reader.fields(
                $0, .text("defaults"),
                known: [
                    "spending", "deciding_factor", "works_factor", "range_factor", "lag", "chance",
                    "evidence",
                ],
                needed: [])
        }
        let catalogue = MeasureFile(
            reader: reader, defaults: defaults,
            usualEvidence: defaults?["evidence"].map { reader.evidence($0, of: nil) } ?? [:])
        var measures: [Measure] = []
        if let list = top["measures"] {
            if list.isMapping {
                measures = list.entries.compactMap { entry in
                    catalogue.measure(entry.key, entry.value, line: entry.keyPosition.line)
                }
            } else {
                reader.note(
                    .wrongKind(found: list.kind, expected: .other(Phrase("kind.measures_by_id"))), at: list)
            }
        }
        return (measures, tree.problems + reader.problems)
    }

    private static let needed = [
        "title", "department", "lead", "resources", "level", "ideal_level", "years", "budget", "payers",
        "effort",
        "contest", "funding_potential", "effects", "note",
    ]

    /// How long a lead alone takes to decide.
    private static let times = ["preparation", "agreement"]

    private func measure(_ id: String, _ field: Field, line: Int) -> Measure? {
        let owner = Phrase.Argument.text(id)
        guard
            let fields = reader.fields(
                field, owner,
                known: Self.needed + Self.times + [
                    "short", "reach", "spending", "without_work", "deciding_factor", "works_factor",
                    "evidence",
                ],
                needed: Self.needed)
        else { return nil }
        func number(_ key: String, _ least: Double, _ most: Double) -> Double? {
            fields[key].flatMap { reader.number($0, from: least, to: most) }
        }
        func levelOfGovernment(_ key: String) -> Level? {
            fields[key].flatMap { reader.word($0, .level, among: Level.allCases, label: \.label) }
        }
        let title = fields["title"].flatMap { self.title(of: $0) }
        let short = fields["short"].flatMap { self.title(of: $0) }
        let department = fields["department"].flatMap {
            reader.word($0, .department, among: Department.allCases, label: \.label)
        }
        let lead = fields["lead"].flatMap {
            reader.word($0, .actor, among: Actor.allCases, label: \.label)
        }
        let resources = fields["resources"].flatMap {
            reader.shares($0, .actor, among: Actor.allCases, label: \.label)
        }
        let payers = fields["payers"].flatMap {
            reader.shares($0, .payer, among: Payer.publicPayers, label: \.label)
        }
        let spending = (fields["spending"] ?? defaults?["spending"]).flatMap {
            reader.shares($0, .sector, among: Sector.allCases, label: \.label)
        }
        if fields["spending"] == nil, defaults?["spending"] == nil {
            reader.note(.missingKey("spending", of: owner), at: field)
        }
        let effects = fields["effects"].map { self.effects(of: $0) }
        let reach = fields["reach"].flatMap { self.reach(of: $0) }
        let (level, ideal) = (levelOfGovernment("level"), levelOfGovernment("ideal_level"))
        let (years, budget, effort) = (
            number("years", 0.25, 30), number("budget", 0.1, 10_000), number("effort", 0, 1_000)
        )
        let times = decidingTimes(of: id, in: fields)
        let (deciding, works) = (factor("deciding_factor", fields, 2), factor("works_factor", fields, 1.5))
        let (contest, potential) = (number("contest", 0, 1), number("funding_potential", 0, 1))
        let withoutWork = fields["without_work"].flatMap { reader.number($0, from: 0, to: 1) }
        let note = fields["note"].flatMap { self.note(of: $0) }
        if let lead, let resources, !resources.contains(where: { $0.choice == lead }),
            let field = fields["lead"]
        {
            reader.note(.leadHoldsNothing(lead.label), at: field)
        }
        guard let title, let department, let lead, let resources, let payers, let spending, let effects,
            let level,
            let ideal, let times, let deciding, let works, let years, let budget, let effort, let contest,
            let potential, let note
        else { return nil }
        var definition = MeasureDefinition(
            id: id, title: title, department: department, lead: lead,
            partners: resources.map(\.choice).filter { $0 != lead }, resources: byChoice(resources),
            level: level,
            idealLevel: ideal, preparation: times.preparation, agreement: times.agreement,
            decidingFactor: deciding, worksFactor: works, duration: years, budget: budget,
            payers: byChoice(payers), effort: effort,
            effects: effects, contest: contest, fundingPotential: potential, reach: reach,
            spending: byChoice(spending), evidence: Evidence(.judged, note))
        definition.withoutWork = withoutWork ?? 0
        let own = fields["evidence"].map { reader.evidence($0, of: Measure.names(of: definition)) }
        return Measure(
            definition: definition, short: short ?? title, note: note, line: line,
            numbers: Measure.numbers(
                of: definition, own: own ?? [:], defaults: usualEvidence, note: definition.evidence))
    }

    private func byChoice<Choice>(_ shares: [(choice: Choice, share: Double)]) -> [Choice: Double] {
        Dictionary(shares.map { ($0.choice, $0.share) }) { first, _ in first }
    }

    private func title(of field: Field) -> Text? {
        guard
            let fields = reader.fields(
                field, .text(field.key), known: ["nl", "en"], needed: ["nl", "en"]),
            let dutch = fields["nl"].flatMap({ reader.words($0) }),
            let english = fields["en"].flatMap({ reader.words($0) })
        else { return nil }
        return Text(nl: dutch, en: english)
    }

    /// In both languages, or one text that everybody reads.
    private func note(of field: Field) -> Text? {
        field.isMapping ? title(of: field) : reader.words(field).map { Text(nl: $0, en: $0) }
    }

    private func reach(of field: Field) -> MeasureDefinition.Reach? {
        let known = ["champions", "firms", "range_factor"]
        guard
            let fields = reader.fields(
                field, .text("reach"), known: known, needed: ["champions", "firms"]),
            let champions = fields["champions"].flatMap({ reader.number($0, from: 0, to: 1) }),
            let firms = fields["firms"].flatMap({ reader.number($0, from: 0, to: 1) }),
            let factor = rangeFactor(fields)
        else { return nil }
        return MeasureDefinition.Reach(champions: champions, firms: firms, rangeFactor: factor)
    }

    private func rangeFactor(_ fields: Field) -> Double? { factor("range_factor", fields, 2) }

    /// How far up or down 90 % of members lie; `usual` where neither the field nor the defaults say it.
    private func factor(_ key: String, _ fields: Field, _ usual: Double) -> Double? {
        guard let field = fields[key] ?? defaults?[key] else { return usual }
        return reader.number(field, from: 1, to: 20)
    }

    /// Years of preparation and of agreement; where one is missing, the catalogue that ships says what it has.
    private func decidingTimes(of id: String, in fields: Field) -> (preparation: Double, agreement: Double)? {
        let given = Self.times.map { key -> Double? in
            if let field = fields[key] { return reader.number(field, from: 0, to: 25) }
            let usual = Self.shipped[id].map { key == "agreement" ? $0.agreement : $0.preparation }
            reader.note(.missingTime(key, of: id, usual: usual.map { written($0) }), at: fields)
            return nil
        }
        guard let preparation = given[0], let agreement = given[1] else { return nil }
        if preparation + agreement <= 0, let field = fields["agreement"] { reader.note(.noTime, at: field) }
        return (preparation, agreement)
    }

    /// The measures that ship with Polder, by id.
    private static let shipped: [String: MeasureDefinition] = {
        let file = SourceFile(name: "measures.yaml", text: ConfigFiles.embedded.measures)
        return Dictionary(MeasureFile.read(file).measures.map { ($0.id, $0.definition) }) { first, _ in first
        }
    }()

    private func effects(of field: Field) -> [MeasureDefinition.Effect] {
        guard let items = field.items else {
            reader.note(
                .wrongKind(found: field.kind, expected: .other(Phrase("kind.effects"))), at: field)
            return []
        }
        return items.compactMap { effect(of: $0) }
    }

    private func effect(of field: Field) -> MeasureDefinition.Effect? {
        let needed = ["lever", "amount", "unit", "lasts"]
        let known = needed + ["range_factor", "lag", "comes_anyway", "chance", "brought_forward"]
        guard let fields = reader.fields(field, .word("owner.effect"), known: known, needed: needed),
            let lever = fields["lever"].flatMap({
                reader.word($0, .lever, among: Lever.allCases, label: \.label)
            }),
            let amount = fields["amount"].flatMap({ reader.number($0, from: -100_000, to: 100_000) }),
            let unit = fields["unit"].flatMap({ reader.words($0) }),
            let lasts = fields["lasts"].flatMap({ lasting(of: $0) }),
            let factor = rangeFactor(fields)
        else { return nil }
        if unit != lever.unit.symbol, let field = fields["unit"] {
            reader.note(.wrongUnit(unit, figure: lever.label, expected: lever.unit.symbol), at: field)
        }
        let delay = Roadmap.Limit.delay
        let lag = (fields["lag"] ?? defaults?["lag"]).flatMap { reader.number($0, from: 0, to: delay) }
        if let retired = fields["brought_forward"] { reader.note(.broughtForward, at: retired) }
        let comesAnyway = fields["comes_anyway"].flatMap { reader.decision($0) } ?? false
        if comesAnyway, lever.kind != .flow, let field = fields["comes_anyway"] {
            reader.note(.levelComesAnyway(lever.label), at: field)
        }
        let chance = (fields["chance"] ?? defaults?["chance"]).flatMap { reader.number($0, from: 0, to: 1) }
        return MeasureDefinition.Effect(
            lever, amount: amount, rangeFactor: factor, lag: lag ?? 0, lasts: lasts, comesAnyway: comesAnyway,
            chance: chance ?? 1)
    }

    private func lasting(of field: Field) -> MeasureDefinition.Lasting? {
        if field.entries.count == 1, let years = field["fading"] {
            return reader.number(years, from: 0.25, to: 100).map { .fading(years: $0) }
        }
        switch field.text {
        case "permanent": return .permanent
        case "while_paid": return .whilePaid
        default:
            reader.note(
                .wrongKind(found: field.kind, expected: .other(Phrase("kind.lasting"))), at: field)
            return nil
        }
    }
}
