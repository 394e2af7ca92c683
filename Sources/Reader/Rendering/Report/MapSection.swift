import Foundation
import Modelling
import Results
import Words

/// What other regions notice, as a map; and the wheel of broad prosperity beside it.
struct MapSection {
    let context: ReportContext

    private var voice: Voice { context.voice }
    private var page: PageFacts { context.page }

    /// What is shown: of whom, and whether it is turned round, so that it says what the measures do.
    private struct Shown {
        let scenario: String
        let isTurned: Bool
        let entry: IndicatorEntry
        let year: Int
        /// Regions elsewhere where it is worth naming.
        var named = 0
    }

    func markup(_ figures: inout ReportFigures) -> Markup {
        guard context.hasDifferences, let shown else { return context.paragraph(voice("report.map.none")) }
        return figures.add(figure(shown))
    }

    /// The headline that most other regions notice; measures themselves before ways of carrying them out.
    private var shown: Shown? {
        let yardsticks = context.findings.scenarios.filter(\.isYardstick).map { ($0.scenario, true) }
        let entries = page.indicators.filter {
            $0.isHeadline && $0.better != .neither && !page.isOfProgramme($0.name)
                && $0.name != "prosperity.index"
        }
        var best: Shown?
        for (scenario, isTurned) in yardsticks + [(context.way.scenario, false)] {
            for entry in entries {
                for year in page.years {
                    guard context.difference(scenario, context.region, entry.name, year) != nil else {
                        continue
                    }
                    var shown = Shown(scenario: scenario, isTurned: isTurned, entry: entry, year: year)
                    shown.named =
                        elsewhere.count { verdict(shown, $0).map { $0.verdict != .tooSmall } ?? false }
                    if shown.named > (best?.named ?? -1) { best = shown }
                }
            }
        }
        guard let best, best.named == 0 else { return best }
        // Nobody notices anything: what is told of the region itself says it best.
        let own = entries.max { weight($0) < weight($1) }
        let year = page.years.last ?? best.year
        return own.map { Shown(scenario: context.way.scenario, isTurned: false, entry: $0, year: year) }
    }

    private func weight(_ entry: IndicatorEntry) -> Double {
        page.years.last.flatMap { context.difference(context.way.scenario, context.region, entry.name, $0) }?
            .weight ?? 0
    }

    private var elsewhere: [String] { TileGrid.tiles.map(\.code).filter { $0 != context.region } }

    private func verdict(_ shown: Shown, _ region: String) -> Difference? {
        context.difference(shown.scenario, region, shown.entry.name, shown.year)
    }

    /// What a region's place says.
    private struct Mark {
        let text: String
        let letters: Lettering
        let isLosing: Bool
        let cell: ReportTable.Cell
        let count: ReportTable.Cell
    }

    private func mark(_ shown: Shown, _ region: String) -> Mark {
        guard let difference = verdict(shown, region) else {
            return Mark(
                text: "–", letters: .quietOnNeutral, isLosing: false, cell: .init("–"), count: .init("–"))
        }
        let sign = shown.isTurned ? -1.0 : 1.0
        let size = context.signed(
            sign * difference.median, unit: shown.entry.unit, worthNaming: shown.entry.worthNaming)
        // Of ties, rows say the band over all draws.
        let band = context.rows(shown.scenario, region, shown.entry.name)[shown.year]?.comparison?.difference
        let traced = band.map { _ in
            Traced.row(
                difference.median, shown.scenario, region, shown.entry.name, shown.year, "difference.p50")
        }
        let cell = ReportTable.Cell(size, band == difference.band ? traced : nil)
        let share = difference.share.map { shown.isTurned ? 1 - $0 : $0 }
        let count = ReportTable.Cell(share.map(context.of100) ?? "–")
        guard difference.verdict != .tooSmall else {
            return Mark(text: "≈", letters: .quietOnNeutral, isLosing: false, cell: cell, count: count)
        }
        if difference.verdict == .neckAndNeck {
            return Mark(text: "=", letters: .quietOnNeutral, isLosing: false, cell: cell, count: count)
        }
        let isGain = (sign * difference.median > 0) == (shown.entry.better == .higher)
        let largest = elsewhere.compactMap { verdict(shown, $0)?.median.magnitude }.max() ?? 0
        let isLarge = difference.median.magnitude >= 0.5 * largest
        return Mark(
            text: size, letters: isGain ? (isLarge ? .onStrongBlue : .onLightBlue) : .onLosing,
            isLosing: !isGain,
            cell: cell, count: count)
    }

