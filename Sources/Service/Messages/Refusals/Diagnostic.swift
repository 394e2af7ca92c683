public import Modelling
public import Reading
public import Words

/// One problem of one file: where, what, and the way out.
///
/// What is so is the phrase `code` with the arguments, what to do about it the phrase `code.fix` with the same ones.
public struct Diagnostic: Codable, Equatable, Hashable, Sendable {
    /// The file as the client named it.
    public var file: String
    /// Counted from 1; nil where the problem is the file as a whole.
    public var line: Int?
    /// Counted from 1 in characters; nil where the problem is the line or the file as a whole.
    public var column: Int?
    /// The key that is meant, as `roadmap[2].lead`; may be empty.
    public var path: String
    /// A word for programs, as `measure.unknown`.
    public var code: String
    /// What stands in the places of both phrases.
    public var arguments: [String: Phrase.Argument]
    /// What is so, in English.
    public var fact: String
    /// What to do about it, in English; may be empty.
    public var fix: String
    public var severity: Problem.Severity

    /// A problem that the catalogue has words for.
    public init(
        file: String, line: Int?, column: Int?, path: String = "", code: String,
        arguments: [String: Phrase.Argument], severity: Problem.Severity = .error
    ) {
        let fix = Phrase(code + Self.fixSuffix, arguments)
        self.init(
            file: file, line: line, column: column, path: path, code: code, arguments: arguments,
            fact: Phrase.fact(code, arguments).text(.english),
            fix: Wording.shared.has(fix.key) ? fix.text(.english) : "", severity: severity)
    }

    /// A problem in the words that somebody else found for it, in English.
    public init(
        file: String, line: Int?, column: Int?, path: String = "", code: String,
        arguments: [String: Phrase.Argument] = [:], fact: String, fix: String,
        severity: Problem.Severity = .error
    ) {
        self.file = file
        self.line = line
        self.column = column
        self.path = path
        self.code = code
        self.arguments = arguments
        self.fact = fact
        self.fix = fix
        self.severity = severity
    }

    public init(from decoder: any Decoder) throws {
        let fields = try decoder.container(keyedBy: CodingKeys.self)
        self.init(
            file: try fields.decode(String.self, forKey: .file),
            line: try fields.decodeIfPresent(Int.self, forKey: .line),
            column: try fields.decodeIfPresent(Int.self, forKey: .column),
            path: try fields.decode(String.self, forKey: .path),
            code: try fields.decode(String.self, forKey: .code),
            arguments: try fields.decodeIfPresent([String: Phrase.Argument].self, forKey: .arguments) ?? [:],
            fact: try fields.decode(String.self, forKey: .fact),
            fix: try fields.decode(String.self, forKey: .fix),
            severity: try fields.decode(Problem.Severity.self, forKey: .severity))
    }

    /// A problem that the readers of files found; long words of theirs are cut.
    public init(_ problem: Problem) {
        self.init(
            file: problem.position.file, line: problem.position.line > 0 ? problem.position.line : nil,
            column: problem.position.column > 0 ? problem.position.column : nil,
            path: problem.path.shortened(to: Self.longestWord),
            code: problem.code, arguments: problem.arguments.mapValues { $0.shortened(to: Self.longestWord) },
            severity: problem.severity)
    }

    /// Most diagnostics of an answer: more would only say again that the file is another one than was meant.
    public static let most = 200
    private static let longestWord = 500

    /// The first of all problems, as many as an answer holds.
    public static func first(of problems: some Sequence<Problem>) -> [Diagnostic] {
        problems.prefix(most).map { Diagnostic($0) }
    }

    private static let fixSuffix = ".fix"
}

extension Diagnostic: CustomStringConvertible {
    /// `file:line:column: fact; fix`, with `warning: ` before the fact of a warning.
    public var description: String { text(.english) }

    /// The same in a language that people chose.
    ///
    /// A problem that this build has no words for is said in English, as the daemon wrote it.
    public func text(_ language: Language) -> String {
        var place = file
        if let line {
            place += ":\(line)"
            if let column { place += ":\(column)" }
        }
        let kind = severity == .warning ? "\(Phrase("diagnostic.warning").text(language)): " : ""
        let fix = fix(in: language)
        return "\(place): \(kind)\(fact(in: language))" + (fix.isEmpty ? "" : "; \(fix)")
    }

    /// What is so.
    public func fact(in language: Language) -> String {
        Wording.shared.has(code) ? Phrase.fact(code, arguments).text(language) : fact
    }

    /// What to do about it; may be empty.
    public func fix(in language: Language) -> String {
        let key = code + Self.fixSuffix
        return Wording.shared.has(key) ? Phrase(key, arguments).text(language) : fix
    }
}

extension Phrase.Argument {
    /// With texts cut to so many letters.
    fileprivate func shortened(to most: Int) -> Phrase.Argument {
        switch self {
        case .text(let text): .text(text.unicodeScalars.count > most ? text.shortened(to: most) : text)
        case .list(let texts):
            .list(texts.map { $0.unicodeScalars.count > most ? $0.shortened(to: most) : $0 })
        case .phrase(var phrase):
            {
                phrase.arguments = phrase.arguments.mapValues { $0.shortened(to: most) }
                return .phrase(phrase)
            }()
        case .number: self
        }
    }
}
