import Modelling
import Results
import Words

/// Under which conditions the answer flips, as far as somebody asked the run before.
struct FlipsSection {
    let context: ReportContext

    private var voice: Voice { context.voice }

    func markup(_ figures: inout ReportFigures) -> Markup {
        guard let found = context.discovery else { return context.ask("report.ask.flips", "flips") }
        let page = FlipsPage(found, of: context.page)
        let text = Markup.tag("div", [:], page.inShort.map { context.paragraph($0) })
        let layout = DiscoveryLayout(found, context.page)
        let asked = found.questions.enumerated().filter { $0.element.table != nil }
        // The table over all years says more where both questions have one.
        guard let (number, question) = asked.last.map({ ($0.offset, $0.element) }), let table = question.table
        else { return text }
        let figure = figures.add(self.figure(table, question, number, layout))
        return .tag("div", ["class": "two"], [text, figure])
    }

    private func figure(
        _ table: DiscoveryDocument.Table, _ question: DiscoveryDocument.Question, _ number: Int,
        _ layout: DiscoveryLayout
    ) -> ReportFigure {
        let numbers = layout.document.numbers
        let (row, column) = (numbers[table.row], numbers[table.column])
        let lines = FlipsTable(layout: layout, table: table)
        let (rows, columns) = (lines.ranges(table.rowLimits, row), lines.ranges(table.columnLimits, column))
        let place = "discover/\(context.region)/questions/\(number)/table/cells"
        let cells = table.cells.enumerated().map { line, cells in
            ReportTable.Row(
                title: rows[line],
                cells: cells.enumerated().map { position, cell in
                    .init(
                        lines.cell(cell), Traced(Double(cell.better), "\(place)/\(line)/\(position)/better"))
                })
        }
        return ReportFigure(
            title: voice(
                "report.flips.title",
                [
                    "scenario": .text(context.wayName),
                    "asked": .text(layout.asked(question, inCapitals: false)),
                ]
            ).capitalised,
            description: voice(
                "report.flips.desc",
                ["row": .text(layout.titled(row)), "column": .text(layout.titled(column))]),
            drawing: drawing(table, lines, rows, columns, layout.titled(row), layout.titled(column)),
            caption: voice(
                "report.flips.caption",
                ["draws": .text(voice.numbers.count(table.cells.joined().reduce(0) { $0 + $1.draws }))]),
            table: ReportTable([layout.titled(row)] + columns, cells))
    }

    private func drawing(
        _ table: DiscoveryDocument.Table, _ lines: FlipsTable, _ rows: [String], _ columns: [String],
        _ row: String,
        _ column: String
    ) -> Drawing {
        let (left, top, width, height) = (80.0, 58.0, 55.0, 34.0)
        var drawing = Drawing(width: 360, height: top + height * Double(rows.count) + 8)
        drawing.text("\(column.cut(to: 42)) →", .init(left, 14), .quiet)
        drawing.text("\(row.cut(to: 42)) ↓", .init(0, 32), .quiet)
        for (position, title) in columns.enumerated() {
            drawing.text(
                title, .init(left + width * (Double(position) + 0.5), 50), .quiet, size: 10, anchor: .middle)
        }
        for (line, cells) in table.cells.enumerated() {
            let y = top + height * Double(line)
            drawing.text(rows[line], .init(left - 8, y + 21), .quiet, size: 10.5, anchor: .end)
            for (position, cell) in cells.enumerated() {
                let share = Double(cell.better) / Double(max(cell.draws, 1))
                let letters: Lettering =
                    cell.draws < FlipsTable.fewest
                    ? .onNeutral
                    : share >= 0.8
                        ? .onStrongBlue
                        : share >= 0.6
                            ? .onLightBlue
                            : share < 0.2 ? .onStrongOrange : share <= 0.4 ? .onLightOrange : .onNeutral
                let x = left + width * Double(position)
                drawing.rectangle(x + 1, y + 1, width - 3, height - 3, fill: letters.ground, radius: 3)
                drawing.text(
                    lines.cell(cell), .init(x + width / 2, y + 22), letters, size: 14, anchor: .middle,
                    isBold: share >= 0.6 || share <= 0.4)
            }
        }
        return drawing
    }
}

/// Which number is worth finding out first, as far as somebody asked the run before.
struct FindOutSection {
    let context: ReportContext

    private var voice: Voice { context.voice }