    private func figure(_ shown: Shown) -> ReportFigure {
        let marks = Dictionary(
            uniqueKeysWithValues: TileGrid.tiles.map { ($0.code, mark(shown, $0.code)) })
        let a: [String: Phrase.Argument] = [
            "title": .text(
                page.label(shown.entry.name, unit: shown.entry.unit, isDifference: true).capitalised),
            "year": .text("\(shown.year)"), "region": .text(page.title(of: context.region)),
            "measures": .optional(shown.isTurned ? "+" : nil), "a": .text(context.wayName),
            "base": .text(context.baseName), "n": .count(shown.named),
            "some": .optional(shown.named > 0 ? "+" : nil), "all": .count(elsewhere.count),
        ]
        let rows = TileGrid.tiles.sorted { page.title(of: $0.code) < page.title(of: $1.code) }.compactMap {
            tile in
            marks[tile.code].map {
                ReportTable.Row(title: page.title(of: tile.code), cells: [$0.cell, $0.count])
            }
        }
        return ReportFigure(
            title: voice("report.map.title", a), description: voice("report.map.desc", a),
            drawing: context.facts.shapes.isEmpty ? tiles(marks) : borders(marks),
            caption: voice("report.map.caption", a),
            table: ReportTable(
                [voice("report.map.column"), voice("report.map.difference"), voice("report.of-100")], rows))
    }

    private func tiles(_ marks: [String: Mark]) -> Drawing {
        var drawing = Drawing(width: 364, height: 522)
        for tile in TileGrid.tiles {
            guard let mark = marks[tile.code] else { continue }
            let (x, y) = (1 + 52 * Double(tile.column), 1 + 52 * Double(tile.row))
            drawing.rectangle(x, y, 49, 49, fill: mark.letters.ground, radius: 4, isHatched: mark.isLosing)
            if tile.code == context.region {
                drawing.path("M\(Drawing.number(x)) \(Drawing.number(y))h49v49h-49Z", stroke: .ink, width: 2)
            }
            drawing.text(
                tile.short, .init(x + 24.5, y + 20),
                mark.letters == .quietOnNeutral ? .onNeutral : mark.letters, size: 11, anchor: .middle)
            drawing.text(
                mark.text, .init(x + 24.5, y + 39), mark.letters, size: 12, anchor: .middle,
                isBold: mark.letters != .quietOnNeutral)
        }
        return drawing
    }

    private func borders(_ marks: [String: Mark]) -> Drawing {
        let all = context.facts.shapes.values.flatMap(\.rings).joined()
        let (left, right) = (all.map(\.x).min() ?? 0, all.map(\.x).max() ?? 1)
        let (top, bottom) = (all.map(\.y).min() ?? 0, all.map(\.y).max() ?? 1)
        let factor = 360 / max(right - left, 1e-9)
        var drawing = Drawing(width: 364, height: min(600, (bottom - top) * factor + 4))
        func place(_ point: (x: Double, y: Double)) -> Drawing.Point {
            .init(2 + (point.x - left) * factor, 2 + (point.y - top) * factor)
        }
        let shapes = TileGrid.tiles.compactMap { tile in
            context.facts.shapes[tile.code].map { (tile.code, $0) }
        }
        for (code, shape) in shapes {
            guard let mark = marks[code] else { continue }
            drawing.path(
                shape.rings.map { Self.way($0.map(place)) }.joined(), fill: mark.letters.ground,
                stroke: code == context.region ? .ink : .quiet, width: code == context.region ? 2 : 0.6,
                isHatched: mark.isLosing)
        }
        for (code, shape) in shapes {
            guard let mark = marks[code], !["≈", "–"].contains(mark.text),
                let ring = shape.rings.max(by: { $0.count < $1.count }), !ring.isEmpty
            else { continue }
            let points = ring.map(place)
            let xs = (points.map(\.x).min() ?? 0, points.map(\.x).max() ?? 0)
            let ys = (points.map(\.y).min() ?? 0, points.map(\.y).max() ?? 0)
            let at = Drawing.Point((xs.0 + xs.1) / 2, (ys.0 + ys.1) / 2 + 4)
            drawing.text(mark.text, at, mark.letters, size: 11, anchor: .middle, isBold: true)
        }
        return drawing
    }

    /// A ring in whole tenths, without points that fall together.
    private static func way(_ points: [Drawing.Point]) -> String {
        var (out, last) = ("", "")
        for point in points {
            let text = "\(Drawing.number(point.x)) \(Drawing.number(point.y))"
            if text == last { continue }
            out += (out.isEmpty ? "M" : "L") + text
            last = text
        }
        return out + "Z"
    }
}

/// Broad prosperity: seven leaves from 0 to 100, at the begin and at the end.
struct WheelSection {
    let context: ReportContext

    private var voice: Voice { context.voice }
    private var page: PageFacts { context.page }

    private struct Leaf {
        let entry: IndicatorEntry
        let first, last: (year: Int, value: Double)
        let difference: (scenario: String, value: Double)?
    }

    func markup(_ figures: inout ReportFigures) -> Markup? {
        let leaves = leaves
        guard leaves.count > 2 else { return nil }
        return figures.add(figure(leaves))
    }

