public import Modelling
public import Scores
import Words

/// Published patterns of working together beside the model, as a page and as lines for a terminal.
public struct PatternPage: ValidationText {
    private typealias Pattern = PatternDocument.Pattern

    private let document: PatternDocument
    private let words: ValidationWords
    private static let width = 78

    private var voice: Voice { words.voice }

    public init(_ document: PatternDocument, in language: Language) {
        self.document = document
        words = ValidationWords(language)
    }

    /// For a terminal.
    public var text: String {
        var blocks = [verdict, voice("patterns.read")]
        for (title, patterns) in groups {
            blocks.append(([title] + patterns.map(lines)).joined(separator: "\n"))
        }
        return blocks.map { $0.split(separator: "\n").map(wrapped).joined(separator: "\n") }
            .joined(separator: "\n\n") + "\n"
    }

    /// The page `docs/validation-collaboration.md`, where the language is English.
    public var markdown: String {
        var blocks = [
            voice("patterns.head"), verdict,
            voice(
                "patterns.runs",
                [
                    "measures": .count(document.measures), "members": .count(document.members),
                    "regions": .count(document.regions.count), "seed": .text("\(document.seed)"),
                ]),
        ]
        for (title, patterns) in groups {
            blocks.append("## \(title)")
            blocks.append((head + patterns.map(row)).joined(separator: "\n"))
            blocks.append(
                patterns.map { "- **\(self.title($0))**: \(explanation($0))" }.joined(separator: "\n"))
        }
        return (blocks + [voice("patterns.foot")]).joined(separator: "\n\n") + "\n"
    }

    /// Patterns that the model could have missed, then those that it could not, then those that it has nothing of.
    private var groups: [(title: String, patterns: [Pattern])] {
        [("free", [.independent, .direction]), ("bound", [.tuned, .built]), ("absent", [.notModelled])].map {
            key, uses in
            (voice("patterns.group.\(key)"), document.patterns.filter { uses.contains($0.use) })
        }
    }

    /// How many of those that could have been missed are met.
    private var verdict: String {
        let free = groups[0].patterns
        return voice(
            "patterns.verdict",
            ["met": .count(free.count { $0.isMet == true }), "free": .count(free.count)])
    }

    // MARK: - A pattern

    private func title(_ pattern: Pattern) -> String { voice("patterns.\(pattern.name)") }

    /// What was found, and why where it is not what is published.
    private func explanation(_ pattern: Pattern) -> String {
        var parts = [voice("patterns.\(pattern.name).compared")]
        if pattern.isMet == false { parts.append(voice("patterns.\(pattern.name).missed")) }
        if pattern.use != .notModelled { parts.append(voice("patterns.use.\(pattern.use.rawValue)")) }
        return parts.joined(separator: " ")
    }

    private func lines(_ pattern: Pattern) -> String {
        var lines = ["  \(title(pattern))", "    \(published(pattern))"]
        if let found = found(pattern) { lines.append("    \(found)") }
        if pattern.isMet == false { lines.append("    \(voice("patterns.\(pattern.name).missed"))") }
        return lines.joined(separator: "\n")
    }

    private func wrapped(_ line: Substring) -> String {
        let indent = String(line.prefix { $0 == " " })
        return String(line).wrapped(to: Self.width, indent: indent.isEmpty ? "" : indent + "  ")
    }

    private func published(_ pattern: Pattern) -> String {
        voice("patterns.published", ["what": .text(voice("patterns.\(pattern.name).published"))])
    }

    private func found(_ pattern: Pattern) -> String? {
        guard let middle = pattern.median, let low = pattern.p05, let high = pattern.p95 else { return nil }
        return voice(
            "patterns.found",
            [
                "median": .text(size(middle, pattern)), "low": .text(number(low, pattern)),
                "high": .text(number(high, pattern)), "met": .text(met(pattern)),
            ])
    }

    /// `within it in 170 of 200 draws; met`
    private func met(_ pattern: Pattern) -> String {
        let verdict = voice(pattern.isMet == true ? "patterns.met" : "patterns.not_met")
        guard let held = pattern.held else {
            let isAbove = pattern.isMet == true && (pattern.median ?? 0) > (pattern.high ?? .infinity)
            return isAbove ? voice("patterns.above", ["met": .text(verdict)]) : verdict
        }
        return voice(
            pattern.low == nil ? "patterns.held" : "patterns.inside",
            ["held": .count(held), "members": .count(pattern.members), "met": .text(verdict)])
    }

    /// A number with its unit: `3.2 years`
    private func size(_ value: Double, _ pattern: Pattern) -> String {
        let number: [String: Phrase.Argument] = ["number": .text(number(value, pattern))]
        return voice.known("patterns.unit.\(pattern.unit ?? "one")", number) ?? self.number(value, pattern)
    }

    private func number(_ value: Double, _ pattern: Pattern) -> String {
        let text =
            switch pattern.unit {
            case "share": words.fixed(100 * abs(value), 0)
            case "years", "M€": words.fixed(abs(value), 1)
            default: words.ratio(abs(value))
            }
        let isZero = text.allSatisfy { !$0.isNumber || $0 == "0" }
        return value < 0 && !isZero ? "−\(text)" : text
    }

    private func zipped(_ low: Double?, _ high: Double?) -> (Double, Double)? {
        guard let low, let high else { return nil }
        return (low, high)
    }

    private var head: [String] {
        let cells = voice("patterns.columns").split(separator: "|").map { " \($0) |" }
        return ["|" + cells.joined(), "|" + String(repeating: "---|", count: cells.count)]
    }

    private func row(_ pattern: Pattern) -> String {
        let median = pattern.median.map { size($0, pattern) } ?? "–"
        let band = zipped(pattern.p05, pattern.p95).map {
            voice("patterns.band", ["low": .text(number($0, pattern)), "high": .text(number($1, pattern))])
        }
        return "| \(title(pattern)) | \(voice("patterns.\(pattern.name).published")) "
            + "| \(median) | \(band ?? "–") | \(pattern.isMet == nil ? "–" : met(pattern)) |"
    }
}