    func markup(_ figures: inout ReportFigures) -> Markup {
        guard let found = context.discovery else { return context.ask("report.ask.find-out", "find-out") }
        let page = FindOutPage(found, of: context.page)
        let text = Markup.tag("div", [:], page.inShort.map { context.paragraph($0) })
        let layout = DiscoveryLayout(found, context.page)
        let asked = found.questions.enumerated().map { (question: $1, items: items($1, $0, layout)) }
        guard let last = asked.last(where: { !$0.items.isEmpty }) else { return text }
        let figure = figures.add(self.figure(last.question, last.items, layout))
        return .tag("div", ["class": "two"], [text, figure])
    }

    /// What knowing it is worth: of a number, or of all numbers of a subject.
    private struct Item {
        let title: String
        let value, error, otherwise: Double
        let place: String
    }

    /// Numbers; subjects where no number is worth anything alone.
    private func items(
        _ question: DiscoveryDocument.Question, _ number: Int, _ layout: DiscoveryLayout
    ) -> [Item] {
        let place = "discover/\(context.region)/questions/\(number)"
        guard question.worths.isEmpty else {
            return question.worths.prefix(8).enumerated().map { position, worth in
                Item(
                    title: layout.title(layout.document.numbers[worth.number]), value: worth.value,
                    error: worth.standardError, otherwise: worth.choosesOtherwise,
                    place: "\(place)/worths/\(position)")
            }
        }
        return question.groups.prefix(8).enumerated().map { position, group in
            Item(
                title: voice(
                    "find-out.group",
                    ["title": .text(group.title[voice.language]), "numbers": .count(group.numbers)]),
                value: group.value, error: group.standardError, otherwise: group.choosesOtherwise,
                place: "\(place)/groups/\(position)")
        }
    }

    private func figure(
        _ question: DiscoveryDocument.Question, _ items: [Item], _ layout: DiscoveryLayout
    ) -> ReportFigure {
        let rows = items.map { item in
            ReportTable.Row(
                title: item.title.capitalised,
                cells: [
                    .init(layout.amount(item.value), Traced(item.value, "\(item.place)/value")),
                    .init(layout.amount(item.error), Traced(item.error, "\(item.place)/standard_error")),
                    .init(
                        context.of100(item.otherwise),
                        Traced(item.otherwise, "\(item.place)/chooses_otherwise")),
                ])
        }
        return ReportFigure(
            title: voice("report.find-out.title"),
            description: voice("report.find-out.desc", ["first": .text(rows.first?.title ?? "")]),
            drawing: drawing(items, layout),
            caption: voice(
                "report.find-out.caption", ["asked": .text(layout.asked(question, inCapitals: false))]),
            table: ReportTable(
                [
                    voice("report.find-out.column"),
                    voice("report.find-out.worth", ["unit": .text(layout.unit)]),
                    voice("report.find-out.error"), voice("report.find-out.otherwise"),
                ], rows))
    }

    private func drawing(_ items: [Item], _ layout: DiscoveryLayout) -> Drawing {
        let height = 28.0
        let floor = 8 + height * Double(items.count)
        var drawing = Drawing(width: 360, height: floor + 42)
        let factor = NumberText.scale(context.page.indicator(layout.document.indicator)?.unit ?? "1")
        let ends = items.map { ($0.value + 1.645 * $0.error) * factor }
        let scale = Scale([0] + ends, from: 204, to: 350)
        for tick in scale.ticks(about: 4) {
            drawing.line(.init(scale(tick), 6), .init(scale(tick), floor), tick == 0 ? .quiet : .grid)
            drawing.text(
                ReportContext.tick(tick, voice.numbers, isSigned: false), .init(scale(tick), floor + 16),
                .quiet,
                anchor: .middle)
        }
        for (number, item) in items.enumerated() {
            let y = 8 + height * (Double(number) + 0.5)
            drawing.text(item.title.capitalised.cut(to: 34), .init(0, y + 4), isBold: number == 0)
            let value = item.value * factor
            let error = 1.645 * item.error * factor
            drawing.line(
                .init(scale(max(0, value - error)), y), .init(scale(value + error), y), .blue, width: 2)
            drawing.dot(.init(scale(value), y), radius: 4.5, fill: .blue)
        }
        drawing.text(
            voice("report.find-out.axis", ["unit": .text(layout.unit)]), .init(350, floor + 34), .quiet,
            size: 11.5,
            anchor: .end)
        return drawing
    }
}
