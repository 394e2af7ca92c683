import Words

/// A page that answers a question about a run: blocks of lines within 80 columns, and where they come from.
struct AnswerPage {
    static let width = 80

    let facts: PageFacts

    /// All lines within the width; a row of a table that fits is left as it stands.
    ///
    /// - Parameter isRow: lines that are left whatever their length.
    func text(
        _ blocks: [String], foot: String, isRow: (Substring) -> Bool = { _ in false }
    ) -> String {
        let first = ([blocks.first ?? ""] + facts.unlikeLines).map { wrapped($0, isRow: isRow) }.joined(
            separator: "\n")
        let rest = (blocks.dropFirst() + [foot + made]).map { wrapped($0, isRow: isRow) }
        return ([first] + rest).joined(separator: "\n\n") + "\n"
    }

    func wrapped(_ block: String, isRow: (Substring) -> Bool = { _ in false }) -> String {
        block.split(separator: "\n").map { line in
            line.count <= Self.width || isRow(line) || Self.hasColumns(line)
                ? String(line)
                : String(line).wrapped(
                    to: Self.width, indent: line.first == "•" || line.first == " " ? "  " : "")
        }.joined(separator: "\n")
    }

    /// A row of a table, which would be unreadable if its words moved up.
    private static func hasColumns(_ line: Substring) -> Bool {
        line.first == " " && line.drop { $0 == " " }.contains("  ")
    }

    /// ` · Polder 0.1.0 · model 5de8bdab · data b07979b7`
    private var made: String {
        guard let provenance = facts.provenance else { return "" }
        return facts.voice(
            "discovery.foot.made",
            [
                "version": .text(provenance.version), "model": .text(String(provenance.model.prefix(8))),
                "data": .text(String(provenance.data.prefix(8))),
            ])
    }
}
