internal import Words

/// What can be the matter with a table as such.
public enum TableCode: String, ProblemCode {
    case notText = "not_text"
    case lostLetter = "lost_letter"
    case openQuotes = "open_quotes"
    case wrongCellCount = "wrong_cell_count"
}

extension Fact {
    public static let notText = Fact(TableCode.notText)
    public static let lostLetter = Fact(TableCode.lostLetter)
    public static let openQuotes = Fact(TableCode.openQuotes)

    static func wrongCellCount(found: Int, expected: Int) -> Fact {
        Fact(TableCode.wrongCellCount, ["found": .count(found), "expected": .count(expected)])
    }
}

extension Problem {
    /// A problem of a table.
    public init(_ file: String, _ line: Int, _ column: Int, _ fact: Fact) {
        self.init(.data, at: SourcePosition(file: file, line: line, column: column), fact)
    }

    /// The file's name, as the user gave it.
    public var file: String { position.file }
    /// Counts from 1.
    public var line: Int { position.line }
    /// Counts characters (Unicode scalars) from 1.
    public var column: Int { position.column }
}
