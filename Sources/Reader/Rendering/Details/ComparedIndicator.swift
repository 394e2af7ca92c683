import Modelling
import Results
import Words

/// One indicator of a place under a scenario, year by year beside the base.
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
    /// All shown years, or the last alone where there is nothing to dwell on.
    let lines: [Line]
    /// Whether one line stands for all years.
    let isCut: Bool
    /// In which years it is ahead and in which behind; empty for nothing to say.
    let note: String

    /// Nil where no year has a difference.
    ///
    /// - Parameter isOfMany: whether so many are shown that one without a difference has no room for every year.
    init?(_ rows: IndicatorRows, levels: IndicatorRows?, isOfMany: Bool, facts: PageFacts) {
        let found = rows.rows.compactMap { row in
            facts.difference(row, level: levels?.row(row.year)?.value?.p50).map { (row.year, $0) }
        }
        let judged = Dictionary(found) { first, _ in first }
        let years = facts.years.filter { judged[$0] != nil }
        guard let last = years.last else { return nil }
        let (voice, unit, entry) = (facts.voice, rows.unit, facts.indicator(rows.indicator))
        let numbers = voice.numbers
        let hasWords = facts.members >= SamplingError.fewestDraws
        indicator = rows.indicator
        label = "\(rows.rows.first?.arrow ?? " ") \(facts.label(rows.indicator, unit: unit))"
        // Whoever asks for a few indicators wants to see every year of them.
        let isSlight = isOfMany && years.allSatisfy { judged[$0]?.isLargeEnough != true }
        isCut = isSlight && years.count > 1
        lines = years.filter { !isSlight || $0 == last }.compactMap { year in
            guard let difference = judged[year] else { return nil }
            let level = entry?.reading == .difference ? nil : levels?.row(year)?.value?.p50
            // A decimal more than anybody would name, and none beyond: the rest is rounding.
            let finest = (entry?.worthNaming ?? 0) / 10
            let texts = difference.band.values.map {
                numbers.difference($0, unit: unit, worthNaming: finest)
            }
            return Line(
                year: year,
                level: level.map {
                    numbers.bareValue($0, unit: unit, worthNaming: entry?.worthNaming ?? 0)
                } ?? "",
                difference: difference.isMixture ? "–" : Self.zeroed(texts[2]),
                band: facts.isCentral ? "" : "[\(Self.zeroed(texts[0])) … \(Self.zeroed(texts[4]))]",
                verdict: Self.verdict(
                    difference, hasWords: hasWords, isCentral: facts.isCentral, voice: voice))
        }
        let stretches = Stretches.of(found.sorted { $0.0 < $1.0 }.map { (year: $0.0, verdict: $0.1.verdict) })
        let horizon = found.map(\.0).max() ?? last
        note =
            hasWords && !isSlight && found.count > facts.years.count
            ? Stretches(stretches, horizon: horizon, voice: voice).text : ""
    }

    /// (R21) What rounds to nothing is 0 beside its band.
    private static func zeroed(_ text: String) -> String { text == "≈" ? "0" : text }

    /// (R14 to R16) The word with its count; the count alone where there are too few draws for words.
    static func verdict(_ difference: Difference, hasWords: Bool, isCentral: Bool, voice: Voice) -> String {
        if isCentral { return difference.isLargeEnough ? "" : "≈" }
        let count = difference.share.map { "\(voice.cell($0)) \(voice("page.table.of-100"))" } ?? ""
        guard hasWords else { return count }
        let word: String
        switch difference.verdict {
        case .ahead: word = voice("page.ahead")
        case .behind: word = voice("page.behind")
        case .neckAndNeck: word = voice("page.neck-and-neck")
        case .tooSmall: word = "≈"
        case .more, .less: word = ""
        }
        let ties =
            difference.shares?.hasTies == true
            ? voice("details.ties", ["ties": .text(voice.cell(difference.ties))]) : ""
        return [word, count, ties].filter { !$0.isEmpty }.joined(separator: ", ")
    }
}

/// The indicators of a block under each other, theme by theme.
///
/// Where the width does not do, an indicator's name stands above its numbers; where that does not do either, what
/// they amount to stands below them.
struct ComparedLines {
    private let shown: [ComparedIndicator]
    private let facts: PageFacts
    private let width: Int

    private var voice: Voice { facts.voice }

    init(_ shown: [ComparedIndicator], facts: PageFacts, width: Int) {
        self.shown = shown
        self.facts = facts
        self.width = width
    }

    var lines: [String] {
        let whole = numbers(hasVerdicts: true)
        let isTight = (whole.lazy.map(\.count).max() ?? 0) + 4 > width
        let numbers = isTight ? numbers(hasVerdicts: false) : whole
        let room = width - 4 - (numbers.lazy.map(\.count).max() ?? 0)
        let longest = shown.lazy.map(\.label.count).max() ?? 0
        let labels = isTight || room < 20 ? nil : min(room, max(20, longest))
        let margin = String(repeating: " ", count: labels.map { $0 + 4 } ?? 4)
        var lines = [margin + numbers[0]]
        var (next, subject) = (1, "")
        for indicator in shown {
            let theme = facts.theme(of: indicator.indicator)
            if theme != subject { lines.append(" \(theme)") }
            subject = theme
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
            lines.append("  \(voice("details.one-year"))".wrapped(to: width, indent: "  "))
        }
        return lines
    }

    /// A head, then a line for every year of every indicator.
    private func numbers(hasVerdicts: Bool) -> [String] {
        var cells = TextTable([.right, .right, .right, .right, .left])
        cells.add([
            voice("details.year"), (facts.reference ?? "").cut(to: 16), voice("details.difference"),
            facts.isCentral ? "" : voice("details.band"), hasVerdicts ? voice("details.verdict") : "",
        ])
        for line in shown.lazy.flatMap(\.lines) {
            let verdict = hasVerdicts ? line.verdict : ""
            cells.add([String(line.year), line.level, line.difference, line.band, verdict])
        }
        return cells.lines
    }
}
