/// `mode:silo`, a key whose value stands right behind its colon: YAML takes both for one text.
struct TightColon {
    let column: Int
    /// `mode:silo`
    let text: String
    /// `mode: silo`
    let written: String

    /// A line or a text that begins with a key and a colon without a space; nil for any other, and for `https:` and `polder:`.
    init?(_ line: Substring) {
        guard let match = line.prefixMatch(of: /( *(?:- +)*)(\p{L}[\p{L}0-9_]*):([^\s\/].*)/),
            !["http", "https", "polder", "file"].contains(match.output.2.lowercased())
        else { return nil }
        var value = String(match.output.3)
        if let comment = value.firstRange(of: " #") { value = String(value[..<comment.lowerBound]) }
        column = match.output.1.unicodeScalars.count + 1
        text = "\(match.output.2):\(value)"
        written = "\(match.output.2): \(value)"
    }

    /// What a slip of syntax comes from: a colon without a space on its line or one just above, if there is one.
    static func cause(of problem: Problem, in file: SourceFile) -> Problem {
        guard problem.fact.code == TextCode.syntax.rawValue else { return problem }
        let lines = file.text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline)
        let last = min(problem.position.line, lines.count)
        for number in stride(from: last, to: max(0, last - 4), by: -1) {
            guard let tight = TightColon(lines[number - 1]) else { continue }
            return Problem(
                problem.area, at: SourcePosition(file: file.name, line: number, column: tight.column),
                .noSpaceAfterColon(tight.text, written: tight.written))
        }
        return problem
    }
}
