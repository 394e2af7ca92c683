import Results
import Scores
import Words

/// Observed against simulated, a small picture for each place, all of one variable on scales of their own.
struct SmallMultiples {
    private static let (width, height, margin) = (150.0, 104.0, 8.0)
    let series: BackcastDocument.Series
    let words: ValidationWords

    /// The picture as SVG, with what it shows in words for who cannot see it.
    var svg: String {
        let known = series.observed.compactMap(\.self)
        let values = known + series.p05 + series.p95
        let (low, high) = (values.min() ?? 0, values.max() ?? 1)
        let span = max(high - low, 1e-9 * max(abs(high), 1e-9))
        let first = series.years.first ?? 0
        let years = Double(max((series.years.last ?? first) - first, 1))
        func x(_ year: Int) -> Double {
            Self.margin + (Self.width - 2 * Self.margin) * Double(year - first) / years
        }
        func y(_ value: Double) -> Double {
            Self.height - Self.margin - 12 - (Self.height - 2 * Self.margin - 26) * (value - low) / span
        }
        func point(_ year: Int, _ value: Double) -> String {
            "\(ValidationWords.plain(x(year), 1)),\(ValidationWords.plain(y(value), 1))"
        }
        let ahead = Array(series.years.suffix(series.central.count))
        let band =
            (zip(ahead, series.p95).map { point($0, $1) }
            + zip(ahead, series.p05).reversed().map { point($0, $1) }).joined(separator: " ")
        let line = zip(ahead, series.central).map { point($0, $1) }.joined(separator: " ")
        let dots = zip(series.years, series.observed).compactMap { year, value in
            value.map {
                "<circle cx=\"\(ValidationWords.plain(x(year), 1))\" cy=\"\(ValidationWords.plain(y($0), 1))\" r=\"1.8\"/>"
            }
        }.joined()
        let end = series.observed.last.flatMap(\.self)
        let miss = end.map { 100 * ((series.central.last ?? $0) / $0 - 1) }
        let off = miss.map { "\($0 < 0 ? "−" : "+")\(words.fixed(abs($0), 1)) %" } ?? ""
        let last = series.years.last ?? first
        let stretch = words.voice(
            "validation.picture.years", ["first": .text("\(first)"), "last": .text("\(last)")])
        let label = words.voice(
            "validation.picture",
            [
                "place": .text(series.name), "years": .text(stretch),
                "off": .optional(miss.map { words.fixed($0, 1) }),
            ])
        return """
            <svg viewBox="0 0 \(Self.width) \(Self.height)" role="img" aria-label="\(escaped(label))">\
            <title>\(escaped(label))</title><text x="\(Self.margin)" y="12">\(escaped(series.name))</text>\
            <text class="small" x="\(Self.margin)" y="\(Self.height - 4)">\(stretch)</text>\
            <text class="small end" x="\(Self.width - Self.margin)" y="\(Self.height - 4)">\(off)</text>\
            <polygon class="band" points="\(band)"/><polyline class="model" points="\(line)"/>\
            <g class="seen">\(dots)</g></svg>
            """
    }

    private func escaped(_ text: String) -> String {
        text.replacing("&", with: "&amp;").replacing("<", with: "&lt;").replacing("\"", with: "&quot;")
            .replacing("’", with: "&#8217;")
    }
}
