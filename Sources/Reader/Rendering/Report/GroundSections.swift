import Modelling
import Results
import Words

/// What was put in: money by measure, what differs, and the files as they were.
struct InputsSection {
    let context: ReportContext

    private var voice: Voice { context.voice }
    private var page: PageFacts { context.page }

    func markup(_ figures: inout ReportFigures) -> Markup {
        var parts: [Markup] = []
        if !measures.isEmpty { parts.append(figures.add(money)) }
        if !page.changes.isEmpty { parts += changes }
        parts += goals.map { context.paragraph($0, class: "small") }
        parts += page.warnings.map { context.paragraph($0, class: "small") }
        let own = page.provenance?.ownFigures ?? []
        parts.append(
            context.paragraph(
                own.isEmpty
                    ? voice("report.inputs.no-figures")
                    : voice("report.inputs.figures", ["files": .list(own)]),
                class: "small"))
        parts += context.facts.sources.map { source in
            .tag(
                "details", [:],
                [
                    .tag("summary", [:], voice("report.inputs.file", ["file": .text(source.name)])),
                    .tag("pre", [:], source.text),
                ])
        }
        return .group(parts)
    }

    /// Names of the measures, those with the most money first.
    private var measures: [String] {
        let all = context.findings.budgets.flatMap(\.byMeasure.keys)
        let most = { (name: String) in context.findings.budgets.compactMap { $0.byMeasure[name] }.max() ?? 0 }
        return Set(all).sorted { (most($1), $0) < (most($0), $1) }
    }

    private var money: ReportFigure {
        let budgets = context.findings.budgets.enumerated().filter { !$0.element.byMeasure.isEmpty }
        func cells(_ value: (Findings.Budget) -> Double?, _ place: String) -> [ReportTable.Cell] {
            budgets.map { number, budget in
                value(budget).map {
                    .init(
                        voice.numbers.fixed($0, decimals: 1),
                        Traced($0, "findings/\(context.number)/budgets/\(number)/\(place)"))
                } ?? .init("–")
            }
        }
        let rows = measures.map { name in
            ReportTable.Row(
                title: page.measure(name).capitalised,
                cells: cells({ $0.byMeasure[name] }, "by_measure/\(Traced.part(name))"))
        }
        return ReportFigure(
            title: voice("report.inputs.money"), description: voice("report.inputs.money.desc"),
            table: ReportTable(
                [voice("report.measures.column")]
                    + budgets.map { page.name($0.element.scenario).column.capitalised },
                rows + [.init(title: voice("report.inputs.all"), cells: cells({ $0.millions }, "millions"))]))
    }

    private var changes: [Markup] {
        let language = page.language
        let rows = page.changes.map { change in
            ReportTable.Row(
                title: change.title?[language].capitalised ?? change.path,
                cells: [
                    .init(page.name(change.scenario).column, isText: true),
                    .init(change.beforeText?[language] ?? change.before ?? "–", isText: true),
                    .init(change.afterText?[language] ?? change.after ?? "–", isText: true),
                ])
        }
        let table = ReportTable(
            [
                voice("report.inputs.differs"), voice("report.inputs.scenario"), context.baseName.capitalised,
                voice("report.inputs.there"),
            ], rows)
        return [.tag("h3", [:], voice("report.inputs.changes")), table.markup(id: "changes", isCards: true)]
    }

    private var goals: [String] {
        page.goals.map { goals in
            voice(
                "report.inputs.goals",
                [
                    "a": .text(page.name(goals.scenario).column), "n": .count(goals.plans),
                    "left": .optional(goals.uncovered.isEmpty ? nil : voice.list(goals.uncovered)),
                ])
        }
    }
}

/// Uncertain numbers, those first that weigh most, with what they rest on.
struct AssumptionsSection {
    let context: ReportContext
    private static let most = 12

    private var voice: Voice { context.voice }

    func markup(_ figures: inout ReportFigures) -> Markup {
        let all = context.facts.assumptions
        guard !all.isEmpty else { return context.paragraph(voice("report.assumptions.none")) }
        let first = rows(0..<min(all.count, Self.most))
        let figure = figures.add(
            ReportFigure(
                title: voice("report.assumptions.title"), description: voice("report.assumptions.desc"),
                caption: voice("report.assumptions.caption"), table: ReportTable(head, first), isCards: true))
        let read = Markup.tag(
            "p", ["class": "before"],
            [.text(voice("report.assumptions.read") + " "), .tag("code", [:], "polder describe parameters")])
        guard all.count > Self.most else { return .group([read, figure]) }
        let rest = ReportTable(head, rows(Self.most..<all.count)).markup(id: "assumptions")
        return .group([
            read, figure,
            .tag(
                "details", [:],
                [
                    .tag(
                        "summary", [:], voice("report.assumptions.rest", ["n": .count(all.count - Self.most)])
                    ), rest,
                ]),
        ])
    }

