/// Lines of cells that stand under each other: the first column to the left, numbers to the right.
public struct TextTable {
    /// At which side of its column a cell stands.
    public enum Alignment: Sendable { case left, right }

    private let alignments: [Alignment]
    private var rows: [[String]] = []

    /// - Parameter alignments: one for each column.
    public init(_ alignments: [Alignment]) {
        self.alignments = alignments
    }

    /// Adds a line; missing cells are empty.
    public mutating func add(_ cells: [String]) {
        rows.append(cells + Array(repeating: "", count: max(0, alignments.count - cells.count)))
    }

    /// The lines, each cell as wide as the widest of its column.
    public var lines: [String] {
        let widths = alignments.indices.map { column in rows.map { $0[column].count }.max() ?? 0 }
        return rows.map { row in
            let cells = zip(zip(row, alignments), widths).map { cell, width in
                let gap = String(repeating: " ", count: width - cell.0.count)
                return cell.1 == .left ? cell.0 + gap : gap + cell.0
            }
            return cells.joined(separator: "  ").trimmedAtEnd
        }
    }
}

extension String {
    /// Without spaces at the end.
    var trimmedAtEnd: String {
        var text = self[...]
        while text.last == " " { text = text.dropLast() }
        return String(text)
    }

    /// With spaces behind it until it is so long.
    func filled(to count: Int) -> String {
        self + String(repeating: " ", count: Swift.max(0, count - self.count))
    }

    /// Broken into lines of at most `width`, each after the first indented; spaces at the start stay.
    public func wrapped(to width: Int, indent: String = "") -> String {
        var lines: [String] = []
        var line = String(prefix { $0 == " " })
        var isFresh = true
        for word in split(separator: " ", omittingEmptySubsequences: true) {
            if !isFresh, line.count + 1 + word.count > width {
                lines.append(line)
                (line, isFresh) = (indent, true)
            }
            line += isFresh ? String(word) : " \(word)"
            isFresh = false
        }
        return (lines + [line]).joined(separator: "\n")
    }
}
