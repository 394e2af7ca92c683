import Comparisons
import Modelling
import Results
import Words

/// (R4) Three or more ways of working beside the base, a row each: S1 and S2 in cells, S3 in a line below.
struct WaysTable {
    let facts: PageFacts
    let findings: Findings
    let ways: [ScenarioFindings]
    let layout: PageLayout

    private var voice: Voice { facts.voice }
    private var numbers: NumberText { voice.numbers }
    private var hasWords: Bool { findings.members >= SamplingError.fewestDraws }

    /// The parts of a row behind the name, from left to right; worth with its band where there is room for it.
    private enum Column: String, CaseIterable {
        case time, sooner, points, more, worth, coordination

        func width(_ layout: PageLayout) -> Int {
            switch self {
            case .time: layout.isNarrow ? 14 : 15
            case .sooner: 8
            case .points: 10
            case .more: 7
            case .worth: layout.isNarrow ? 8 : 15
            case .coordination: 9
            }
        }
    }

    /// Of the names: as much as the columns leave.
    private var label: Int {
        layout.isNarrow
            ? 2 : layout.isWide ? 24 : layout.width - Column.allCases.reduce(0) { $0 + $1.width(layout) }
    }

    /// The table with its head; empty where nothing is compared.
    var lines: [String] {
        guard !ways.isEmpty else { return [] }
        return head + ways.flatMap(lines)
    }

    private var head: [String] {
        let title = voice("page.ways.head", ["base": .text(facts.name(findings.base).column.uppercased())])
        let rows = ["above", "below"].map { row in
            Column.allCases.map { column in
                voice("page.ways.\(column.rawValue).\(row)", ["year": .text("\(findings.horizon)")])
                    .atRight(column.width(layout))
            }.joined()
        }
        guard !layout.isNarrow, title.count < label else {
            return [title] + rows.map { String(repeating: " ", count: label) + $0 }
        }
        return [title.filled(to: label) + rows[0], String(repeating: " ", count: label) + rows[1]]
    }

    private func lines(_ way: ScenarioFindings) -> [String] {
        let cells = Column.allCases.map { cell($0, of: way).atRight($0.width(layout)) }.joined()
        let name = facts.column(way.scenario, width: layout.isNarrow ? layout.text : label - 1)
        let row = layout.isNarrow ? [name, "  " + cells] : [name.filled(to: label) + cells]
        guard let below = below(way) else { return row }
        return row
            + "  \(below)".wrapped(to: layout.width, indent: "  ").split(separator: "\n").map(String.init)
    }

    private func cell(_ column: Column, of way: ScenarioFindings) -> String {
        switch column {
        case .time: return way.time.map(time) ?? "–"
        case .sooner: return count(way.time?.shares)
        case .points: return way.delivery.map(points) ?? "–"
        case .more: return count(way.delivery?.shares)
        case .worth: return way.delivery.flatMap(worth) ?? "–"
        case .coordination: return way.delivery.map { numbers.millions($0.coordination.p50) } ?? "–"
        }
    }

    /// (S1, R21) How much later half of the promise is ready.
    private func time(_ time: ScenarioFindings.Time) -> String {
        guard max(time.never, time.baseNever) <= 0.5 else { return voice("page.ways.never") }
        guard let months = time.monthsLater?.p50, months.magnitude >= 3 else {
            return voice("page.ways.even")
        }
        let size = months.magnitude
        let length =
            size.rounded() < 24
            ? voice("page.ways.months", ["n": .text(numbers.fixed(size, decimals: 0))])
            : voice("page.ways.years", ["n": .text(numbers.years(ofMonths: size))])
        return voice(months > 0 ? "page.ways.later" : "page.ways.earlier", ["time": .text(length)])
    }

    /// (R16, R17) Of the draws with a difference.
    private func count(_ shares: Shares?) -> String {
        shares?.betterAmongDecided.map(voice.cell) ?? "–"
    }

    /// (S2) Percentage points of the promise; the sign alone where the two are neck and neck.
    private func points(_ delivery: ScenarioFindings.Delivery) -> String {
        let difference = facts.judged(delivery, members: findings.members)
        let text = numbers.difference(
            difference.median, unit: "share", worthNaming: difference.worthNaming)
        guard hasWords else { return text == "≈" ? "0" : text }
        switch difference.verdict {
        case .tooSmall: return "≈"
        case .neckAndNeck: return String(text.prefix(1))
        default: return text
        }
    }

    /// (S2) What the base would need more to deliver as much; below zero, what the scenario would need to keep up.
    private func worth(_ delivery: ScenarioFindings.Delivery) -> String? {
        let verdict = facts.judged(delivery, members: findings.members).verdict
        guard !hasWords || (verdict != .tooSmall && verdict != .neckAndNeck) else { return nil }
        let isMore = delivery.difference.p50 >= 0
        guard let band = isMore ? delivery.worth : delivery.catchingUp else { return nil }
        let sign = isMore ? 1.0 : -1
        let middle = isMore ? numbers.millions(band.p50) : numbers.signedMillions(-band.p50)
        guard !layout.isNarrow else { return middle }
        let ends = (isMore ? [band.p05, band.p95] : [band.p95, band.p05]).map {
            numbers.signedMillions(sign * $0)
        }
        return "\(middle) (\(ends.joined(separator: "…")))"
    }

    /// (S3, R17) In which years it is ahead and in which behind; and in how many draws it makes no difference.
    private func below(_ way: ScenarioFindings) -> String? {
        guard hasWords else { return nil }
        var parts: [String] = []
        if let found = way.stretches?.stretches {
            let stretches = Stretches(found, horizon: findings.horizon, voice: voice)
            parts.append(stretches.phrase)
        }
        if let time = way.time?.shares, time.hasTies {
            parts.append(voice("page.ways.time.ties", ["count": .text(voice.cell(time.equal))]))
        }
        if let delivery = way.delivery?.shares, delivery.hasTies {
            parts.append(voice("page.ways.delivery.ties", ["count": .text(voice.cell(delivery.equal))]))
        }
        return parts.isEmpty ? nil : parts.joined(separator: "; ")
    }
}
