import Modelling
import Results
import Words

/// The table of a comparison: the base's level, under it the others' paired differences, years across.
struct DifferenceTable {
    /// A headline that differs.
    struct Block {
        let indicator: String
        /// Of whom it is the own level, or the difference from the base, with a text for each year.
        let lines: [(name: String, cells: [String], tail: String)]
        let isOfProgramme: Bool
        let hasBand: Bool
    }

    /// What a row is looked up by.
    private struct Key: Hashable {
        let scenario, indicator: String
        let year: Int
    }

    let facts: PageFacts
    let findings: Findings
    let layout: PageLayout
    private let rows: [Key: ResultRow]
    /// Whether the band of 90 of 100 draws is shown, where there are two scenarios.
    var hasBand = true
    /// Whether in how many draws more is delivered stands under each scenario.
    var hasCounts = true
    /// The most headlines of the whole region.
    var mostRegionWide = Int.max
    /// The most headlines of the programme, beside what is delivered.
    var mostOfProgramme = Int.max

    init(facts: PageFacts, findings: Findings, table: ResultTable, layout: PageLayout) {
        self.facts = facts
        self.findings = findings
        self.layout = layout
        rows = table.rows.reduce(into: [:]) { rows, row in
            guard row.region == findings.region else { return }
            rows[Key(scenario: row.scenario, indicator: row.indicator, year: row.year)] = row
        }
    }

    private var voice: Voice { facts.voice }
    private var numbers: NumberText { voice.numbers }
    var years: [Int] { layout.shown(facts.years) }
    private var hasWords: Bool { findings.members >= SamplingError.fewestDraws }

    /// Rows of a scenario by indicator and year.
    private func row(_ scenario: String, _ indicator: String, _ year: Int) -> ResultRow? {
        rows[Key(scenario: scenario, indicator: indicator, year: year)]
    }

    func difference(_ scenario: String, _ indicator: String, _ year: Int) -> Difference? {
        let level = row(findings.base, indicator, year)?.value?.p50
        return row(scenario, indicator, year).flatMap { facts.difference($0, level: level) }
    }

    /// (R28) The headlines that anybody is named for in a shown year, in their order.
    var named: [IndicatorEntry] { named(ofProgramme: mostOfProgramme, regionWide: mostRegionWide) }

    /// Headlines that differ and have no row, since there is no room for all.
    var leftOut: [IndicatorEntry] {
        let shown = Set(named.map(\.name))
        return named(ofProgramme: .max, regionWide: .max).filter { !shown.contains($0.name) }
    }

    private func named(ofProgramme mostOfProgramme: Int, regionWide mostRegionWide: Int) -> [IndicatorEntry] {
        let found = headlines.compactMap { entry -> (entry: IndicatorEntry, order: (Int, Double))? in
            func weight(_ scenarios: [ScenarioFindings]) -> Double? {
                scenarios.flatMap { scenario in
                    years.compactMap { difference(scenario.scenario, entry.name, $0) }
                }.filter { isNamed($0) }.map(\.weight).max()
            }
            // What tells ways of working apart comes before what measures do at all.
            let ways = weight(facts.waysOfWorking(findings))
            return (ways ?? weight(compared)).map { (entry, (ways == nil ? 0 : 1, $0)) }
        }
        let ordered = found.sorted { $0.order > $1.order }.map(\.entry)
        let programme = ordered.filter { facts.isOfProgramme($0.name) }
        let delivered = programme.filter { $0.name == facts.delivered?.name }
        // The same promise counted at its own dates, such as what is delivered when due, stands next to it.
        let promise = programme.filter { entry in delivered.contains { entry.name.hasPrefix("\($0.name)_") } }
        let rest = programme.filter { !delivered.contains($0) && !promise.contains($0) }
        let others = (promise + rest).prefix(mostOfProgramme)
        let region = ordered.filter { !facts.isOfProgramme($0.name) }.prefix(mostRegionWide)
        return delivered + others + region
    }

    /// (R29) The headlines without a row whose difference is too small to name, all of them and in all shown years.
    var folded: [IndicatorEntry] {
        headlines.filter { entry in
            let differences = compared.flatMap { scenario in
                years.compactMap { difference(scenario.scenario, entry.name, $0) }
            }
            return !differences.isEmpty && !differences.contains { isNamed($0) }
        }
    }

    /// Without moments, which the sentence about time tells.
    private var headlines: [IndicatorEntry] {
        facts.indicators.filter { entry in
            entry.isHeadline
                && !years.contains { year in
                    let level = row(findings.base, entry.name, year)?.value?.p50
                    return NumberText.isMoment(level ?? 0, unit: entry.unit)
                }
        }
    }

    private var compared: [ScenarioFindings] { findings.scenarios }

    private func isNamed(_ difference: Difference) -> Bool {
        hasWords ? difference.verdict != .tooSmall : difference.isLargeEnough
    }

    /// (R6) Whether what is delivered is a share of promises of different size.
    private var hasOtherPromise: Bool { compared.contains { facts.hasOtherBudget($0.scenario, findings) } }

    /// The table with its head; empty where no headline differs.
    var lines: [String] {
        let blocks = named.map(block)
        guard !blocks.isEmpty else { return [] }
        return [head(blocks)] + blocks.flatMap(lines)
    }

    /// Whether a cell of the table says that a difference is too small to name, or has its sign alone.
    var signs: (tooSmall: Bool, open: String?) {
        let cells = named.map(block).flatMap(\.lines).flatMap(\.cells)
        return (cells.contains("≈"), cells.first { $0.hasSuffix(")") })
    }

