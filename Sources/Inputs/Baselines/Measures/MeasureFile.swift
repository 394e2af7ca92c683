import Modelling
import RegionModel
import Yams

/// Reads the catalogue of measures.
struct MeasureFile {
    private let findings: MeasureFindings
    private var defaults: [String: Node] = [:]

    /// Reads `file`; what is returned is complete only where no problem is reported.
    static func read(_ file: DataFile) -> (measures: [Measure], problems: [Problem]) {
        var reader = MeasureFile(findings: MeasureFindings(file: file.name))
        let measures = reader.read(file.text)
        return (measures, reader.findings.problems)
    }

    private mutating func read(_ text: String) -> [Measure] {
        let root: Node?
        do {
            root = try Yams.compose(yaml: text)
        } catch let error as YamlError {
            report(error)
            return []
        } catch {
            findings.report(nil, .syntax("\(error)"))
            return []
        }
        guard let root else {
            findings.report(nil, .fileEmpty)
            return []
        }
        guard
            let top = root.fields(
                "the file", known: ["defaults", "measures"], needed: ["measures"], findings)
        else { return [] }
        if let node = top["defaults"] {
            defaults =
                node.fields("defaults", known: ["spending", "range_factor", "lag"], needed: [], findings)
                ?? [:]
        }
        guard let list = top["measures"]?.mapping else {
            findings.report(
                top["measures"],
                .wrongKind(found: top["measures"]?.kind ?? "nothing", expected: "measures by id"))
            return []
        }
        return list.compactMap { key, node in measure(key, node) }
    }

    private func report(_ error: YamlError) {
        switch error {
        case .scanner(_, let problem, let mark, _), .parser(_, let problem, let mark, _),
            .composer(_, let problem, let mark, _):
            findings.report(line: mark.line, column: mark.column, .syntax(problem))
        case .duplicatedKeysInMapping(let duplicates, _):
            findings.report(
                nil,
                .syntax(
                    "the same key stands twice: \(duplicates.map { "\($0)" }.sorted().joined(separator: ", "))"
                ))
        default:
            findings.report(nil, .syntax("\(error)"))
        }
    }

    private static let needed = [
        "title", "department", "lead", "resources", "level", "ideal_level", "years", "budget", "payers",
        "effort",
        "contest", "funding_potential", "effects", "note",
    ]

    private func measure(_ key: Node, _ node: Node) -> Measure? {
        let id = key.scalar?.string ?? ""
        guard
            let fields = node.fields(
                id, known: Self.needed + ["reach", "spending"], needed: Self.needed, findings)
        else { return nil }
        func number(_ key: String, _ least: Double, _ most: Double) -> Double? {
            fields[key]?.number(key, from: least, to: most, findings)
        }
        func levelOfGovernment(_ key: String) -> Level? {
            fields[key]?.choice("level", among: Level.allCases, label: \.label, findings)
        }
        let title = fields["title"].flatMap { self.title(of: $0) }
        let department = fields["department"]?.choice(
            "department", among: Department.allCases, label: \.label, findings)
        let lead = fields["lead"]?.choice("actor", among: Actor.allCases, label: \.label, findings)
        let resources = fields["resources"]?.shares(
            "resources", "actor", among: Actor.allCases, label: \.label, findings)
        let payers = fields["payers"]?.shares(
            "payers", "payer", among: Payer.publicPayers, label: \.label, findings)
        let spending = (fields["spending"] ?? defaults["spending"])?.shares(
            "spending", "sector", among: Sector.allCases, label: \.label, findings)
        if fields["spending"] == nil, defaults["spending"] == nil {
            findings.report(node, .missingKey("spending", of: id))
        }
        let effects = fields["effects"].map { self.effects(of: $0) }
        let reach = fields["reach"].flatMap { self.reach(of: $0) }
        let (level, ideal) = (levelOfGovernment("level"), levelOfGovernment("ideal_level"))
        let (years, budget, effort) = (
            number("years", 0.25, 30), number("budget", 0.1, 10_000), number("effort", 0, 1_000)
        )
        let (contest, potential) = (number("contest", 0, 1), number("funding_potential", 0, 1))
        let note = fields["note"]?.text(findings)
        if let lead, let resources, !resources.contains(where: { $0.choice == lead }) {
            findings.report(fields["lead"], .leadHoldsNothing(lead.label))
        }
        guard let title, let department, let lead, let resources, let payers, let spending, let effects,
            let level,
            let ideal, let years, let budget, let effort, let contest, let potential, let note
        else { return nil }
        let definition = MeasureDefinition(
            id: id, title: title, department: department, lead: lead,
            partners: resources.map(\.choice).filter { $0 != lead }, resources: byChoice(resources),
            level: level,
            idealLevel: ideal, duration: years, budget: budget, payers: byChoice(payers), effort: effort,
            effects: effects, contest: contest, fundingPotential: potential, reach: reach,
            spending: byChoice(spending), evidence: .assumed(note))
        return Measure(definition: definition, note: note, line: key.mark?.line ?? 1)
    }

