import Baselines
import Messages
import Modelling
import RegionModel

extension Knowledge {
    /// Every figure that the model starts from in a region: its own, and those that all regions share.
    func figures(of region: String) -> [DescribeReply.Entry] {
        (baseline.figures(of: region) + baseline.nationalFigures).map(entry)
    }

    /// The country: what all regions share, and every figure of the tables by name, with the country's value where it has one.
    func country() -> [DescribeReply.Entry] {
        let tables = baseline.tableFigures
        let shared = baseline.nationalFigures
        let heading = DescribeReply.Entry(
            name: "NL", title: Text(nl: "Nederland", en: "the Netherlands"),
            sentence: Text(
                nl:
                    "Het hele land, en de namen van alle cijfers in de tabellen; een regio noemt de cijfers waarmee het model begint.",
                en:
                    "The country as a whole, and the names of all figures of the tables; a region lists those that the model starts from."
            ),
            details: [
                DescribeReply.Line(
                    key: "figures", label: "figures",
                    Text(
                        nl: "\(shared.count) voor alle regio's samen, \(tables.count) in de tabellen",
                        en: "\(shared.count) that all regions share, \(tables.count) of the tables"))
            ])
        return [heading] + shared.map(entry) + tables.map(entry)
    }

    private func entry(_ figure: DescribedFigure) -> DescribeReply.Entry {
        entry(
            figure.figure, FigureTitles.title(of: figure.figure), figure.value, figure.unit, figure.range,
            figure.evidence, figure.level.place(in: figure.year), figure.origins)
    }

    private func entry(_ table: TableFigure) -> DescribeReply.Entry {
        let title = FigureTitles.title(of: table.figure)
        guard let value = table.value else {
            let levels = table.levels.map(\.title)
            return DescribeReply.Entry(
                name: table.figure, title: title,
                sentence: Text(
                    nl: "Gegeven per \(levels.map(\.dutch).joined(separator: " en ")).",
                    en: "Given by \(levels.map(\.english).joined(separator: " and "))."),
                unit: table.unit)
        }
        let width = value.spread * value.value.magnitude
        return entry(
            table.figure, title, value.value, value.unit, value.value - width...value.value + width,
            value.evidence, value.level.place(in: value.year), value.origin.map { [$0] } ?? [])
    }

    private func entry(
        _ name: String, _ title: Text, _ value: Double, _ unit: String, _ range: ClosedRange<Double>,
        _ evidence: Evidence, _ place: Text, _ origins: [FigureValue.Origin]
    ) -> DescribeReply.Entry {
        let cells = origins.map { "\($0.file), \($0.rowText), \($0.column)" }
        let cell = origins.count == 1 && evidence.grade == .measured ? " [\(cells[0])]" : ""
        let bounds = Text(range: Self.shown(range.lowerBound)...Self.shown(range.upperBound))
        return DescribeReply.Entry(
            name: name, title: title, sentence: place + ", " + bounds + ": " + evidence.source + cell,
            unit: unit, central: value, low: range.lowerBound, high: range.upperBound,
            evidence: evidence,
            details: cells.map { DescribeReply.Line(key: "cell", label: "cell", Text(name: $0)) })
    }

    /// In four significant digits.
    private static func shown(_ value: Double) -> Double {
        guard value != 0, value.isFinite else { return 0 }
        var digits = 4.0
        var size = value.magnitude
        while size >= 1 { (size, digits) = (size / 10, digits - 1) }
        while size < 0.1 { (size, digits) = (size * 10, digits + 1) }
        var scale = 1.0
        for _ in 0..<Int(digits.magnitude) { scale *= 10 }
        return digits >= 0 ? (value * scale).rounded() / scale : (value / scale).rounded() * scale
    }
}

extension FigureLevel {
    /// What people call it.
    var title: Text {
        switch self {
        case .region: Text(nl: "regio", en: "region")
        case .province: Text(nl: "provincie", en: "province")
        case .nation: Text(nl: "land", en: "nation")
        }
    }

    /// `region, 2023`
    fileprivate func place(in year: Int) -> Text { title + ", \(year)" }
}
