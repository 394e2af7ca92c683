import Modelling
import Results
import Words

/// Who gains and who loses: headlines by year, what each measure brings, and what turns.
struct GainsSection {
    let context: ReportContext

    private var voice: Voice { context.voice }
    private var numbers: NumberText { voice.numbers }
    private var page: PageFacts { context.page }

    func markup(_ figures: inout ReportFigures) -> Markup {
        var parts = [Markup.tag("ul", [:], sentences.map { .tag("li", [:], $0) })]
        let told = told
        if context.hasDifferences, !told.isEmpty { parts.append(figures.add(courses(told))) }
        if !context.way.measures.isEmpty { parts.append(figures.add(measures)) }
        return .group(parts)
    }

    /// The sentences of `polder gains`, about the region alone.
    private var sentences: [String] {
        var facts = page
        facts.focus = [context.region]
        facts.scenarios = facts.scenarios.filter {
            [context.way.scenario, page.reference ?? ""].contains($0.name)
        }
        return GainsPage(facts, table: context.own).sentences(context.way.scenario, context.region).map(
            \.capitalised)
    }

    /// Headlines that are told in one of the years.
    private var told: [IndicatorEntry] {
        page.indicators.filter { entry in
            entry.isHeadline && entry.better != .neither
                && page.years.contains { year in
                    context.difference(context.way.scenario, context.region, entry.name, year)
                        .map { $0.verdict != .tooSmall } ?? false
                }
        }
    }

    private func courses(_ told: [IndicatorEntry]) -> ReportFigure {
        let rows = told.map { entry in
            ReportTable.Row(
                title: page.label(entry.name, unit: entry.unit, isDifference: true).capitalised,
                cells: page.years.map { cell(entry, $0) })
        }
        let names: [String: Phrase.Argument] = [
            "a": .text(context.wayName), "base": .text(context.baseName),
        ]
        return ReportFigure(
            title: voice("report.gains.title", names).capitalised,
            description: voice("report.gains.desc", names),
            caption: voice("report.gains.caption", names),
            table: ReportTable([voice("report.gains.column", names)] + page.years.map(String.init), rows),
            isCards: true)
    }

    private func cell(_ entry: IndicatorEntry, _ year: Int) -> ReportTable.Cell {
        guard let difference = context.difference(context.way.scenario, context.region, entry.name, year)
        else {
            return .init("–")
        }
        let number = Traced.row(
            difference.median, context.way.scenario, context.region, entry.name, year, "difference.p50")
        // (R17) Where draws tie, the number is among the others, which rows do not have.
        let isOfRow =
            context.rows(context.way.scenario, context.region, entry.name)[year]?.comparison?.difference
            == difference.band
        let traced = isOfRow ? number : nil
        func count(_ share: (Double) -> Double) -> String {
            difference.share.map { " (\(context.of100(share($0))))" } ?? ""
        }
        let better = count { $0 }
        let size = numbers.difference(
            difference.median, unit: entry.unit, worthNaming: entry.worthNaming,
            error: min(difference.medianError, 0.5 * difference.median.magnitude))
        // (R15) So few draws bear no word.
        if context.findings.members < SamplingError.fewestDraws, difference.verdict != .tooSmall {
            return .init((size == "≈" ? "0" : size) + better, traced)
        }
        switch difference.verdict {
        case .ahead, .more: return .init("▲ \(size)\(better)", traced, tone: .gain)
        case .behind, .less: return .init("▼ \(size)\(count { 1 - $0 })", traced, tone: .loss)
        case .neckAndNeck: return .init("=\(better)", traced, tone: .even)
        case .tooSmall: return .init("≈", traced, tone: .even)
        }
    }

    private var measures: ReportFigure {
        let rows = context.way.measures.enumerated().map { position, measure -> ReportTable.Row in
            let place = "\(context.wayPlace)/measures/\(position)"
            let unit = page.unitText(measure.unit)
            let lever = voice.known("lever.\(measure.lever).unit") ?? unit
            let difference = measure.difference.map {
                ReportTable.Cell(
                    numbers.difference($0.p50, unit: measure.unit, worthNaming: measure.worthNaming),
                    Traced($0.p50, "\(place)/difference/p50"))
            }
            return ReportTable.Row(
                title: page.measure(measure.measure).capitalised + (lever.isEmpty ? "" : ", \(lever)"),
                cells: [
                    .init(numbers.millions(measure.millions), Traced(measure.millions, "\(place)/millions")),
                    .init(
                        numbers.bareValue(
                            measure.baseLevel, unit: measure.unit, worthNaming: measure.worthNaming),
                        Traced(measure.baseLevel, "\(place)/base_level")),
                    difference ?? .init("≈", tone: .even),
                    .init(
                        context.of100(measure.shares.better),
                        Traced(measure.shares.better, "\(place)/shares/better")),
                ])
        }
        return ReportFigure(
            title: voice("report.measures.title", ["year": .text("\(context.findings.horizon)")]),
            description: voice("report.measures.desc"), caption: voice("report.measures.caption"),
            table: ReportTable(
                [
                    voice("report.measures.column"), voice("report.measures.money"), context.baseName,
                    voice("report.measures.difference"), voice("report.measures.more"),
                ], rows))
    }
}

/// What makes the difference, as far as somebody asked the run before.
struct WhySection {
    let context: ReportContext

    private var voice: Voice { context.voice }

    func markup(_ figures: inout ReportFigures) -> Markup {
        guard let found = context.explanation else { return context.ask("report.ask.why", "explain") }
        let page = ExplainPage(found, of: context.page)
        let text = Markup.tag("div", [:], page.inShort.map { context.paragraph($0) })
        guard found.draws >= ExplainPage.fewestDraws,
            let (number, game) = found.games.enumerated().first(where: { !$0.element.players.isEmpty })
                .map({ ($0.offset, $0.element) })
        else { return text }
        let figure = figures.add(self.figure(found, game, number, page))
        return .tag("div", ["class": "two"], [text, figure])
    }