    private func byChoice<Choice>(_ shares: [(choice: Choice, share: Double)]) -> [Choice: Double] {
        Dictionary(shares.map { ($0.choice, $0.share) }) { first, _ in first }
    }

    private func title(of node: Node) -> MeasureDefinition.Title? {
        guard let fields = node.fields("title", known: ["nl", "en"], needed: ["nl", "en"], findings),
            let dutch = fields["nl"]?.text(findings), let english = fields["en"]?.text(findings)
        else { return nil }
        return MeasureDefinition.Title(dutch: dutch, english: english)
    }

    private func reach(of node: Node) -> MeasureDefinition.Reach? {
        let known = ["champions", "firms", "range_factor"]
        guard let fields = node.fields("reach", known: known, needed: ["champions", "firms"], findings),
            let champions = fields["champions"]?.number("champions", from: 0, to: 1, findings),
            let firms = fields["firms"]?.number("firms", from: 0, to: 1, findings),
            let factor = rangeFactor(fields)
        else { return nil }
        return MeasureDefinition.Reach(champions: champions, firms: firms, rangeFactor: factor)
    }

    private func rangeFactor(_ fields: [String: Node]) -> Double? {
        guard let node = fields["range_factor"] ?? defaults["range_factor"] else { return 2 }
        return node.number("range_factor", from: 1, to: 20, findings)
    }

    private func effects(of node: Node) -> [MeasureDefinition.Effect] {
        guard let sequence = node.sequence else {
            findings.report(node, .wrongKind(found: node.kind, expected: "a list of effects"))
            return []
        }
        return sequence.compactMap { effect(of: $0) }
    }

    private func effect(of node: Node) -> MeasureDefinition.Effect? {
        let needed = ["lever", "amount", "unit", "lasts"]
        let known = needed + ["range_factor", "lag", "brought_forward"]
        guard let fields = node.fields("the effect", known: known, needed: needed, findings),
            let lever = fields["lever"]?.choice("lever", among: Lever.allCases, label: \.label, findings),
            let amount = fields["amount"]?.number("amount", from: -100_000, to: 100_000, findings),
            let unit = fields["unit"]?.text(findings),
            let lasts = fields["lasts"].flatMap({ lasting(of: $0) }),
            let factor = rangeFactor(fields)
        else { return nil }
        if unit != lever.unit.symbol {
            findings.report(
                fields["unit"], .wrongUnit(unit, figure: lever.label, expected: lever.unit.symbol))
        }
        let delay = Roadmap.Limit.delay
        let lag = (fields["lag"] ?? defaults["lag"])?.number("lag", from: 0, to: delay, findings) ?? 0
        let forward = fields["brought_forward"]?.number("brought_forward", from: 0, to: delay, findings)
        return MeasureDefinition.Effect(
            lever, amount: amount, rangeFactor: factor, lag: lag, lasts: lasts, broughtForward: forward)
    }

    private func lasting(of node: Node) -> MeasureDefinition.Lasting? {
        if let mapping = node.mapping, mapping.count == 1, let years = node["fading"] {
            return years.number("fading", from: 0.25, to: 100, findings).map { .fading(years: $0) }
        }
        switch node.scalar?.string {
        case "permanent": return .permanent
        case "while_paid": return .whilePaid
        default:
            findings.report(
                node, .wrongKind(found: node.kind, expected: "permanent, while_paid or {fading: 8}"))
            return nil
        }
    }
}
