import Modelling
import Results
import Words

/// Differences through the years, a small picture each.
struct FansSection {
    let context: ReportContext
    static let most = 6

    private var voice: Voice { context.voice }
    private var page: PageFacts { context.page }
    private typealias Course = [(year: Int, band: Quantiles)]

    func markup(_ figures: inout ReportFigures) -> Markup {
        let shown = entries
        guard context.hasDifferences, !shown.isEmpty else {
            return context.paragraph(voice("report.fans.none"))
        }
        let pictures = shown.map { figures.add(figure($0.entry, $0.course)) }
        let a: [String: Phrase.Argument] = [
            "a": .text(page.name(context.way.scenario).subject),
            "base": .text(page.name(context.base).subject),
        ]
        return .group([
            context.paragraph(voice("report.fans.read", a), class: "before"),
            .tag("div", ["class": "fans"], pictures),
        ])
    }

    /// What is told in the table of the terminal page comes first, then other headlines.
    private var entries: [(entry: IndicatorEntry, course: Course)] {
        let table = DifferenceTable(
            facts: page, findings: context.findings, table: context.own, layout: PageLayout(width: 80))
        let named = table.named
        let others = page.indicators.filter { entry in
            entry.isHeadline && entry.better != .neither && !named.contains { $0.name == entry.name }
        }
        return (named + others).lazy.compactMap { entry in course(entry).map { (entry, $0) } }.prefix(
            Self.most
        )
        .map { $0 }
    }

    private func course(_ entry: IndicatorEntry) -> Course? {
        let rows = context.rows(context.way.scenario, context.region, entry.name)
        let course = rows.keys.sorted().compactMap { year in
            rows[year]?.comparison?.difference.map { (year, $0) }
        }
        let isMoment = rows.values.contains { NumberText.isMoment($0.value?.p50 ?? 0, unit: entry.unit) }
        let isNothing = course.allSatisfy { $0.1.p05 == 0 && $0.1.p95 == 0 }
        return course.count > 2 && !isMoment && !isNothing ? course : nil
    }

    private func figure(_ entry: IndicatorEntry, _ course: Course) -> ReportFigure {
        let unit = page.unitText(entry.unit, in: "", isDifference: true)
        let title = page.words(entry.name).capitalised
        let last = course[course.count - 1]
        func text(_ value: Double) -> String {
            context.signed(value, unit: entry.unit, worthNaming: entry.worthNaming)
        }
        let rows = course.map { year, band in
            let parts = [
                ("p05", band.p05), ("p25", band.p25), ("p50", band.p50), ("p75", band.p75), ("p95", band.p95),
            ]
            return ReportTable.Row(
                title: "\(year)",
                cells: parts.map { name, value in
                    .init(
                        text(value),
                        .row(
                            value, context.way.scenario, context.region, entry.name, year,
                            "difference.\(name)"))
                })
        }
        return ReportFigure(
            title: title,
            description: voice(
                "report.fans.desc",
                [
                    "title": .text(title), "year": .text("\(last.year)"),
                    "middle": .text(text(last.band.p50)),
                    "low": .text(text(last.band.p05)), "high": .text(text(last.band.p95)),
                ]),
            drawing: drawing(entry, course, unit), caption: "",
            table: ReportTable(
                [voice("report.year"), "5", "25", voice("report.middle"), "75", "95"], rows))
    }

    private func drawing(_ entry: IndicatorEntry, _ course: Course, _ unit: String) -> Drawing {
        let (left, right, top, bottom) = (42.0, 184.0, 24.0, 132.0)
        var drawing = Drawing(width: 192, height: 154)
        let factor = NumberText.scale(entry.unit)
        let values: [Double] = [0] + course.map { $0.band.p05 * factor } + course.map { $0.band.p95 * factor }
        let y = Scale(values, from: bottom, to: top)
        let x = Scale(course.map { Double($0.year) }, from: left, to: right)
        if !unit.isEmpty { drawing.text(unit.cut(to: 26), .init(0, 12), .quiet, size: 11) }
        for tick in y.ticks(about: 4) {
            drawing.line(.init(left, y(tick)), .init(right, y(tick)), .grid)
            drawing.text(
                ReportContext.tick(tick, voice.numbers), .init(left - 5, y(tick) + 4), .quiet,
                size: 11,
                anchor: .end)
        }
        func area(_ low: (Quantiles) -> Double, _ high: (Quantiles) -> Double) -> [Drawing.Point] {
            course.map { .init(x(Double($0.year)), y(high($0.band) * factor)) }
                + course.reversed().map { .init(x(Double($0.year)), y(low($0.band) * factor)) }
        }
        drawing.path(area(\.p05, \.p95), fill: .outerBand)
        drawing.path(area(\.p25, \.p75), fill: .innerBand)
        drawing.line(.init(left, y(0)), .init(right, y(0)), .ink, width: 1.1)
        drawing.path(
            course.map { .init(x(Double($0.year)), y($0.band.p50 * factor)) }, stroke: .blue, width: 1.4)
        labels(course, x, { y($0 * factor) }, &drawing)
        let years = course.map(\.year)
        let middle = years.first {
            $0 % 10 == 0 && $0 >= (years.first ?? 0) + 9 && $0 <= (years.last ?? 0) - 8
        }
        for year in [years.first, middle, years.last].compactMap(\.self) {
            let anchor: Drawing.Anchor = year == years.first ? .start : year == years.last ? .end : .middle
            drawing.text("\(year)", .init(x(Double(year)), 148), .quiet, size: 11, anchor: anchor)
        }
        return drawing
    }

    /// What a band holds stands in it where there is room for the words; the sentence above says it too.
    private func labels(
        _ course: Course, _ x: Scale, _ y: (Double) -> Double, _ drawing: inout Drawing
    ) {
        let half = 25.0
        func place(_ low: (Quantiles) -> Double, _ high: (Quantiles) -> Double) -> (
            at: Drawing.Point, room: Double
        )? {
            let found = course.compactMap { point -> (at: Drawing.Point, room: Double)? in
                let centre = x(Double(point.year))
                guard centre - half >= x.start, centre + half <= x.end else { return nil }
                let under = course.filter { (x(Double($0.year)) - centre).magnitude <= half + 4 }
                let top = under.map { y(high($0.band)) }.max() ?? 0
                let bottom = under.map { y(low($0.band)) }.min() ?? 0
                let middle = (top + bottom) / 2
                // The line at nothing would cross the words out.
                guard (y(0) - middle).magnitude > 6 else { return nil }
                return (.init(centre, middle + 3.5), bottom - top)
            }
            return found.max { $0.room < $1.room }.flatMap { $0.room >= 12 ? $0 : nil }
        }
        func write(_ key: String, _ letters: Lettering, _ places: [(at: Drawing.Point, room: Double)?]) {
            guard let best = places.compactMap(\.self).max(by: { $0.room < $1.room }) else { return }
            drawing.text(voice(key), best.at, letters, size: 10, anchor: .middle)
        }
        write("report.fans.outer", .onOuterBand, [place(\.p75, \.p95), place(\.p05, \.p25)])
        write("report.fans.inner", .onInnerBand, [place(\.p50, \.p75), place(\.p25, \.p50)])
    }
}
