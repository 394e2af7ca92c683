/// One thing that is the matter with a table of figures or with the catalogue of measures.
public struct Problem: Error, Hashable, Sendable {
    /// The file's name, as the user gave it.
    public let file: String
    /// Counts from 1.
    public let line: Int
    /// Counts characters (Unicode scalars) from 1.
    public let column: Int
    public let fact: Fact

    init(_ file: String, _ line: Int, _ column: Int, _ fact: Fact) {
        self.file = file
        self.line = line
        self.column = column
        self.fact = fact
    }
}

extension Problem {
    /// What is the case, without a full stop.
    public var factSentence: String { fact.sentence.fact }

    /// What the user can do about it, without a full stop.
    public var fix: String { fact.sentence.fix }

    /// A stable word for programs: `data.unknown_figure`.
    public var code: String {
        let name = "\(fact)".prefix { $0.isLetter }
        return name.reduce(into: "data.") { $0 += $1.isUppercase ? "_\($1.lowercased())" : String($1) }
    }
}

extension Problem: CustomStringConvertible, Comparable {
    /// `mine.csv:3:1: there is no figure 'housing.dwelings'; did you mean 'housing.dwellings'?`
    public var description: String { "\(file):\(line):\(column): \(factSentence); \(fix)" }

    public static func < (a: Problem, b: Problem) -> Bool {
        (a.file, a.line, a.column, a.description) < (b.file, b.line, b.column, b.description)
    }
}

/// Everything that is the matter, in the order of the files; never empty.
public struct Problems: Error, Hashable, Sendable, CustomStringConvertible {
    public let all: [Problem]

    init(_ all: [Problem]) { self.all = all.sorted() }

    /// One problem a line.
    public var description: String { all.map(\.description).joined(separator: "\n") }
}
