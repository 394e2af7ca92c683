internal import Spelling
public import Words

/// Reads values out of a file and keeps what is wrong with them, so that all of it is reported at once.
///
/// Every function gives nil where it has noted a problem, so that the caller can go on with the rest.
public final class FieldReader {
    public let area: Problem.Area
    public private(set) var problems: [Problem] = []
    /// Looking for the nearest name takes time; a file with more mistakes than this is not one of names.
    private var suggestionsLeft = 100

    public init(_ area: Problem.Area) { self.area = area }

    public func note(_ fact: Fact, at field: Field) {
        note(fact, atKey: field.node.position, path: field.path)
    }

    public func note(_ fact: Fact, atKey position: SourcePosition, path: String) {
        problems.append(Problem(area, at: position, path: path, fact))
    }

    /// The name that a misspelt one was most likely meant to be; of `others` one that is nearer than all of `names`.
    public func nearest(
        to word: String, among names: some Sequence<String>, else others: [String] = []
    ) -> String? {
        guard suggestionsLeft > 0 else { return nil }
        suggestionsLeft -= 1
        guard let first = nearestName(to: word, among: names) else {
            return nearestName(to: word, among: others)
        }
        guard let second = nearestName(to: word, among: others) else { return first }
        return isNearer(second, than: first, to: word) ? second : first
    }

    /// Whether this is a set of keys; notes the keys that are not known in it.
    ///
    /// - Parameters:
    ///   - known: the keys.
    ///   - others: further words for them, which a misspelt key may have been meant to be.
    ///   - listed: the words that the message lists; nil for the keys.
    ///   - owner: what the keys belong to, as an argument of the sentence; nil where it goes without saying.
    public func hasKeys(
        _ known: [String], or others: [String] = [], listed: [String]? = nil, in field: Field,
        called owner: Phrase.Argument?
    ) -> Bool {
        guard field.isMapping else {
            if let text = field.text, let tight = TightColon(text[...]) {
                note(.noSpaceAfterColon(tight.text, written: tight.written), at: field)
            } else {
                note(.wrongKind(found: field.node.kind, expected: .theseKeys(listed ?? known)), at: field)
            }
            return false
        }
        for entry in field.entries where !known.contains(entry.key) {
            // `{mode:silo}` is a key of that name, without a value.
            if entry.value.node.isMissing, let tight = TightColon(entry.key[...]) {
                note(
                    .noSpaceAfterColon(tight.text, written: tight.written), atKey: entry.keyPosition,
                    path: entry.value.path)
                continue
            }
            let near = nearest(to: entry.key, among: known, else: others)
            note(
                .unknownKey(entry.key, of: owner, suggestion: near, known: listed ?? known),
                atKey: entry.keyPosition,
                path: entry.value.path)
        }
        return true
    }

    /// One line of text; line ends inside become spaces.
    public func text(_ field: Field, expecting expected: Kind = .text) -> String? {
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
    public func list(_ field: Field) -> [Field]? {
        if let items = field.items { return items }
        guard !field.node.isMissing else {
            note(.missingValue(field.key), at: field)
            return nil
        }
        guard field.text != nil else {
            note(.wrongKind(found: field.node.kind, expected: .list), at: field)
            return nil
        }
        return [field]
    }

    /// One of a few words.
    ///
    /// - Parameter choices: each with all its names; the first is the one that messages list.
    public func choice<Choice>(
        _ field: Field, called what: Noun, of choices: [(names: [String], thing: Choice)]
    ) -> Choice? {
        guard let text = text(field, expecting: .word) else { return nil }
        switch Self.found(text, among: choices) {
        case .thing(let thing): return thing
        case .between(let written): note(.curlyQuotes(text, written: written), at: field)
        case .several(let written): note(.severalInOne(text, written: written), at: field)
        case .none:
            let near = nearest(to: text, among: choices)
            note(
                .notOneOf(text, what: what, suggestion: near, choices: choices.compactMap(\.names.first)),
                at: field)
        }
        return nil
    }

    /// A name out of many, by any way of writing it; the caller says what is the matter with one that is unknown.
    ///
    /// - Parameter other: looks up what is none of the names and means one of the things all the same.
    public func name<Thing>(
        _ field: Field, called what: Noun, among things: [(names: [String], thing: Thing)],
        and other: (String) -> Thing? = { _ in nil },
        unknown: (_ name: String, _ suggestion: String?) -> Fact
    ) -> Thing? {
        guard let text = text(field, expecting: .nameOf(what)) else { return nil }
        switch Self.found(text, among: things, and: other) {
        case .thing(let thing): return thing
        case .between(let written): note(.curlyQuotes(text, written: written), at: field)
        case .several(let written): note(.severalInOne(text, written: written), at: field)
        case .none:
            note(unknown(text, nearest(to: text, among: things)), at: field)
        }
        return nil
    }

    private enum Match<Thing> {
        case thing(Thing)
        /// The name without the curly quotes around it.
        case between(String)
        /// All names, as a list.
        case several(String)
    }

    private static func found<Thing>(
        _ text: String, among things: [(names: [String], thing: Thing)],
        and other: (String) -> Thing? = { _ in nil }
    ) -> Match<Thing>? {
        func thing(_ text: String) -> Thing? {
            let wanted = spelling(of: text)
            return things.first { $0.names.contains { spelling(of: $0) == wanted } }?.thing ?? other(text)
        }
        let plain = text.filter { !StrangeCharacter.isCurlyQuote($0) }
        if plain != text, thing(plain) != nil, text.first.map(StrangeCharacter.isCurlyQuote) == true {
            return .between(plain)
        }
        if let thing = thing(text) { return .thing(thing) }
        let pieces = text.split(whereSeparator: { ",;&+".contains($0) }).map { trimmed(String($0)) }
        guard pieces.count > 1, pieces.allSatisfy({ thing($0) != nil }) else { return nil }
        return .several("[\(pieces.joined(separator: ", "))]")
    }

    private func nearest<Thing>(to text: String, among things: [(names: [String], thing: Thing)]) -> String? {
        nearest(
            to: text, among: things.compactMap(\.names.first),
            else: things.flatMap { Array($0.names.dropFirst()) })
    }

    /// `yes` or `no`.
    public func decision(_ field: Field) -> Bool? {
        choice(
            field, called: .yesOrNo,
            of: [
                (["yes", "ja", "true", "on", "aan"], true), (["no", "nee", "false", "off", "uit"], false),
            ])
    }

    /// A whole number from `least`.
    public func count(
        _ field: Field, atLeast least: Int = 1, atMost most: Int,
        outside: (_ text: String, _ least: String, _ most: String) -> Fact
    ) -> Int? {
        guard let text = text(field, expecting: .wholeNumber) else { return nil }
        guard text.allSatisfy({ $0.isASCII && $0.isNumber }), let count = Int(text) else {
            switch NumberSlip(of: text, within: Double(least)...Double(most)) {
            case .grouped(let written)? where !written.contains("."), .ambiguous(let written, _)?:
                note(.groupedNumber(text, written: written), at: field)
            default: note(.notAWholeNumber(text), at: field)
            }
            return nil
        }
        guard (least...most).contains(count) else {
            note(outside(text, "\(least)", "\(most)"), at: field)
            return nil
        }
        return count
    }
}
