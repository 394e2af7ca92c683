import Results

/// A difference over the years in lines of text, a year each: the middle, half and 90 % of the members.
struct DifferenceChart {
    private let rows: [(year: Int, band: Quantiles)]
    private let unit: String
    private let numbers: NumberText
    private let columns: Int
    private let low: Double
    private let high: Double

    /// Nil where fewer than two years have a difference, or all of it is nothing.
    ///
    /// - Parameter width: characters in a line; the picture takes 60 of them at most.
    init?(_ indicator: IndicatorRows, width: Int, numbers: NumberText) {
        let found = indicator.rows.compactMap { row in
            row.comparison?.difference.map { (year: row.year, band: $0) }
        }
        let low = min(0, found.lazy.map(\.band.p05).min() ?? 0)
        let high = max(0, found.lazy.map(\.band.p95).max() ?? 0)
        guard found.count > 1, high > low else { return nil }
        let every = (found.count + Self.mostLines - 1) / Self.mostLines
        // Counted from the end, so that the last year is always there.
        rows = found.enumerated().filter { (found.count - 1 - $0.offset) % every == 0 }.map(\.element)
        unit = indicator.unit
        self.numbers = numbers
        columns = min(60, width - 32)
        self.low = low
        self.high = high
    }

    private static let mostLines = 10

    var lines: [String] { [scale] + rows.map { "  \($0.year)  \(picture($0.band))" } }

    /// The ends of the picture and where nothing differs.
    private var scale: String {
        var ends = low < 0 ? numbers.difference(low, unit: unit) : "0"
        let last = high > 0 ? numbers.difference(high, unit: unit) : "0"
        if low < 0, high > 0, column(0) > ends.count, column(0) + 2 < columns - last.count {
            ends = ends.filled(to: column(0)) + "0"
        }
        return String(repeating: " ", count: 8) + ends.filled(to: columns - last.count) + last
    }

    private func picture(_ band: Quantiles) -> String {
        let zero = column(0)
        let (p05, p25, p50, p75, p95) = (
            column(band.p05), column(band.p25), column(band.p50), column(band.p75), column(band.p95)
        )
        let cells = (0..<columns).map { column in
            switch column {
            case p50: "●"
            case zero: "│"
            case p25...p75: "▒"
            case p05...p95: "░"
            default: " "
            }
        }
        return cells.joined().trimmedAtEnd
    }

    private func column(_ value: Double) -> Int {
        Int(((value - low) / (high - low) * Double(columns - 1)).rounded())
    }
}