    private func head(_ blocks: [Block]) -> String {
        let title = voice("page.table.head", ["base": .text(facts.name(findings.base).column.uppercased())])
        let start = layout.label + layout.scenario
        let years = years.map { "\($0)".atRight(layout.cell) }.joined()
        let wide =
            showsTail
            ? voice("page.table.band", ["year": .text("\(self.years.last ?? 0)")]).atRight(16)
                + voice("page.table.more").atRight(12) : ""
        guard title.count < start else {
            return title + "\n" + String(repeating: " ", count: start) + years + wide
        }
        return title.filled(to: start) + years + wide
    }

    /// (section 7) In 120 columns the band and the count stand in the row itself.
    private var showsTail: Bool {
        layout.isWide && hasWords
            && layout.label + layout.scenario + years.count * layout.cell + 28 <= layout.width
    }

    private func block(_ entry: IndicatorEntry) -> Block {
        let levels = years.map { row(findings.base, entry.name, $0)?.value?.p50 }
        let isNothing = levels.allSatisfy { ($0 ?? 0) == 0 }
        var lines: [(name: String, cells: [String], tail: String)] = []
        if !isNothing, entry.reading != .difference {
            let cells = levels.map { level in
                level.map { numbers.bareValue($0, unit: entry.unit, worthNaming: entry.worthNaming) } ?? "–"
            }
            lines.append((column(findings.base), cells, ""))
        }
        let isDelivered = entry.name == facts.delivered?.name
        for scenario in compared where !(scenario.isYardstick && facts.isOfProgramme(entry.name)) {
            let found = years.map { difference(scenario.scenario, entry.name, $0) }
            guard found.contains(where: { $0 != nil }) else { continue }
            let cells = found.map { $0.map { cell($0, entry, isSigned: !isNothing) } ?? "–" }
            lines.append((column(scenario.scenario), cells, tail(found.last ?? nil, entry)))
            // (R17) Ties come first: the number is among the other draws.
            if found.contains(where: { $0?.shares?.hasTies == true && $0.map(isNamed) == true }),
                !facts.isCentral
            {
                let ties = found.map { $0?.shares.map { voice.cell($0.equal) } ?? "–" }
                lines.append((voice("page.table.ties-row"), ties, " \(voice("page.table.of-100"))"))
            }
            guard isDelivered, !facts.isCentral, !showsTail else { continue }
            if hasBand, hasWords, compared.count == 1 {
                lines.append(
                    (voice("page.table.band-row"), found.map { $0.map { band($0, entry) } ?? "–" }, ""))
            }
            guard hasCounts else { continue }
            let counts = found.map { $0?.share.map(voice.cell) ?? "–" }
            lines.append((voice("page.table.more-row"), counts, " \(voice("page.table.of-100"))"))
        }
        return Block(
            indicator: (isDelivered && hasOtherPromise
                ? voice("page.table.own-promise") : facts.label(entry.name, unit: entry.unit)).capitalised,
            lines: lines,
            isOfProgramme: facts.isOfProgramme(entry.name), hasBand: hasBand)
    }

    /// (R14, R20) A difference with its sign; `≈` where it is too small; sign and count where the two are close.
    private func cell(_ difference: Difference, _ entry: IndicatorEntry, isSigned: Bool) -> String {
        if difference.isMixture { return "–" }
        let (median, error) = (difference.median, difference.medianError)
        guard hasWords else {
            let text = numbers.difference(
                median, unit: entry.unit, worthNaming: entry.worthNaming, isSigned: isSigned)
            return text == "≈" ? "0" : text
        }
        switch difference.verdict {
        case .tooSmall: return "≈"
        case .neckAndNeck:
            guard let share = difference.share else { return median < 0 ? "−" : "+" }
            let isBetter = (median > 0) == (difference.better == .higher)
            return "\(median < 0 ? "−" : "+") (\(voice.cell(isBetter ? share : 1 - share)))"
        default:
            return numbers.difference(
                median, unit: entry.unit, worthNaming: entry.worthNaming,
                error: min(error, 0.5 * median.magnitude),
                isSigned: isSigned)
        }
    }

    /// (R24) `−34…+1`
    private func band(_ difference: Difference, _ entry: IndicatorEntry) -> String {
        let ends = [difference.band.p05, difference.band.p95].map { value in
            let text = numbers.difference(value, unit: entry.unit, worthNaming: entry.worthNaming)
            return text == "≈" ? "0" : text
        }
        return ends == ["0", "0"] ? "≈" : ends.joined(separator: "…")
    }

    private func column(_ scenario: String) -> String {
        facts.column(scenario, width: layout.isNarrow ? layout.label - 3 : layout.scenario - 1)
    }

    private func tail(_ difference: Difference?, _ entry: IndicatorEntry) -> String {
        guard showsTail, let difference else { return "" }
        let count = difference.share.map { "\(voice.cell($0)) \(voice("page.table.of-100"))" } ?? ""
        return band(difference, entry).atRight(16) + count.atRight(12)
    }

    private func lines(_ block: Block) -> [String] {
        var words = layout.lines(of: block.indicator)[...]
        var lines: [String] = []
        if layout.isNarrow {
            lines += words
            words = []
        }
        for line in block.lines {
            let start =
                layout.isNarrow
                ? "  \(line.name)".filled(to: layout.label)
                : (words.popFirst() ?? "").filled(to: layout.label) + line.name.filled(to: layout.scenario)
            lines.append(
                (start + line.cells.map { $0.atRight(layout.cell) }.joined() + line.tail).trimmedAtEnd)
        }
        return lines + words
    }
}
