/// Lines of cells that stand under each other: the first column to the left, numbers to the right.
public struct TextTable {
    /// At which side of its column a cell stands.
    public enum Alignment: Sendable { case left, right }

    private let alignments: [Alignment]
    private var rows: [[String]] = []
    private var titles: [String] = []
    /// What stands above a row, by its number.
    private var headings: [Int: String] = [:]

    /// - Parameter alignments: one for each column.
    public init(_ alignments: [Alignment]) {
        self.alignments = alignments
    }

    /// Adds a line; missing cells are empty.
    public mutating func add(_ cells: [String]) {
        rows.append(cells + Array(repeating: "", count: max(0, alignments.count - cells.count)))
    }

    /// Adds a row whose title takes further lines beyond a width; the cells stand beside its last.
    mutating func add(_ title: String, _ cells: [String], titleWidth: Int) {
        let lines = title.wrapped(to: titleWidth, indent: "  ").split(separator: "\n").map(String.init)
        for line in lines.dropLast() { add([line]) }
        add([lines.last ?? ""] + cells)
    }

    /// Puts titles above the columns, broken over lines where they are wider than what stands below.
    public mutating func head(_ titles: [String]) {
        self.titles = titles
    }

    /// Puts a line above the rows that follow, which is as wide as it is.
    public mutating func heading(_ text: String) {
        headings[rows.count] = text
    }

    /// The lines, each cell as wide as the widest of its column.
    public var lines: [String] {
        let heads = alignments.indices.map { column -> [String] in
            guard column < titles.count else { return [] }
            let longest = titles[column].split(separator: " ").map(\.count).max() ?? 0
            let room = max(longest, rows.map { $0[column].count }.max() ?? 0)
            return titles[column].wrapped(to: room).split(separator: "\n").map(String.init)
        }
        let height = heads.map(\.count).max() ?? 0
        let top = (0..<height).map { line in
            heads.map { head in line < height - head.count ? "" : head[line - height + head.count] }
        }
        let all = top + rows
        let widths = alignments.indices.map { column in all.map { $0[column].count }.max() ?? 0 }
        return all.enumerated().flatMap { number, row in
            let cells = zip(zip(row, alignments), widths).map { cell, width in
                let gap = String(repeating: " ", count: width - cell.0.count)
                return cell.1 == .left ? cell.0 + gap : gap + cell.0
            }
            let line = cells.joined(separator: "  ").trimmedAtEnd
            return (headings[number - height].map { [$0] } ?? []) + [line]
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
