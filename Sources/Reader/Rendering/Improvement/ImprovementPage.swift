import Modelling
public import Results
import Words

/// A better roadmap, as far as one was found: what it brings, how sure that is, what changes, what it costs, what else could be
/// chosen, and what stays uncertain.
public struct ImprovementPage {
    private let document: ImprovementDocument
    private let layout: OutlookLayout
    /// What the user wrote, and where the better roadmap was written; nil for nowhere.
    private let source: String
    private let written: String?

    /// Most changes that are told one by one, rows of changes and choices together, and actors that get busier: so a page has 40
    /// lines at most.
    private static let mostChanges = 7
    private static let mostRows = 10
    private static let mostLoads = 2

    /// - Parameters:
    ///   - facts: of the run that the document is about.
    ///   - source: the scenario as the user named it.
    ///   - written: the file that holds the better roadmap; nil where none was asked for.
    public init(_ document: ImprovementDocument, of facts: PageFacts, source: String, written: String?) {
        (self.document, self.source, self.written) = (document, source, written)
        layout = OutlookLayout(facts: facts, scenarios: [document.scenario], region: document.region)
    }

    private var voice: Voice { layout.voice }
    private var facts: PageFacts { layout.facts }
    private var gain: ImprovementDocument.Gain { document.gains.of(document.criterion) }

    public var text: String {
        let blocks =
            document.isBetter
            ? [answer, changes, costs, choices, uncertain]
            : [nothing, sureness.joined(separator: "\n"), next]
        return AnswerPage(facts: facts).text(
            blocks.filter { !$0.isEmpty },
            foot: voice(
                "improve.foot",
                [
                    "run": .text(document.run), "seed": .text("\(document.search.seed)"),
                    "fresh": .text("\(document.seed)"),
                ]))
    }

    // MARK: - The answer

    private var place: [String: Phrase.Argument] {
        [
            "region": .text(facts.title(of: document.region)),
            "scenario": .text(facts.name(document.scenario).column),
        ]
    }

    private var asked: String {
        layout.title(
            document.indicator, year: document.year, from: document.firstYear, to: document.lastYear)
    }

    private var answer: String {
        let expected = document.gains.expected
        let lines = [
            voice("improve.title", place),
            voice(
                "improve.answer.\(document.criterion.rawValue)",
                [
                    "gain": .text(amount(gain.value)), "band": .text(band(gain)),
                    "unit": .text(layout.unit(of: document.indicator)),
                ]),
            voice(
                document.criterion == .expected ? "improve.answer.levels" : "improve.answer.mean",
                [
                    "title": .text(asked), "before": .text(level(document.outcome.before)),
                    "after": .text(level(document.outcome.after)), "gain": .text(signed(expected.value)),
                    "band": .text(band(expected)),
                ]
            ).capitalised,
            voice(
                "improve.answer.count",
                ["count": .text(count(document.more)), "worse": .text(count(document.less))]),
        ]
        return lines[0] + "\n" + (lines.dropFirst() + sureness).joined(separator: " ")
    }

    private var nothing: String {
        let reason =
            document.changes.isEmpty
            ? "improve.nothing.same"
            : Set(document.blockedAfter).isSubset(of: document.blockedBefore)
                ? "improve.nothing.small" : "improve.nothing.blocked"
        return voice("improve.nothing", place) + "\n"
            + voice(
                reason,
                [
                    "gain": .text(signed(gain.value)), "band": .text(band(gain)),
                    "unit": .text(layout.unit(of: document.indicator)),
                    "least": .text(amount(document.worthNaming)),
                ]) + " " + voice("improve.nothing.kept")
    }

    /// How it was looked for and judged.
    private var sureness: [String] {
        [
            voice(
                "improve.sure",
                [
                    "roadmaps": .text(voice.numbers.count(document.search.roadmaps)),
                    "most": .count(document.search.draws),
                    "draws": .count(document.draws),
                ])
        ]
            + (document.kept.isEmpty
                ? []
                : [
                    voice(
                        "improve.kept",
                        [
                            "names": .text(
                                voice.list(
                                    document.kept.map { voice.known("improve.aspect.\($0)") ?? title($0) }))
                        ])
                ])
    }

    // MARK: - Numbers

    private func title(_ name: String) -> String { document.titles[name]?[facts.language] ?? name }

    private func count(_ draws: Int) -> String {
        voice.count(Double(draws) / Double(max(document.draws, 1)))
    }

    private func amount(_ value: Double) -> String {
        Self.amount(value, of: document.indicator, facts)
    }

    private func signed(_ value: Double) -> String {
        Self.signed(value, of: document.indicator, facts)
    }

    /// A gain with its sign, in the unit in which pages tell the indicator.
    public static func signed(_ value: Double, of indicator: String, _ facts: PageFacts) -> String {
        let text = amount(value, of: indicator, facts)
        let isZero = text.allSatisfy { "0.,".contains($0) }
        return isZero ? text : (value < 0 ? "−" : "+") + text
    }

    /// Its size, with a decimal more than what is worth naming.
    private static func amount(_ value: Double, of indicator: String, _ facts: PageFacts) -> String {
        let entry = facts.indicator(indicator)
        let scale = NumberText.scale(entry?.unit ?? "1")
        var (decimals, size) = (0, scale * (entry?.worthNaming ?? 1))
        while size < 10, decimals < 4 { (size, decimals) = (10 * size, decimals + 1) }
        return facts.voice.numbers.fixed(scale * value.magnitude, decimals: decimals)
    }

