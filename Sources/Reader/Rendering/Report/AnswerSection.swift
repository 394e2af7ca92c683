import Comparisons
import Results
import Words

/// The answer: three sentences, what else there is to say, and twenty dots of how sure it is.
struct AnswerSection {
    let context: ReportContext

    private var voice: Voice { context.voice }
    private var numbers: NumberText { voice.numbers }

    func markup(_ figures: inout ReportFigures) -> Markup {
        let parts = PageParts(
            facts: context.page, findings: context.findings, table: context.own,
            layout: PageLayout(width: 80), cut: 0)
        let bullets = parts.bullets
        // The first sentence of each of the first three is the answer; what limits it stands below it.
        let lead = bullets.prefix(3).flatMap { sentences -> [Markup] in
            let rest = sentences.dropFirst().joined(separator: " ")
            return [context.paragraph(sentences.first ?? "", class: "say")]
                + (rest.isEmpty ? [] : [context.paragraph(rest, class: "rest")])
        }
        let more = bullets.dropFirst(3).map { Markup.tag("li", [:], $0.joined(separator: " ")) }
        let figure = dots.map { figures.add($0) }
        let text = Markup.tag(
            "div", ["class": "answer"], lead + (more.isEmpty ? [] : [.tag("ul", ["class": "rest"], more)]))
        let terms = context.paragraph(
            voice("report.terms", ["n": .text(numbers.count(context.findings.members))]), class: "small")
        return .tag(
            "div", [:],
            [figure.map { .tag("div", ["class": "two"], [text, $0]) } ?? text, terms])
    }

    /// Nil where the run has no twentieths: it was made by an older version, or is of one draw.
    private var dots: ReportFigure? {
        guard context.findings.members >= 20 else { return nil }
        if let time = context.way.time, time.monthsLater != nil, let values = time.twentieths {
            return months(values)
        }
        if let values = context.way.delivery?.twentieths { return points(values) }
        return nil
    }

    private func months(_ later: [Double]) -> ReportFigure {
        let earlier = later.map { -$0 }
        let place = context.wayPlace + "/time/twentieths"
        let a: [String: Phrase.Argument] = [
            "a": .text(context.page.name(context.way.scenario).with),
            "base": .text(context.page.name(context.base).subject),
        ]
        let counts = DotPlot.counts(earlier)
        let median = context.way.time?.monthsLater?.p50 ?? 0
        return ReportFigure(
            title: voice("report.dots.months.title", a),
            description: voice(
                "report.dots.desc",
                [
                    "left": .count(counts.below), "right": .count(counts.above),
                    "middle": .count(counts.same),
                    "what_left": .text(voice("report.dots.later")),
                    "what_right": .text(voice("report.dots.earlier")),
                ]),
            drawing: DotPlot(
                values: earlier, labels: (voice("report.dots.later"), voice("report.dots.earlier")),
                axis: voice("report.dots.months.axis", a), unitStep: 12, numbers: numbers
            ).drawing,
            caption: voice(
                "report.dots.months.caption",
                [
                    "time": .text(voice.duration(months: median)),
                    "later": .optional(median > 0 ? "+" : nil),
                ]),
            table: table(
                later.enumerated().map { (numbers.fixed($1, decimals: 0), Traced($1, "\(place)/\($0)")) },
                unit: voice("report.dots.months.column")))
    }

    private func points(_ more: [Double]) -> ReportFigure {
        let place = context.wayPlace + "/delivery/twentieths"
        let counts = DotPlot.counts(more)
        let a: [String: Phrase.Argument] = [
            "a": .text(context.page.name(context.way.scenario).with),
            "year": .text("\(context.findings.horizon)"),
            "base": .text(context.page.name(context.base).subject),
        ]
        return ReportFigure(
            title: voice("report.dots.points.title", a),
            description: voice(
                "report.dots.desc",
                [
                    "left": .count(counts.below), "right": .count(counts.above),
                    "middle": .count(counts.same),
                    "what_left": .text(voice("report.dots.less")),
                    "what_right": .text(voice("report.dots.more")),
                ]),
            drawing: DotPlot(
                values: more.map { 100 * $0 }, labels: (voice("report.dots.less"), voice("report.dots.more")),
                axis: voice("report.dots.points.axis", a), unitStep: 0, numbers: numbers
            ).drawing,
            caption: voice("report.dots.points.caption"),
            table: table(
                more.enumerated().map { (context.signed($1, unit: "share"), Traced($1, "\(place)/\($0)")) },
                unit: voice("report.dots.points.column")))
    }

    /// What the sentences are made of, and each dot.
    private func table(_ dots: [(text: String, number: Traced)], unit: String) -> ReportTable {
        let (way, place) = (context.way, context.wayPlace)
        var rows: [ReportTable.Row] = []
        func add(_ key: String, _ cells: [ReportTable.Cell]) {
            rows.append(.init(title: voice(key), cells: cells))
        }
        func band(_ band: Quantiles, _ path: String, _ text: (Double) -> String) -> [ReportTable.Cell] {
            [("p05", band.p05), ("p50", band.p50), ("p95", band.p95)].map {
                .init(text($1), Traced($1, "\(place)/\(path)/\($0)"))
            }
        }
        func share(_ value: Double, _ path: String) -> ReportTable.Cell {
            .init(context.of100(value), Traced(value, "\(place)/\(path)"))
        }
        if let time = way.time {
            if let months = time.monthsLater {
                add(
                    "report.answer.months",
                    band(months, "time/months_later") { numbers.fixed($0, decimals: 0) })
            }
            add(
                "report.answer.earlier",
                [.init(""), share(time.shares.better, "time/shares/better"), .init("")])
        }
        if let delivery = way.delivery {
            add(
                "report.answer.delivered",
                band(delivery.difference, "delivery/difference") { context.signed($0, unit: "share") })
            add(
                "report.answer.more",
                [.init(""), share(delivery.shares.better, "delivery/shares/better"), .init("")])
            if let worth = delivery.worth {
                add("report.answer.worth", band(worth, "delivery/worth", numbers.signedMillions))
            }
            add(
                "report.answer.coordination",
                band(delivery.coordination, "delivery/coordination", numbers.millions))
        }
        for (number, dot) in dots.enumerated() {
            rows.append(
                .init(
                    title: voice("report.answer.dot", ["n": .text("\(number + 1)"), "unit": .text(unit)]),
                    cells: [.init(""), .init(dot.text, dot.number), .init("")]))
        }
        return ReportTable(
            [
                voice("report.answer.column"), voice("report.low"), voice("report.middle"),
                voice("report.high"),
            ], rows)
    }
}

