import Modelling
import Results
import Words

/// Who does what and when, what is asked of whom, and who pays, as far as somebody asked the run before.
struct RoadmapSection {
    let context: ReportContext

    private var voice: Voice { context.voice }
    private var language: Language { context.page.language }

    func markup(_ figures: inout ReportFigures) -> Markup {
        guard let found = context.roadmap, let plan = found.plans.first, !plan.steps.isEmpty
        else { return context.ask("report.ask.roadmap", "roadmap") }
        let sentences = RoadmapPage(found, of: context.page).sentences
        let left = [
            figures.add(chart(plan, found)),
            .tag("ul", ["class": "small"], sentences.map { .tag("li", [:], $0) }),
        ]
        var right: [Markup] = []
        if !plan.loads.isEmpty { right.append(figures.add(load(plan, found))) }
        if !plan.money.isEmpty { right.append(figures.add(money(plan, found))) }
        return .tag(
            "div", ["class": "pair"], [.tag("div", [:], left), .tag("div", [:], right)])
    }

    private var place: String {
        let scenario = Traced.part(context.roadmap?.plans.first?.scenario ?? "")
        return "roadmap/\(context.region)/\(scenario)/plans/0"
    }

    private func title(_ name: String, _ document: RoadmapDocument) -> String {
        document.titles[name]?[language] ?? name
    }

    // MARK: - When

    private func chart(_ plan: RoadmapDocument.Plan, _ document: RoadmapDocument) -> ReportFigure {
        func year(_ value: Double?, _ path: String) -> ReportTable.Cell {
            value.map { .init(voice.numbers.bareValue($0, unit: "yr"), Traced($0, "\(place)/\(path)")) }
                ?? .init("–")
        }
        let rows = plan.steps.enumerated().map { number, step in
            ReportTable.Row(
                title: title(step.measure, document).capitalised,
                cells: [
                    .init(title(step.lead, document), isText: true),
                    .init(
                        voice.numbers.fixed(step.budget, decimals: 1),
                        Traced(step.budget, "\(place)/steps/\(number)/budget")),
                    year(step.start, "steps/\(number)/start"),
                    year(step.begun.middle, "steps/\(number)/begun/middle"),
                    year(step.done.low, "steps/\(number)/done/low"),
                    year(step.done.middle, "steps/\(number)/done/middle"),
                    year(step.done.high, "steps/\(number)/done/high"),
                ])
        }
        let names: [String: Phrase.Argument] = ["a": .text(context.page.name(plan.scenario).column)]
        return ReportFigure(
            title: voice("report.roadmap.title", names).capitalised,
            description: voice("report.roadmap.desc"),
            drawing: gantt(plan, document), caption: voice("report.roadmap.caption"),
            table: ReportTable(
                [
                    voice("report.measures.column"), voice("report.roadmap.lead"),
                    voice("report.measures.money"),
                    voice("report.roadmap.start"), voice("report.roadmap.begun"),
                    voice("report.roadmap.done-low"),
                    voice("report.roadmap.done"), voice("report.roadmap.done-high"),
                ], rows))
    }

    private func gantt(_ plan: RoadmapDocument.Plan, _ document: RoadmapDocument) -> Drawing {
        let (top, height) = (24.0, 44.0)
        let floor = top + height * Double(plan.steps.count)
        var drawing = Drawing(width: 400, height: floor + 6)
        let end = Double(document.lastYear) + 1
        let first = plan.steps.map(\.start).min() ?? Double(document.firstYear)
        let x = Scale([first, end], from: 4, to: 392)
        for tick in stride(from: (first / 5).rounded(.up) * 5, through: end, by: 5) {
            drawing.line(.init(x(tick), top - 6), .init(x(tick), floor), .grid)
            // A year at the left edge stands beside its line, so that it is whole.
            let isFirst = x(tick) < 16
            drawing.text(
                "\(Int(tick))", .init(isFirst ? 0 : x(tick), 12), .quiet, size: 11,
                anchor: isFirst ? .start : .middle)
        }
        for (number, step) in plan.steps.enumerated() {
            let y = top + height * Double(number)
            let name = title(step.measure, document).capitalised
            drawing.text(name.cut(to: 40), .init(4, y + 13), isBold: true)
            drawing.text(
                title(step.lead, document).cut(to: 20), .init(392, y + 13), .quiet, size: 11, anchor: .end)
            let (begun, done) = (step.begun.middle ?? end, step.done.middle ?? end)
            drawing.rectangle(
                x(step.start), y + 20, max(1, x(begun) - x(step.start)), 13, fill: .losing, isHatched: true)
            drawing.rectangle(x(begun), y + 20, max(1, x(done) - x(begun)), 13, fill: .blue)
            drawing.line(
                .init(x(step.done.low ?? end), y + 26.5), .init(x(step.done.high ?? end), y + 26.5), .ink,
                width: 2)
            drawing.dot(.init(x(done), y + 26.5), radius: 4, fill: .paper, stroke: .ink)
        }
        return drawing
    }

    // MARK: - Load

