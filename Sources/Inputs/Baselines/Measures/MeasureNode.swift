import Spelling
import Yams

/// A node of the catalogue with the problems found below it.
///
/// Every text is read as text and parsed here: YAML's own reading of numbers and booleans is not used.
final class MeasureFindings {
    let file: String
    private(set) var problems: [Problem] = []

    init(file: String) { self.file = file }

    func report(_ node: Node?, _ fact: Problem.Fact) {
        report(line: node?.mark?.line ?? 1, column: node?.mark?.column ?? 1, fact)
    }

    func report(line: Int, column: Int, _ fact: Problem.Fact) {
        problems.append(Problem(file, line, column, fact))
    }
}

extension Node {
    var kind: String {
        switch self {
        case .mapping: "a list of keys"
        case .sequence: "a list"
        case .scalar(let scalar): "the text '\(scalar.string)'"
        case .alias: "an alias"
        }
    }

    /// Its keys and values; reports keys that are not among `known` and those of `needed` that are missing.
    func fields(_ owner: String, known: [String], needed: [String], _ findings: MeasureFindings) -> [String:
        Node]?
    {
        guard let mapping else {
            findings.report(self, .wrongKind(found: kind, expected: "keys and values"))
            return nil
        }
        var fields: [String: Node] = [:]
        for (key, value) in mapping {
            let name = key.scalar?.string ?? ""
            if known.contains(name) {
                fields[name] = value
            } else {
                findings.report(
                    key, .unknownKey(name, suggestion: nearestName(to: name, among: known), known: known))
            }
        }
        for key in needed where fields[key] == nil { findings.report(self, .missingKey(key, of: owner)) }
        return fields
    }

    /// A text; reports what is none.
    func text(_ findings: MeasureFindings) -> String? {
        if let scalar { return scalar.string }
        findings.report(self, .wrongKind(found: kind, expected: "a text"))
        return nil
    }

    /// A number between bounds; reports what is none.
    func number(_ key: String, from least: Double, to most: Double, _ findings: MeasureFindings) -> Double? {
        guard let text = text(findings) else { return nil }
        switch Baselines.number(from: text) {
        case .failure(let slip):
            findings.report(self, slip.fact(for: text))
            return nil
        case .success(let value):
            if (least...most).contains(value) { return value }
            findings.report(self, .outside(text, key: key, least: written(least), most: written(most)))
            return nil
        }
    }

    /// One of a few words; reports another.
    func choice<Choice>(
        _ what: String, among choices: [Choice], label: (Choice) -> String, _ findings: MeasureFindings
    ) -> Choice? {
        guard let text = text(findings) else { return nil }
        if let choice = choices.first(where: { label($0) == text }) { return choice }
        let known = choices.map(label)
        findings.report(
            self,
            .unknownWord(text, what: what, suggestion: nearestName(to: text, among: known), known: known))
        return nil
    }

    /// Shares by word, which sum to 1, with the words in the order of the file.
    func shares<Choice: Hashable>(
        _ key: String, _ what: String, among choices: [Choice], label: (Choice) -> String,
        _ findings: MeasureFindings
    ) -> [(choice: Choice, share: Double)]? {
        guard let mapping else {
            findings.report(
                self,
                .wrongKind(found: kind, expected: "shares such as {\(choices.first.map(label) ?? ""): 1}"))
            return nil
        }
        var shares: [(Choice, Double)] = []
        for (word, value) in mapping {
            guard let choice = word.choice(what, among: choices, label: label, findings),
                let share = value.number(key, from: 0, to: 1, findings)
            else { return nil }
            shares.append((choice, share))
        }
        let sum = shares.map(\.1).sum
        guard abs(sum - 1) < 1e-9 else {
            findings.report(self, .sharesDoNotSum(key, sum: written((sum * 1e6).rounded() / 1e6)))
            return nil
        }
        return shares
    }
}