    private var head: [String] {
        [
            voice("report.assumptions.column"), voice("report.assumptions.value"),
            voice("report.assumptions.low"), voice("report.assumptions.high"),
            voice("report.assumptions.weight"), voice("report.assumptions.evidence"),
        ]
    }

    private func rows(_ positions: Range<Int>) -> [ReportTable.Row] {
        let (numbers, language) = (voice.numbers, context.page.language)
        return positions.map { position in
            let number = context.facts.assumptions[position]
            func cell(_ value: Double, _ field: String) -> ReportTable.Cell {
                .init(numbers.input(value), Traced(value, "assumptions/\(position)/\(field)"))
            }
            let weight = number.influence.map {
                ReportTable.Cell(
                    (($0 < 0 ? "−" : "+") + numbers.fixed($0.magnitude, decimals: 2)),
                    Traced($0, "assumptions/\(position)/influence"))
            }
            let source = number.source[language]
            return .init(
                title: number.title[language].capitalised,
                cells: [
                    cell(number.central, "central"), cell(number.low, "low"), cell(number.high, "high"),
                    weight ?? .init("–"),
                    .init(number.grade[language] + (source.isEmpty ? "" : ": \(source)"), isText: true),
                ])
        }
    }
}

/// How far to trust it, how it is made, and where it comes from.
struct GroundSection {
    let context: ReportContext

    private var voice: Voice { context.voice }
    private var page: PageFacts { context.page }

    var trust: Markup {
        let lines = context.facts.sheet.flatMap { line in
            [Markup.tag("dt", [:], line.label.capitalised), .tag("dd", [:], line.value)]
        }
        let name = page.title(of: context.region)
        let left = Markup.tag(
            "div", [:],
            [context.paragraph(voice("report.trust.past", ["region": .text(name)]))]
                + (lines.isEmpty ? [] : [.tag("dl", ["class": "long"], lines)]))
        let note = Markup.tag(
            "div", ["class": "note"],
            [
                .tag("p", [:], [.tag("strong", [:], voice("report.trust.differences"))]),
                context.paragraph(voice("report.trust.never")),
            ])
        return .tag("div", ["class": "pair"], [left, note])
    }

    var method: Markup {
        let provenance = page.provenance
        var facts: [(String, Markup)] = []
        func add(_ key: String, _ text: String, isCode: Bool = false) {
            guard !text.isEmpty else { return }
            facts.append((voice(key), isCode ? .tag("code", [:], text) : .text(text)))
        }
        if let provenance {
            let foot = PageFoot(facts: page, share: nil, width: 80)
            add(
                "report.from.run",
                [provenance.run, provenance.name].compactMap(\.self).joined(separator: ", "))
            add("report.from.made", "\(foot.date(provenance)), \(foot.time(provenance))")
            add("report.from.draws", voice.numbers.count(page.members))
            add("report.from.seed", "\(provenance.seed)")
            add("report.from.version", provenance.version)
            add("report.from.model", String(provenance.model.prefix(8)))
            add("report.from.data", String(provenance.data.prefix(8)))
            add(
                "report.from.scenarios",
                page.scenarios.map { $0.file.isEmpty ? $0.name : $0.file }.joined(separator: ", "))
            add("report.from.figures", provenance.ownFigures.joined(separator: ", "))
            add("report.from.again", "polder rerun \(provenance.run) --check", isCode: true)
            add("report.from.number", "polder trace \(voice("report.from.file")) F1", isCode: true)
        }
        let list = facts.flatMap { [Markup.tag("dt", [:], $0.0), .tag("dd", [:], [$0.1])] }
        let words = Markup.tag(
            "div", [:],
            [
                context.paragraph(voice("report.method.words"), class: "small"),
                .tag(
                    "p", ["class": "small"],
                    [
                        .text(voice("report.method.sources") + " "),
                        .tag("code", [:], "polder describe regions \(context.region) --figures"),
                        .text(" · "), .tag("code", [:], "polder describe parameters"),
                    ]),
            ])
        return .tag("div", ["class": "pair"], [words, .tag("dl", [:], list)])
    }
}