    private var leaves: [Leaf] {
        let parts = ["material", "work", "housing", "amenities", "society", "safety", "environment"]
        return parts.compactMap { part in
            guard let entry = page.indicator("prosperity.\(part)") else { return nil }
            let rows = context.rows(context.base, context.region, entry.name)
            let levels = rows.keys.sorted().compactMap { year in
                rows[year]?.value.map { (year: year, value: $0.p50) }
            }
            guard let first = levels.first, let last = levels.last, first.year < last.year else { return nil }
            let own = context.rows(context.way.scenario, context.region, entry.name)[last.year]?.comparison?
                .difference
            return Leaf(
                entry: entry, first: first, last: last, difference: own.map { (context.way.scenario, $0.p50) }
            )
        }
    }

    private func figure(_ leaves: [Leaf]) -> ReportFigure {
        let region = context.region
        let years = (leaves[0].first.year, leaves[0].last.year)
        let rows = leaves.map { leaf in
            func level(_ point: (year: Int, value: Double)) -> ReportTable.Cell {
                .init(
                    voice.numbers.fixed(point.value, decimals: 1),
                    .row(point.value, context.base, region, leaf.entry.name, point.year, "value.p50"))
            }
            let difference = leaf.difference.map { own in
                ReportTable.Cell(
                    context.signed(own.value, unit: leaf.entry.unit),
                    .row(own.value, own.scenario, region, leaf.entry.name, leaf.last.year, "difference.p50"))
            }
            return ReportTable.Row(
                title: leaf.entry.title[page.language].capitalised,
                cells: [level(leaf.first), level(leaf.last), difference ?? .init("–")])
        }
        let largest = leaves.compactMap { $0.difference?.value.magnitude }.max() ?? 0
        let a: [String: Phrase.Argument] = [
            "region": .text(page.title(of: region)), "base": .text(context.baseName),
            "a": .text(context.wayName),
            "first": .text("\(years.0)"), "last": .text("\(years.1)"),
            "most": .text(voice.numbers.rounded(largest, digits: 1)),
            "small": .optional(largest < 2 ? "+" : nil),
        ]
        return ReportFigure(
            title: voice("report.wheel.title", a), description: voice("report.wheel.desc", a),
            drawing: drawing(leaves, years), caption: voice("report.wheel.caption", a),
            table: ReportTable(
                [
                    voice("report.wheel.column"), "\(years.0)", "\(years.1)",
                    voice("report.wheel.difference", a).capitalised,
                ], rows))
    }

    private func drawing(_ leaves: [Leaf], _ years: (Int, Int)) -> Drawing {
        var drawing = Drawing(width: 364, height: 330)
        let centre = Drawing.Point(182, 158)
        let radius = 108.0
        func point(_ angle: Double, _ size: Double) -> Drawing.Point {
            .init(centre.x + size * sin(angle), centre.y - size * cos(angle))
        }
        func arc(_ from: Double, _ to: Double, _ size: Double) -> [Drawing.Point] {
            (0...60).map { point(from + (to - from) * Double($0) / 60, size) }
        }
        for ring in [25.0, 50, 75, 100] {
            drawing.path(arc(0, 2 * .pi, radius * ring / 100), stroke: .grid, width: 1)
        }
        for (number, leaf) in leaves.enumerated() {
            let middle = 2 * Double.pi * Double(number) / Double(leaves.count)
            let half = Double.pi / Double(leaves.count) - 0.05
            let size = { (value: Double) in radius * min(max(value, 0), 100) / 100 }
            drawing.path(
                arc(middle - half, middle + half, size(leaf.last.value)) + [point(middle, 8)],
                fill: .lightBlue)
            drawing.path(arc(middle - half, middle + half, size(leaf.first.value)), stroke: .ink, width: 2.4)
            let side = sin(middle)
            let anchor: Drawing.Anchor = side > 0.2 ? .start : side < -0.2 ? .end : .middle
            // Labels keep to the sides, where there is room for them.
            let at = point(middle, radius + 12)
            let y = number == 0 ? 32 : at.y + 4
            let title = leaf.entry.title[page.language].capitalised
            drawing.text(title, .init(min(max(at.x, 88), 276), y), size: 12.5, anchor: anchor, isBold: true)
            let change = voice(
                "report.wheel.change",
                [
                    "first": .text(voice.numbers.fixed(leaf.first.value, decimals: 0)),
                    "last": .text(voice.numbers.fixed(leaf.last.value, decimals: 0)),
                ])
            drawing.text(change, .init(min(max(at.x, 88), 276), y + 15), .quiet, size: 12.5, anchor: anchor)
        }
        drawing.line(.init(92, 320), .init(112, 320), .ink, width: 2.4)
        drawing.text("\(years.0)", .init(117, 324), .quiet)
        drawing.rectangle(166, 313, 20, 11, fill: .lightBlue)
        drawing.text(voice("report.wheel.edge", ["year": .text("\(years.1)")]), .init(191, 324), .quiet)
        return drawing
    }
}