    private func load(_ plan: RoadmapDocument.Plan, _ document: RoadmapDocument) -> ReportFigure {
        let years = shownYears(plan.loads.map(\.asked), document)
        func share(_ load: RoadmapDocument.Load, _ position: Int) -> Double? {
            guard load.asked.indices.contains(position), load.staff.indices.contains(position),
                load.staff[position] > 0
            else { return nil }
            return load.asked[position] / load.staff[position]
        }
        let shown = plan.loads.sorted { ($1.overloaded, $0.actor) < ($0.overloaded, $1.actor) }
        let rows = shown.map { load in
            let number = plan.loads.firstIndex { $0.actor == load.actor } ?? 0
            return ReportTable.Row(
                title: title(load.actor, document).capitalised,
                cells: years.map { year in
                    let position = year - document.firstYear
                    return .init(
                        voice.numbers.rounded(load.asked[position], digits: 2),
                        Traced(load.asked[position], "\(place)/loads/\(number)/asked/\(position)"))
                } + [
                    .init(
                        voice.cell(Double(load.overloaded) / Double(max(document.draws, 1))),
                        Traced(Double(load.overloaded), "\(place)/loads/\(number)/overloaded"))
                ])
        }
        let cell = 280.0 / Double(max(years.count, 1))
        var drawing = Drawing(width: 400, height: 24 + 26 * Double(shown.count) + 4)
        for (column, year) in years.enumerated() {
            drawing.text(
                "\(year % 100)".count < 2 ? "0\(year % 100)" : "\(year % 100)",
                .init(118 + cell * (Double(column) + 0.5), 14), .quiet, size: 10.5, anchor: .middle)
        }
        for (row, load) in shown.enumerated() {
            let y = 22 + 26 * Double(row)
            drawing.text(title(load.actor, document).capitalised.cut(to: 20), .init(0, y + 16), size: 11)
            for (column, year) in years.enumerated() {
                let share = share(load, year - document.firstYear)
                let letters: Lettering =
                    (share ?? 0) >= 1
                    ? .onStrongOrange
                    : (share ?? 0) >= 0.75
                        ? .onStrongBlue
                        : (share ?? 0) >= 0.4
                            ? .onLightBlue : (share ?? 0) >= 0.1 ? .onOuterBand : .quietOnNeutral
                drawing.rectangle(
                    118 + cell * Double(column), y, cell - 2, 23, fill: letters.ground, radius: 2)
                let text = share.map { voice.numbers.fixed(100 * $0, decimals: 0) } ?? "–"
                drawing.text(
                    text, .init(118 + cell * (Double(column) + 0.5) - 1, y + 16), letters, size: 10.5,
                    anchor: .middle)
            }
        }
        return ReportFigure(
            title: voice("report.roadmap.load"), description: voice("report.roadmap.load.desc"),
            drawing: drawing,
            caption: voice("report.roadmap.load.caption"),
            table: ReportTable(
                [voice("report.roadmap.actor")] + years.map(String.init) + [
                    voice("report.roadmap.overloaded")
                ], rows))
    }

    /// Years in which something is asked or spent, at most ten.
    private func shownYears(_ lists: [[Double]], _ document: RoadmapDocument) -> [Int] {
        let count = lists.map(\.count).min() ?? 0
        let busy = (0..<count).filter { position in lists.contains { $0[position] > 0.005 } }
        guard let first = busy.first, let last = busy.last else { return [] }
        let step = (last - first) / 10 + 1
        return stride(from: first, through: last, by: step).map { document.firstYear + $0 }
    }

    // MARK: - Money

    private func money(_ plan: RoadmapDocument.Plan, _ document: RoadmapDocument) -> ReportFigure {
        let lists = plan.money.map(\.spent)
        let count = lists.map(\.count).min() ?? 0
        let busy = (0..<count).filter { position in lists.contains { $0[position] > 0.005 } }
        let all = Array((busy.first ?? 0)...max(busy.first ?? 0, busy.last ?? 0))
        let years = shownYears(lists, document)
        let rows = plan.money.enumerated().map { number, money in
            ReportTable.Row(
                title: title(money.payer, document).capitalised,
                cells: years.map { year in
                    let position = year - document.firstYear
                    return .init(
                        voice.numbers.millions(money.spent[position]),
                        Traced(money.spent[position], "\(place)/money/\(number)/spent/\(position)"))
                })
        }
        let fills: [Colour] = [.blue, .innerBand, .outerBand, .lightOrange, .strongOrange]
        let sums = all.map { position in lists.reduce(0) { $0 + $1[position] } }
        let floor = 130.0
        var drawing = Drawing(width: 400, height: floor + 24 + 18 * Double((plan.money.count + 1) / 2))
        let y = Scale([0] + sums, from: floor, to: 12)
        for tick in y.ticks(about: 3) {
            drawing.line(.init(30, y(tick)), .init(396, y(tick)), tick == 0 ? .quiet : .grid)
            drawing.text(
                voice.numbers.rounded(tick, digits: 2), .init(25, y(tick) + 4), .quiet, size: 11, anchor: .end
            )
        }
        let width = 366 / Double(max(all.count, 1))
        for (column, position) in all.enumerated() {
            var below = 0.0
            for (number, list) in lists.enumerated() where list[position] > 0 {
                let x = 30 + width * Double(column)
                drawing.rectangle(
                    x + 1, y(below + list[position]), width - 2, y(below) - y(below + list[position]),
                    fill: fills[number % fills.count])
                below += list[position]
            }
            let year = document.firstYear + position
            if year % 5 == 0 {
                drawing.text(
                    "\(year)", .init(30 + width * (Double(column) + 0.5), floor + 15), .quiet, size: 11,
                    anchor: .middle)
            }
        }
        for (number, money) in plan.money.enumerated() {
            let (x, row) = (30 + 184 * Double(number % 2), floor + 22 + 18 * Double(number / 2))
            drawing.rectangle(x, row, 12, 11, fill: fills[number % fills.count])
            drawing.text(title(money.payer, document).cut(to: 24), .init(x + 18, row + 10), size: 11)
        }
        return ReportFigure(
            title: voice("report.roadmap.money"), description: voice("report.roadmap.money.desc"),
            drawing: drawing,
            caption: voice("report.roadmap.money.caption"),
            table: ReportTable([voice("report.roadmap.payer")] + years.map(String.init), rows))
    }
}