    private func figure(
        _ document: ExplanationDocument, _ game: ExplanationDocument.Game, _ number: Int, _ page: ExplainPage
    ) -> ReportFigure {
        let place = "explain/\(context.region)/games/\(number)"
        let players = game.players.enumerated().sorted {
            ($1.element.share.mean.magnitude, $0.offset) < ($0.element.share.mean.magnitude, $1.offset)
        }
        func cells(_ amount: ExplanationDocument.Amount, _ place: String) -> [ReportTable.Cell] {
            [
                .init(page.signed(amount.mean), Traced(amount.mean, "\(place)/mean")),
                .init(page.signed(amount.p05), Traced(amount.p05, "\(place)/p05")),
                .init(page.signed(amount.p95), Traced(amount.p95, "\(place)/p95")),
                .init(
                    context.of100(Double(amount.better) / Double(max(document.draws, 1))),
                    Traced(Double(amount.better), "\(place)/better")),
            ]
        }
        var rows = players.map {
            ReportTable.Row(
                title: page.name($0.element),
                cells: cells($0.element.share, "\(place)/players/\($0.offset)/share"))
        }
        rows.append(.init(title: voice("explain.whole"), cells: cells(game.whole, "\(place)/whole")))
        return ReportFigure(
            title: voice(
                "report.why.title",
                [
                    "amount": .text(page.signed(document.difference.mean)), "unit": .text(page.unit),
                    "year": .text("\(document.year)"),
                ]),
            description: voice("report.why.desc", ["first": .text(rows.first?.title ?? "")]),
            drawing: drawing(players.map(\.element), game, page), caption: voice("report.why.caption"),
            table: ReportTable(
                [
                    voice("report.why.column"), voice("report.why.mean"), voice("report.low"),
                    voice("report.high"),
                    voice("report.of-100"),
                ], rows))
    }

    private func drawing(
        _ players: [ExplanationDocument.Player], _ game: ExplanationDocument.Game, _ page: ExplainPage
    ) -> Drawing {
        let most = players.count == 9 ? 9 : 8
        var steps = players.prefix(most).map {
            (
                name: page.name($0).capitalised, amount: $0.share as ExplanationDocument.Amount?,
                mean: $0.share.mean
            )
        }
        let rest = players.dropFirst(most)
        if !rest.isEmpty {
            steps.append(
                (voice("explain.rest", ["n": .count(rest.count)]), nil, rest.reduce(0) { $0 + $1.share.mean })
            )
        }
        let height = 34.0
        let floor = 8 + height * Double(steps.count + 1)
        var drawing = Drawing(width: 360, height: floor + 24)
        var (ends, start) = ([0.0], 0.0)
        for step in steps {
            if let amount = step.amount { ends += [start + amount.p05, start + amount.p95] }
            start += step.mean
            ends.append(start)
        }
        ends += [game.whole.p05, game.whole.p95]
        let scale = Scale(ends.map { $0 * page.scale }, from: 176, to: 350)
        for tick in scale.ticks(about: 4) {
            drawing.line(.init(scale(tick), 6), .init(scale(tick), floor), tick == 0 ? .quiet : .grid)
            drawing.text(
                ReportContext.tick(tick, voice.numbers), .init(scale(tick), floor + 16), .quiet,
                anchor: .middle)
        }
        start = 0
        for (number, step) in steps.enumerated() {
            let y = 8 + height * (Double(number) + 0.5)
            row(step.name, step.amount, step.mean, from: start, y: y, scale, page, &drawing)
            let next = start + step.mean
            let x = scale(next * page.scale)
            // The next begins where this one ends.
            drawing.line(.init(x, y), .init(x, y + height), .quiet, dash: "2 2")
            start = next
        }
        let y = 8 + height * (Double(steps.count) + 0.5)
        row(
            voice("explain.whole").capitalised, game.whole, game.whole.mean, from: 0, y: y, scale, page,
            &drawing, isWhole: true)
        return drawing
    }

    private func row(
        _ name: String, _ amount: ExplanationDocument.Amount?, _ mean: Double, from start: Double, y: Double,
        _ scale: Scale, _ page: ExplainPage, _ drawing: inout Drawing, isWhole: Bool = false
    ) {
        drawing.text(name.cut(to: 26), .init(0, y - 1), size: 12, isBold: isWhole)
        let helps = amount.map {
            voice(
                "report.why.helps",
                [
                    "n": .text(
                        context.of100(Double($0.better) / Double(max(context.explanation?.draws ?? 1, 1))))
                ])
        }
        drawing.text(
            [page.signed(mean), helps].compactMap(\.self).joined(separator: " · "), .init(0, y + 12), .quiet,
            size: 10.5)
        if let amount {
            drawing.line(
                .init(scale((start + amount.p05) * page.scale), y),
                .init(scale((start + amount.p95) * page.scale), y),
                isWhole ? .quiet : .innerBand, width: 2)
        }
        let (from, to) = (scale(start * page.scale), scale((start + mean) * page.scale))
        let colour: Colour = isWhole ? .ink : mean < 0 ? .orange : .blue
        if !isWhole { drawing.line(.init(from, y), .init(to, y), colour, width: 3) }
        drawing.dot(
            .init(to, y), radius: mean < 0 && !isWhole ? 4 : 4.5,
            fill: mean < 0 && !isWhole ? .paper : colour,
            stroke: mean < 0 && !isWhole ? .orange : nil)
    }
}
