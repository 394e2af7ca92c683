import Results

/// Bars that each go on where the one before ended, from nothing to the whole, with what they stand for in numbers.
///
/// Parts are rounded so that they add up to the whole as it is written (R23).
struct Waterfall {
    /// A part of the whole, or the rest of the parts together.
    struct Row {
        let label: String
        /// Mean, in the unit that is read.
        let mean: Double
        /// `−2,1 tot +13,2`, and `72`; empty where that is not told.
        let band, helps: String
    }

    static let labelWidth = 24
    static let barWidth = 16

    private let rows: [Row]
    private let whole: Row
    private let decimals: Int
    private let numbers: NumberText

    init(_ rows: [Row], whole: Row, decimals: Int, numbers: NumberText) {
        (self.rows, self.whole, self.decimals, self.numbers) = (rows, whole, decimals, numbers)
    }

    /// Decimals for all of some values: one where the largest has one or two digits before the mark, none where it has more.
    static func decimals(for values: [Double]) -> Int {
        var (size, decimals) = (values.map(\.magnitude).max() ?? 0, 1)
        guard size > 0, size.isFinite else { return 0 }
        if size >= 100 { return 0 }
        while size < 1, decimals < 6 { (size, decimals) = (size * 10, decimals + 1) }
        return decimals
    }

    /// The lines, with a heading of the columns.
    ///
    /// - Parameter columns: what stands above bands and counts.
    func lines(columns: (band: String, helps: String)) -> [String] {
        var ends = [0.0]
        for row in rows { ends.append((ends.last ?? 0) + row.mean) }
        let (low, high) = (min(0, ends.min() ?? 0), max(0, ends.max() ?? 0))
        func place(_ value: Double) -> Int {
            guard high > low else { return 0 }
            return Int(((value - low) / (high - low) * Double(Self.barWidth - 1)).rounded())
        }
        var table = TextTable([.left, .left, .right, .right, .right])
        table.add(["", Self.bar(place(0), place(0), "0", " "), "", columns.band, columns.helps])
        let parts = rounded()
        for (number, row) in rows.enumerated() {
            let bar = Self.bar(place(ends[number]), place(ends[number + 1]), "●", "━")
            table.add([Self.cut(row.label), bar, signed(parts[number]), row.band, row.helps])
        }
        let bar = Self.bar(place(0), place(whole.mean), "●", "─")
        table.add([Self.cut(whole.label), bar, signed(steps(whole.mean)), whole.band, whole.helps])
        return table.lines.map { "  " + $0 }
    }

    private var scale: Double { (0..<decimals).reduce(1.0) { power, _ in power * 10 } }

    private func steps(_ value: Double) -> Int { Int((value * scale).rounded()) }

    /// Parts in the last digit that is written, by largest remainder.
    func rounded() -> [Int] {
        let exact = rows.map { $0.mean * scale }
        var parts = exact.map { Int($0.rounded(.down)) }
        let missing = steps(whole.mean) - parts.reduce(0, +)
        let order = exact.indices.sorted {
            (exact[$1] - Double(parts[$1]), $0) < (exact[$0] - Double(parts[$0]), $1)
        }
        for number in order.prefix(max(0, missing)) { parts[number] += 1 }
        return parts
    }

    /// `+3,7`, `−0,7` or `0`.
    private func signed(_ steps: Int) -> String {
        guard steps != 0 else { return "0" }
        return (steps < 0 ? "−" : "+") + numbers.fixed(Double(steps.magnitude) / scale, decimals: decimals)
    }

    private static func bar(_ from: Int, _ to: Int, _ end: Character, _ fill: Character) -> String {
        String(
            (0..<barWidth).map { cell in
                cell == to ? end : cell >= min(from, to) && cell <= max(from, to) ? fill : " "
            })
    }

    /// (R30) Cut in the middle where it is too long.
    private static func cut(_ label: String) -> String {
        label.cut(to: labelWidth).filled(to: labelWidth)
    }
}