/// Twenty dots, each for 5 of 100 draws: those below nothing hollow, those above filled, those at nothing small.
struct DotPlot {
    let values: [Double]
    /// What stands over what is below nothing, and above it.
    let labels: (below: String, above: String)
    let axis: String
    /// What ticks are multiples of where that can be; 0 for any round number.
    let unitStep: Double
    let numbers: NumberText

    static func counts(_ values: [Double]) -> (below: Int, above: Int, same: Int) {
        let (below, above) = (values.count { $0 < 0 }, values.count { $0 > 0 })
        return (below, above, values.count - below - above)
    }

    private static let (left, right, most) = (18.0, 342.0, 100.0)

    /// Far dots, such as those that never get there, stand at the edge.
    private var shown: [Double] {
        let sizes = values.map(\.magnitude).sorted()
        let usual = sizes[min(sizes.count - 1, sizes.count * 9 / 10)]
        let edge = max(usual * 1.6, sizes.first ?? 1)
        return values.map { min(max($0, -edge), edge) }
    }

    var drawing: Drawing {
        let shown = self.shown
        let (low, high) = (min(0, shown.min() ?? 0), max(0, shown.max() ?? 0))
        let room = max(high - low, 1e-9)
        // Room for a word on each side, and dots as large as their highest pile can bear.
        let ends = (
            low - max(0.06 * room, low < 0 ? 0 : 0.22 * room),
            high + max(0.06 * room, high > 0 ? 0 : 0.22 * room)
        )
        let scale = Scale([ends.0, ends.1], from: Self.left, to: Self.right)
        var (size, piles) = (0.0, [Int: [Double]]())
        for bins in 14...48 {
            size = (Self.right - Self.left) / Double(bins)
            let width = (ends.1 - ends.0) / Double(bins)
            piles = Dictionary(grouping: shown) { value in
                value == 0
                    ? 0
                    : value > 0
                        ? max(1, Int((value / width).rounded(.up)))
                        : min(-1, Int((value / width).rounded(.down)))
            }
            if Double(piles.values.map(\.count).max() ?? 0) * size <= Self.most { break }
        }
        // The paper is as high as the highest pile.
        let floor = 44 + Double(piles.values.map(\.count).max() ?? 1) * size
        var drawing = Drawing(width: 360, height: floor + 46)
        let zero = scale(0)
        drawing.rectangle(Self.left, 6, max(0, zero - Self.left), floor - 6, fill: .orangeGround)
        drawing.rectangle(zero, 6, max(0, Self.right - zero), floor - 6, fill: .blueGround)
        if zero - Self.left > 56 {
            drawing.text(labels.below, .init(zero - 8, 21), .onOrangeGround, anchor: .end, isBold: true)
        }
        if Self.right - zero > 56 {
            drawing.text(labels.above, .init(zero + 8, 21), .onBlueGround, isBold: true)
        }
        drawing.line(.init(zero, 6), .init(zero, floor + 2), .ink, width: 1.4)
        let radius = min(9, size / 2 - 0.6)
        for (bin, pile) in piles.sorted(by: { $0.key < $1.key }) {
            let x = bin == 0 ? zero : zero + (Double(bin.magnitude) - 0.5) * size * (bin < 0 ? -1 : 1)
            for height in pile.indices {
                let at = Drawing.Point(
                    min(max(x, Self.left + radius), Self.right - radius),
                    floor - 5 - radius - Double(height) * size)
                if bin < 0 {
                    drawing.dot(at, radius: radius - 1, fill: .paper, stroke: .orange)
                } else {
                    drawing.dot(at, radius: bin == 0 ? radius / 2 : radius, fill: bin == 0 ? .quiet : .blue)
                }
            }
        }
        drawing.line(.init(Self.left, floor), .init(Self.right, floor), .rule)
        for tick in ticks(scale) {
            let x = scale(tick)
            drawing.line(.init(x, floor), .init(x, floor + 4), .quiet)
            drawing.text(
                ReportContext.tick(tick, numbers), .init(x, floor + 18), .quiet,
                anchor: .middle)
        }
        drawing.text(axis, .init((Self.left + Self.right) / 2, floor + 38), .quiet, anchor: .middle)
        return drawing
    }

    private func ticks(_ scale: Scale) -> [Double] {
        guard unitStep > 0, scale.high - scale.low > 3 * unitStep else { return scale.ticks(about: 6) }
        let step = [1.0, 2, 5, 10, 20].first { (scale.high - scale.low) / ($0 * unitStep) <= 9 } ?? 20
        let size = step * unitStep
        let (first, last) = ((scale.low / size).rounded(.up), (scale.high / size).rounded(.down))
        return stride(from: first, through: last, by: 1).map { $0 * size }
    }
}
