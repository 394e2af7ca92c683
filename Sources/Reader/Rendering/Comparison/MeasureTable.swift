import Comparisons
import Modelling
import Results
import Words

/// What each measure brings by the horizon, in its own unit and per million euros.
struct MeasureTable {
    let facts: PageFacts
    let findings: Findings
    let found: ScenarioFindings
    let layout: PageLayout
    /// The most measures, those that differ most first.
    var most = Int.max

    private var voice: Voice { facts.voice }
    private var numbers: NumberText { voice.numbers }

    static func difference(_ measure: ScenarioFindings.Measure, members: Int) -> Difference? {
        measure.difference.map {
            Difference(
                $0, shares: measure.shares, members: members, better: .higher,
                worthNaming: measure.worthNaming)
        }
    }

    /// The table with its head; empty where no measure is known.
    var lines: [String] {
        let shown = found.measures.prefix(most)
        guard !shown.isEmpty else { return [] }
        return head + shown.flatMap(lines)
    }

    /// Whether a cell says that a difference is too small to name.
    var hasTooSmall: Bool {
        found.measures.prefix(most).contains {
            Self.difference($0, members: findings.members)?.verdict ?? .tooSmall == .tooSmall
        }
    }

    /// Whether a cell has its sign alone.
    var hasSignAlone: Bool { found.measures.prefix(most).contains { ["+", "−"].contains(cell($0)) } }

    private var label: Int { layout.isNarrow ? 40 : layout.isWide ? 47 : 33 }

    /// The title stands on a line of its own where it is longer than the labels.
    private var head: [String] {
        let words = (
            base: facts.column(findings.base, width: 10), difference: voice("page.measures.difference"),
            more: voice("page.table.more")
        )
        let title = voice(
            "page.measures.head",
            [
                "year": .text("\(findings.horizon)"),
                "a": .optional(
                    facts.waysOfWorking(findings).count > 1
                        ? facts.name(found.scenario).column.uppercased() : nil),
            ]
        )
        let band = layout.isWide ? voice("page.measures.band").atRight(16) : ""
        let columns =
            layout.isNarrow
            ? words.difference.atRight(9) + words.more.atRight(11)
            : voice("page.millions").atRight(7) + " " + words.base.atRight(10)
                + voice("page.measures.per-million").atRight(9) + words.difference.atRight(9) + band
                + words.more.atRight(11)
        return title.count < label
            ? [title.filled(to: label) + columns] : [title, String(repeating: " ", count: label) + columns]
    }

    private func lines(_ measure: ScenarioFindings.Measure) -> [String] {
        let words = voice(
            "page.measures.label",
            [
                "measure": .text(facts.measure(measure.measure).capitalised),
                "unit": .text(voice.known("lever.\(measure.lever).unit") ?? facts.unitText(measure.unit)),
            ]
        ).wrapped(to: label - 1, indent: "  ").split(separator: "\n").map(String.init)
        let ties =
            measure.shares.hasTies && measure.difference != nil
            ? [
                "  \(voice("page.table.ties-row")) \(voice.cell(measure.shares.equal)) \(voice("page.table.of-100"))"
            ] : []
        let (name, rest) = ((words.first ?? "").filled(to: label), words.dropFirst() + ties)
        let (difference, count) = (cell(measure), count(measure))
        guard !layout.isNarrow else { return [name + difference.atRight(9) + count.atRight(11)] + rest }
        let level = numbers.bareValue(measure.baseLevel, unit: measure.unit, worthNaming: measure.worthNaming)
        let yield =
            measure.millions > 0 ? measure.baseLevel * NumberText.scale(measure.unit) / measure.millions : nil
        let band = layout.isWide ? band(measure).atRight(16) : ""
        let cells =
            numbers.millions(measure.millions).atRight(7) + " " + level.atRight(10)
            + (yield.map { numbers.rounded($0, digits: 2) } ?? "–").atRight(9) + difference.atRight(9) + band
            + count.atRight(11)
        return [name + cells] + rest
    }

    private func cell(_ measure: ScenarioFindings.Measure) -> String {
        guard let difference = Self.difference(measure, members: findings.members) else { return "≈" }
        if findings.members >= SamplingError.fewestDraws, difference.verdict == .tooSmall { return "≈" }
        let text = numbers.difference(
            difference.median, unit: measure.unit, worthNaming: measure.worthNaming,
            error: min(difference.medianError, 0.5 * difference.median.magnitude))
        guard findings.members >= SamplingError.fewestDraws else { return text == "≈" ? "0" : text }
        return difference.verdict == .neckAndNeck ? String(text.prefix(1)) : text
    }

    private func band(_ measure: ScenarioFindings.Measure) -> String {
        guard let band = measure.difference else { return "–" }
        return [band.p05, band.p95].map { value in
            let text = numbers.difference(value, unit: measure.unit, worthNaming: measure.worthNaming)
            return text == "≈" ? "0" : text
        }.joined(separator: "…")
    }

    private func count(_ measure: ScenarioFindings.Measure) -> String {
        guard let share = measure.shares.betterAmongDecided else { return "–" }
        return "\(voice.cell(share)) \(voice("page.table.of-100"))"
    }
}
