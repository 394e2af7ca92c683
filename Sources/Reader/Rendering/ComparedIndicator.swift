import Results

/// One indicator of a place under a scenario, year by year beside the reference.
struct ComparedIndicator {
    /// A year's cells.
    struct Line {
        let year: Int
        let level: String
        let difference: String
        let band: String
        let verdict: String
    }

    let indicator: String
    let label: String
    /// All years, or the last alone where there is nothing to dwell on.
    let lines: [Line]
    /// Whether one line stands for all years.
    let isCut: Bool
    /// When it turns, its share of what the measures do, years ahead; empty for nothing to say.
    let note: String

    /// Nil where no year has a difference.
    init?(
        _ rows: IndicatorRows, levels: IndicatorRows?, facts: PageFacts, scenario: String,
        region: String
    ) {
        let years = facts.years.filter { rows.row($0)?.comparison?.difference != nil }
        guard let last = years.last else { return nil }
        indicator = rows.indicator
        label = rows.label
        let verdicts = years.map { year in
            Verdict(
                rows.row(year)?.comparison, worthNaming: facts.worthNaming[rows.indicator] ?? 0,
                isCentral: facts.isCentral)
        }
        let isSlight = verdicts.allSatisfy { $0?.isSlight ?? true }
        isCut = isSlight && years.count > 1
        lines = zip(years, verdicts).filter { !isSlight || $0.0 == last }.map { year, verdict in
            let band = rows.row(year)?.comparison?.difference
            let texts = band.map { NumberText.differences($0, unit: rows.unit) }
            let level = rows.indicator == "jobs.value_added" ? nil : levels?.row(year)?.value
            return Line(
                year: year, level: level.map { NumberText.bareValue($0.p50, unit: rows.unit) } ?? "",
                difference: texts?.middle ?? "",
                band: facts.isCentral ? "" : texts.map { "[\($0.low), \($0.high)]" } ?? "",
                verdict: verdict.map(Sentences.verdict) ?? "")
        }
        let turn = facts.turns.first {
            $0.scenario == scenario && $0.region == region && $0.indicator == rows.indicator
        }
        let comparison = rows.row(last)?.comparison
        let parts = [
            turn?.sentence, comparison?.shareOfEffect.flatMap { Sentences.share($0.p50, in: last) },
            comparison?.yearsGained.flatMap { Sentences.years($0.p50) },
        ]
        let weights = Self.isWeighted(rows.indicator) ? Sentences.weights(in: Self.open(rows, years)) : nil
        note = ((isSlight ? [] : parts) + [weights]).compactMap(\.self).joined(separator: "; ")
    }

    /// (7.5) Whether members differ in how they weigh what an indicator adds up.
    private static func isWeighted(_ indicator: String) -> Bool { indicator == "prosperity.index" }

    /// (7.5) The years in which 20 to 80 % of the members find a difference better.
    private static func open(_ rows: IndicatorRows, _ years: [Int]) -> [Int] {
        years.filter { year in
            rows.row(year)?.comparison?.probabilityBetter.map { (0.2...0.8).contains($0) } ?? false
        }
    }

    /// The indicators of a block under each other, theme by theme.
    ///
    /// Where the width does not do, an indicator's name stands above its numbers; where that does not do either,
    /// what they amount to stands below them.
    static func lines(
        _ shown: [ComparedIndicator], reference: String, isCentral: Bool, width: Int
    ) -> [String] {
        let whole = numbers(shown, reference: reference, isCentral: isCentral, hasVerdicts: true)
        let isTight = (whole.lazy.map(\.count).max() ?? 0) + 4 > width
        let numbers =
            isTight ? numbers(shown, reference: reference, isCentral: isCentral, hasVerdicts: false) : whole
        let room = width - 4 - (numbers.lazy.map(\.count).max() ?? 0)
        let longest = shown.lazy.map(\.label.count).max() ?? 0
        let labels = isTight || room < 20 ? nil : min(room, max(20, longest))
        let margin = String(repeating: " ", count: labels.map { $0 + 4 } ?? 4)
        var lines = [margin + numbers[0]]
        var (next, subject) = (1, "")
        for indicator in shown {
            if Headline.subject(indicator.indicator) != subject {
                subject = Headline.subject(indicator.indicator)
                lines.append(" \(subject)")
            }
            var words = indicator.label.wrapped(to: labels ?? width - 2, indent: "  ").split(separator: "\n")[
                ...]
            if labels == nil { while let word = words.popFirst() { lines.append("  \(word)") } }
            for line in indicator.lines {
                let start = words.popFirst().map { "  \($0)" } ?? ""
                lines.append(start.filled(to: margin.count) + numbers[next])
                if isTight, !line.verdict.isEmpty { lines.append(margin + "      \(line.verdict)") }
                next += 1
            }
            lines += words.map { "  \($0)" }
            if !indicator.note.isEmpty {
                lines.append("      \(indicator.note)".wrapped(to: width, indent: "      "))
            }
        }
        if shown.contains(where: \.isCut) {
            lines.append("  \(Sentences.oneYearShown)".wrapped(to: width, indent: "  "))
        }
        return lines
    }

    /// A head, then a line for every year of every indicator.
    private static func numbers(
        _ shown: [ComparedIndicator], reference: String, isCentral: Bool, hasVerdicts: Bool
    ) -> [String] {
        let words = Sentences.columns
        var cells = TextTable([.right, .right, .right, .right, .left])
        let (band, verdict) = (isCentral ? "" : words.band, hasVerdicts ? words.verdict : "")
        cells.add([words.year, reference, words.difference, band, verdict])
        for line in shown.lazy.flatMap(\.lines) {
            let verdict = hasVerdicts ? line.verdict : ""
            cells.add([String(line.year), line.level, line.difference, line.band, verdict])
        }
        return cells.lines
    }
}
