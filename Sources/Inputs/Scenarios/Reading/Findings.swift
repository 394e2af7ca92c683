import Spelling

/// Reads values out of a scenario and keeps what is wrong with them, so that all of it is reported at once.
///
/// Every function gives nil where it has noted a problem, so that the caller can go on with the rest.
final class Findings {
    private(set) var problems: [ScenarioProblem] = []
    /// Looking for the nearest name takes time; a file with more mistakes than this is not one of names.
    private var suggestionsLeft = 100

    func note(_ fact: ScenarioProblem.Fact, at field: Field) {
        problems.append(ScenarioProblem(at: field.node.place, path: field.path, fact))
    }

    func note(_ fact: ScenarioProblem.Fact, atKey place: SourcePlace, path: String) {
        problems.append(ScenarioProblem(at: place, path: path, fact))
    }

    /// The name that a misspelt one was most likely meant to be.
    func nearest(to word: String, among names: some Sequence<String>) -> String? {
        guard suggestionsLeft > 0 else { return nil }
        suggestionsLeft -= 1
        return nearestName(to: word, among: names)
    }

    /// Whether this is a mapping; notes the keys that are not known in it.
    func hasKeys(_ known: [String], in field: Field, called owner: String) -> Bool {
        guard field.isMapping else {
            note(
                .wrongKind(found: field.node.kind, expected: "keys: \(known.joined(separator: ", "))"),
                at: field)
            return false
        }
        for entry in field.entries where !known.contains(entry.key) {
            note(
                .unknownKey(
                    entry.key, of: owner, suggestion: nearest(to: entry.key, among: known), known: known),
                atKey: entry.keyPlace, path: entry.value.path)
        }
        return true
    }

    /// One line of text; line ends inside become spaces.
    func text(_ field: Field, expecting expected: String = "a text") -> String? {
        guard let text = field.text else {
            note(.wrongKind(found: field.node.kind, expected: expected), at: field)
            return nil
        }
        guard !field.node.isMissing else {
            note(.missingValue(field.key), at: field)
            return nil
        }
        let line = text.split(whereSeparator: \.isNewline).joined(separator: " ")
        guard line.count <= YamlLimits.text else {
            note(.textTooLong(limit: YamlLimits.text), at: field)
            return nil
        }
        guard !line.unicodeScalars.contains(where: { $0.properties.generalCategory == .control }) else {
            note(.controlCharacter, at: field)
            return nil
        }
        return line
    }

    /// A list, or a single value that stands for a list of one.
    func list(_ field: Field) -> [Field]? {
        if let items = field.items { return items }
        guard !field.node.isMissing else {
            note(.missingValue(field.key), at: field)
            return nil
        }
        guard field.text != nil else {
            note(.wrongKind(found: field.node.kind, expected: "a list"), at: field)
            return nil
        }
        return [field]
    }

    /// One of a few words.
    func choice<Choice>(_ field: Field, called what: String, of choices: [(String, Choice)]) -> Choice? {
        guard let text = text(field, expecting: "one word") else { return nil }
        if let choice = choices.first(where: { $0.0 == folded(text) }) { return choice.1 }
        note(.notOneOf(text, what: what, choices: choices.map(\.0)), at: field)
        return nil
    }

    /// `yes` or `no`.
    func decision(_ field: Field) -> Bool? {
        choice(
            field, called: "yes or no", of: [("yes", true), ("no", false), ("true", true), ("false", false)])
    }

    /// A whole number from 1.
    func count(_ field: Field, called name: String, atLeast least: Int = 1, atMost most: Int) -> Int? {
        guard let text = text(field, expecting: "a whole number") else { return nil }
        guard text.allSatisfy({ $0.isASCII && $0.isNumber }), let count = Int(text) else {
            note(.notAWholeNumber(text), at: field)
            return nil
        }
        guard (least...most).contains(count) else {
            note(.notAllowed(text, name: name, least: "\(least)", most: "\(most)"), at: field)
            return nil
        }
        return count
    }
}
