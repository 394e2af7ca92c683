import Baselines
import Messages
import Modelling

extension Knowledge {
    /// Every figure that the model starts from in a region: its own, and those that all regions share.
    func figures(of region: String) -> [DescribeReply.Entry] {
        (baseline.figures(of: region) + baseline.nationalFigures).map(entry)
    }

    /// The country: what all regions share, and every figure of the tables by name, with the country's value where it has one.
    func country() -> [DescribeReply.Entry] {
        let tables = baseline.tableFigures
        let heading = DescribeReply.Entry(
            name: "NL", title: "Nederland",
            sentence:
                "The country as a whole, and the names of all figures of the tables; a region lists those that the model starts from.",
            details: [
                line(
                    "figures",
                    "\(baseline.nationalFigures.count) that all regions share, \(tables.count) of the tables")
            ])
        return [heading] + baseline.nationalFigures.map(entry) + tables.map(entry)
    }

    private func entry(_ figure: DescribedFigure) -> DescribeReply.Entry {
        entry(
            figure.figure, figure.value, figure.unit, figure.range, figure.evidence,
            "\(figure.level.rawValue), \(figure.year)", figure.origins)
    }

    private func entry(_ table: TableFigure) -> DescribeReply.Entry {
        guard let value = table.value else {
            return DescribeReply.Entry(
                name: table.figure, title: title(of: table.figure),
                sentence: "Given by \(table.levels.map(\.rawValue).joined(separator: " and ")).",
                unit: table.unit)
        }
        let width = value.spread * value.value.magnitude
        return entry(
            table.figure, value.value, value.unit, value.value - width...value.value + width, value.evidence,
            "\(value.level.rawValue), \(value.year)", value.origin.map { [$0] } ?? [])
    }

    private func entry(
        _ name: String, _ value: Double, _ unit: String, _ range: ClosedRange<Double>, _ evidence: Evidence,
        _ place: String, _ origins: [FigureValue.Origin]
    ) -> DescribeReply.Entry {
        let cells = origins.map { "\($0.file), \($0.rowText), \($0.column)" }
        let source = origins.count == 1 && evidence.grade == .measured ? " [\(cells[0])]" : ""
        return DescribeReply.Entry(
            name: name, title: title(of: name),
            sentence: "\(place), \(Self.shown(range.lowerBound)) to \(Self.shown(range.upperBound)): "
                + evidence.source.english + source,
            unit: unit, central: value, low: range.lowerBound, high: range.upperBound,
            evidence: EvidenceNote(evidence), details: cells.map { line("cell", $0) })
    }

    /// In four significant digits.
    private static func shown(_ value: Double) -> String {
        guard value != 0, value.isFinite else { return "0" }
        var digits = 4.0
        var size = value.magnitude
        while size >= 1 { (size, digits) = (size / 10, digits - 1) }
        while size < 0.1 { (size, digits) = (size * 10, digits + 1) }
        var scale = 1.0
        for _ in 0..<Int(digits.magnitude) { scale *= 10 }
        let rounded =
            digits >= 0 ? (value * scale).rounded() / scale : (value / scale).rounded() * scale
        return rounded == rounded.rounded() && rounded.magnitude < 1e15 ? "\(Int64(rounded))" : "\(rounded)"
    }
}
