import Messages
import Reading
import Rendering
import Words

/// Problems of files, for people: of each its place, the line with its cause underlined, the fact and the way out.
struct DiagnosticPage {
    private let diagnostics: [Diagnostic]
    private let lines: [String: [Substring]]

    /// - Parameter texts: of the files, by the names that the problems have; the line of another is not shown.
    init(_ diagnostics: [Diagnostic], texts: [String: String]) {
        self.diagnostics = diagnostics
        lines = texts.mapValues { $0.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline) }
    }

    /// - Parameter ending: whether a last line says what to do now.
    func text(ending: Bool) -> String {
        var parts: [String] = []
        for severity in [Problem.Severity.error, .warning] {
            let files = diagnostics.filter { $0.severity == severity }.map(\.file)
            for file in files.reduce(into: [String](), { if !$0.contains($1) { $0.append($1) } }) {
                let found = diagnostics.filter { $0.file == file && $0.severity == severity }
                parts.append(heading(severity, count: found.count, file: file))
                parts += found.map(block)
            }
        }
        let errors = diagnostics.count { $0.severity == .error }
        if ending, errors > 0 {
            // `polder validate` reads scenarios.
            let isScenario = diagnostics.contains { [".yaml", ".yml"].contains(where: $0.file.hasSuffix) }
            let count: [String: Phrase.Argument] = ["count": .count(errors)]
            let end =
                isScenario ? Phrase("client.problems.now", count) : Phrase("client.problems.again", count)
            parts.append(end.said)
        }
        return parts.joined(separator: "\n\n")
    }

    private func heading(_ severity: Problem.Severity, count: Int, file: String) -> String {
        let places: [String: Phrase.Argument] = ["count": .count(count), "file": .text(file)]
        return switch severity {
        case .error: Phrase("client.problems.errors", places).said
        case .warning: Phrase("client.problems.warnings", places).said
        }
    }

    private func block(_ problem: Diagnostic) -> String {
        var block: [String] = []
        if let line = problem.line {
            let column = problem.column.map { Phrase.Argument.count($0) } ?? .text("")
            block.append(
                "  " + Phrase("client.problems.place", ["line": .count(line), "column": column]).said)
            block += shown(line, column: problem.column, of: problem.file)
        }
        block += [problem.fact(in: Speech.language), problem.fix(in: Speech.language)].filter { !$0.isEmpty }
            .map { Self.sentence($0).wrapped(to: Terminal.width - 2) }
            .flatMap { $0.split(separator: "\n") }.map { "  \($0)" }
        return block.joined(separator: "\n")
    }

    /// The line of the file, and below it what it is about.
    private func shown(_ number: Int, column: Int?, of file: String) -> [String] {
        guard let lines = lines[file], lines.indices.contains(number - 1) else { return [] }
        let line = String(lines[number - 1]).replacing("\t", with: " ")
        let label = "\(number)".filledBefore(to: 5)
        let start = max(0, (column ?? 1) - 1)
        let span = column == nil ? 0 : Cause.length(in: line, from: start, isTable: file.hasSuffix(".csv"))
        // A long line is cut around its cause, so that it fits.
        let room = max(20, Terminal.width - label.count - 4)
        let first = line.count <= room ? 0 : max(0, min(start - room / 3, line.count - room))
        let part = String(line.dropFirst(first).prefix(room))
        guard span > 0 else { return ["\(label) │ \(part)"] }
        let mark = String(repeating: "~", count: max(1, min(span, room - (start - first))))
        let gap = String(repeating: " ", count: start - first)
        return ["\(label) │ \(part)", String(repeating: " ", count: label.count) + " │ " + gap + mark]
    }

    private static func sentence(_ text: String) -> String {
        let isClosed = text.last.map { ".?!:".contains($0) } ?? true
        return text.prefix(1).uppercased() + text.dropFirst() + (isClosed ? "" : ".")
    }
}

/// How much of a line a problem is about: a key, a value, a cell.
private enum Cause {
    static func length(in line: String, from start: Int, isTable: Bool) -> Int {
        let rest = Array(line.dropFirst(start))
        guard let first = rest.first else { return 1 }
        if first == "\"" || first == "'" {
            let close = rest.dropFirst().firstIndex(of: first) ?? rest.count - 1
            return close + 1
        }
        if isTable { return max(1, rest.firstIndex { ",;\t".contains($0) } ?? rest.count) }
        let isNested = "{[".contains(first)
        for (number, letter) in rest.enumerated() {
            let next = number + 1 < rest.count ? rest[number + 1] : " "
            if letter == ":" && next == " " && !isNested { return number }
            if letter == " " && next == "#" { return trimmed(rest[..<number]) }
            if ",}]".contains(letter) && !isNested
                && line.prefix(start).contains(where: { "{[".contains($0) })
            {
                return trimmed(rest[..<number])
            }
        }
        return trimmed(rest[...])
    }

    private static func trimmed(_ letters: ArraySlice<Character>) -> Int {
        var letters = letters
        while letters.last == " " { letters = letters.dropLast() }
        return max(1, letters.count)
    }
}
