import Results
import Scores
import Words

/// Observed against simulated in one place, on the scale that all places of its variable and window share.
struct SmallMultiple {
    /// How a variable is read, the same in all places.
    struct Reading {
        /// Whether values are shares, which are shown as they are; all else is shown against the year before the start.
        let isShare: Bool
        let low, high: Double

        init(_ all: [BackcastDocument.Series]) {
            let values = all.flatMap { $0.observed.compactMap(\.self) + $0.p05 + $0.p95 }
            isShare = values.allSatisfy { $0.magnitude <= 1 }
            let shown = all.flatMap { series in
                (series.observed.compactMap(\.self) + series.p05 + series.p95).map { value in
                    Reading.shown(value, in: series, isShare: values.allSatisfy { $0.magnitude <= 1 })
                }
            }.filter(\.isFinite)
            (low, high) = (shown.min() ?? 0, shown.max() ?? 1)
        }

        func shown(_ value: Double, in series: BackcastDocument.Series) -> Double {
            Self.shown(value, in: series, isShare: isShare)
        }

        private static func shown(_ value: Double, in series: BackcastDocument.Series, isShare: Bool)
            -> Double
        {
            guard !isShare else { return 100 * value }
            let first = series.observed.compactMap(\.self).first ?? 0
            return first == 0 ? .nan : 100 * (value / first - 1)
        }
    }

    let series: BackcastDocument.Series
    let reading: Reading
    let words: ValidationWords

    /// How far the last year was foreseen off, in hundredths of what was counted; nil where it was not counted.
    var miss: Double? {
        guard let end = series.observed.last.flatMap(\.self), let central = series.central.last, end != 0
        else {
            return nil
        }
        return 100 * (central / end - 1)
    }

    /// `+1,3 %`; what rounds to nothing has no sign.
    var missText: String {
        guard let miss else { return "–" }
        let size = words.fixed(miss.magnitude, 1)
        let isNothing = !size.contains { $0.isNumber && $0 != "0" }
        return (isNothing ? "" : miss < 0 ? "−" : "+") + size + "\u{00A0}%"
    }

    var drawing: Drawing {
        var drawing = Drawing(width: 200, height: 136)
        let (left, right, top, bottom) = (40.0, 192.0, 10.0, 112.0)
        let y = Scale([reading.low, reading.high], from: bottom, to: top)
        let x = Scale(series.years.map(Double.init), from: left, to: right)
        for tick in y.ticks(about: 4) {
            drawing.line(.init(left, y(tick)), .init(right, y(tick)), .grid)
            drawing.text(
                ReportContext.tick(tick, words.voice.numbers, isSigned: !reading.isShare),
                .init(left - 5, y(tick) + 4), .quiet, size: 11, anchor: .end)
        }
        let ahead = Array(series.years.suffix(series.central.count))
        func point(_ year: Int, _ value: Double) -> Drawing.Point {
            .init(x(Double(year)), y(reading.shown(value, in: series)))
        }
        drawing.path(
            zip(ahead, series.p95).map { point($0, $1) }
                + zip(ahead, series.p05).reversed().map { point($0, $1) },
            fill: .outerBand)
        drawing.path(zip(ahead, series.central).map { point($0, $1) }, stroke: .blue, width: 1.6)
        for (year, value) in zip(series.years, series.observed) {
            guard let value else { continue }
            drawing.dot(point(year, value), radius: 2.4, fill: .orange)
        }
        if let first = series.years.first, let last = series.years.last {
            drawing.text("\(first)", .init(left, 130), .quiet, size: 11)
            drawing.text("\(last)", .init(right, 130), .quiet, size: 11, anchor: .end)
        }
        return drawing
    }
}
