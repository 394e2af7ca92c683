internal import Reading
import Spelling
internal import Words

/// How the catalogue of measures reads its values: words, numbers between bounds, and shares.
extension FieldReader {
    /// The keys and values of a field; notes keys that are not among `known`, and those of `needed` that are missing.
    func fields(
        _ field: Field, _ owner: Phrase.Argument, known: [String], needed: [String]
    ) -> Field? {
        guard field.isMapping else {
            note(
                .wrongKind(found: field.kind, expected: .other(Phrase("kind.keys_and_values"))), at: field)
            return nil
        }
        _ = hasKeys(known, in: field, called: nil)
        for key in needed where field[key] == nil { note(.missingKey(key, of: owner), at: field) }
        return field
    }

    /// A text of any length.
    func words(_ field: Field) -> String? {
        if let text = field.text { return text }
        note(.wrongKind(found: field.kind, expected: .text), at: field)
        return nil
    }

    /// A number between bounds.
    func number(_ field: Field, from least: Double, to most: Double) -> Double? {
        guard let text = words(field) else { return nil }
        switch Reading.number(from: text) {
        case .failure(let slip): note(slip.fact(for: text), at: field)
        case .success(let value):
            if (least...most).contains(value) { return value }
            note(.outside(text, key: field.key, least: written(least), most: written(most)), at: field)
        }
        return nil
    }

    /// One of a few words.
    func word<Choice>(
        _ field: Field, _ what: Noun, among choices: [Choice], label: (Choice) -> String
    ) -> Choice? {
        words(field).flatMap {
            word($0, at: field.node.position, path: field.path, what, among: choices, label: label)
        }
    }

    private func word<Choice>(
        _ text: String, at position: SourcePosition, path: String, _ what: Noun, among choices: [Choice],
        label: (Choice) -> String
    ) -> Choice? {
        if let choice = choices.first(where: { label($0) == text }) { return choice }
        let known = choices.map(label)
        note(
            .unknownWord(text, what: what, suggestion: nearest(to: text, among: known), known: known),
            atKey: position, path: path)
        return nil
    }

    /// Shares by word, which sum to 1, with the words in the order of the file.
    func shares<Choice: Hashable>(
        _ field: Field, _ what: Noun, among choices: [Choice], label: (Choice) -> String
    ) -> [(choice: Choice, share: Double)]? {
        guard field.isMapping else {
            let example = Phrase("kind.shares", ["word": .text(choices.first.map(label) ?? "")])
            note(.wrongKind(found: field.kind, expected: .other(example)), at: field)
            return nil
        }
        var shares: [(Choice, Double)] = []
        for entry in field.entries {
            guard
                let choice = word(
                    entry.key, at: entry.keyPosition, path: entry.value.path, what, among: choices,
                    label: label),
                let share = number(entry.value, from: 0, to: 1)
            else { return nil }
            shares.append((choice, share))
        }
        let sum = shares.map(\.1).sum
        guard abs(sum - 1) < 1e-9 else {
            note(.sharesDoNotSum(field.key, sum: written((sum * 1e6).rounded() / 1e6)), at: field)
            return nil
        }
        return shares
    }
}

extension Field {
    /// What it is, with its text.
    var kind: Kind { text.map { .other(Phrase("kind.this_text", ["text": .text($0)])) } ?? node.kind }
}
