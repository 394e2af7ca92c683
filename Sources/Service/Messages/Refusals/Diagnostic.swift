/// One problem of one file: where, what, and the way out.
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
    /// What is so.
    public var fact: String
    /// What to do about it; may be empty.
    public var fix: String
    public var severity: Severity

    /// Whether the file can be used as it is.
    public enum Severity: String, Word { case error, warning }

    public init(
        file: String, line: Int?, column: Int?, path: String = "", code: String, fact: String, fix: String,
        severity: Severity = .error
    ) {
        self.file = file
        self.line = line
        self.column = column
        self.path = path
        self.code = code
        self.fact = fact
        self.fix = fix
        self.severity = severity
    }
}

extension Diagnostic: CustomStringConvertible {
    /// `file:line:column: fact; fix`, with `warning: ` before the fact of a warning.
    public var description: String {
        var place = file
        if let line {
            place += ":\(line)"
            if let column { place += ":\(column)" }
        }
        let kind = severity == .warning ? "warning: " : ""
        return "\(place): \(kind)\(fact)" + (fix.isEmpty ? "" : "; \(fix)")
    }
}