    private func band(_ gain: ImprovementDocument.Gain) -> String {
        voice("improve.band", ["low": .text(signed(gain.low)), "high": .text(signed(gain.high))])
    }

    private func level(_ value: Double) -> String {
        voice.numbers.value(value, unit: facts.indicator(document.indicator)?.unit ?? "1")
    }

    // MARK: - What changes

    private var changes: String {
        var table = TextTable([.left, .left, .left, .right])
        let sorted = document.changes.sorted { ($0.effect?.value ?? 0) > ($1.effect?.value ?? 0) }
        for change in sorted.prefix(Self.mostChanges) {
            table.add([
                title(change.measure).capitalised.cut(to: 20),
                voice("improve.aspect.\(change.aspect.rawValue)"), moved(change).cut(to: 38),
                change.effect.map { signed($0.value) } ?? "",
            ])
        }
        let more = sorted.count - Self.mostChanges
        return
            ([voice("improve.changes").uppercasedWords] + table.lines.map { "  " + $0 }
            + (more > 0 ? ["  " + voice("improve.more", ["n": .count(more)])] : []))
            .joined(separator: "\n")
    }

    /// `2025Q1 → 2026Q3`, `+ mkb − bewoners`
    private func moved(_ change: ImprovementDocument.Change) -> String {
        guard change.aspect == .partners else {
            func words(_ names: [String]) -> String {
                names.map { change.aspect == .start ? quarter($0) : title($0) }.joined(separator: ", ")
            }
            return "\(words(change.from)) → \(words(change.to))"
        }
        let come = change.to.filter { !change.from.contains($0) }.map { "+ " + title($0) }
        let leave = change.from.filter { !change.to.contains($0) }.map { "− " + title($0) }
        return (come + leave).joined(separator: ", ")
    }

    /// `2030Q3` as this language writes it.
    private func quarter(_ text: String) -> String {
        let parts = text.split(separator: "Q")
        guard parts.count == 2, let number = Int(parts[1]) else { return text }
        return voice("roadmap.quarter", ["year": .text(String(parts[0])), "q": .count(number)])
    }

    // MARK: - What it costs

    private var costs: String {
        func millions(_ value: Double) -> Phrase.Argument { .text(voice.numbers.millions(value)) }
        var lines = [
            voice(
                "improve.cost.meetings",
                [
                    "before": millions(document.coordination.before),
                    "after": millions(document.coordination.after),
                ]),
            voice(
                "improve.cost.money",
                [
                    "before": millions(document.publicSpent.before),
                    "after": millions(document.publicSpent.after),
                    "others": millions(document.privateSpent.after),
                    "othersBefore": millions(document.privateSpent.before),
                ]),
        ]
        let busier = document.loads.filter { $0.peak.after - $0.peak.before >= 0.05 }
            .sorted { $0.peak.after - $0.peak.before > $1.peak.after - $1.peak.before }
        for load in busier.prefix(Self.mostLoads) {
            lines.append(
                voice(
                    "improve.cost.load",
                    [
                        "actor": .text(title(load.actor)),
                        "before": .text(voice.numbers.fixed(100 * load.peak.before, decimals: 0)),
                        "after": .text(voice.numbers.fixed(100 * load.peak.after, decimals: 0)),
                    ]
                ).capitalised)
        }
        lines.append(voice("improve.cost.limits"))
        return ([voice("improve.costs").uppercased()] + lines.map { "• " + $0 }).joined(separator: "\n")
    }

    // MARK: - What else could be chosen

    private var choices: String {
        let others = document.alternatives.filter { !$0.isProposed }
        guard !others.isEmpty else { return "" }
        var table = TextTable([.left, .right, .right, .right, .right])
        table.head(
            ["", "mean", "worst", "meetings", "changes"].map {
                $0.isEmpty ? "" : voice("improve.column.\($0)")
            })
        let room = max(3, Self.mostRows - min(document.changes.count, Self.mostChanges))
        for (number, choice) in document.alternatives.prefix(room).enumerated() {
            table.add([
                choice.isProposed
                    ? voice("improve.choice.proposed") : voice("improve.choice", ["n": .count(number + 1)]),
                signed(choice.expected.value), signed(choice.worstFifth.value),
                voice.numbers.millions(choice.coordination), "\(choice.changes.count)",
            ])
        }
        return ([voice("improve.choices").uppercasedWords] + table.lines.map { "  " + $0 })
            .joined(separator: "\n")
    }

    // MARK: - What stays uncertain

    private var uncertain: String {
        var lines: [String] = []
        if !document.blockedAfter.isEmpty {
            lines.append(
                voice(
                    "improve.uncertain.blocked",
                    ["names": .text(voice.list(document.blockedAfter.map(title)))]))
        }
        let levels = document.changes.filter { $0.aspect == .level }.map { title($0.measure) }
        if !levels.isEmpty {
            lines.append(voice("improve.uncertain.level", ["names": .text(voice.list(levels))]))
        }
        lines.append(voice("improve.uncertain.evidence"))
        return ([voice("improve.uncertain").uppercased()] + lines.map { "• " + $0 } + [next])
            .joined(separator: "\n")
    }

    private var next: String {
        guard document.isBetter else {
            return voice("improve.next.nothing", ["source": .text(source), "run": .text(document.run)])
        }
        guard let written else {
            return voice("improve.next.write", ["source": .text(source)])
        }
        return voice("improve.next", ["source": .text(source), "file": .text(written)])
    }
}
