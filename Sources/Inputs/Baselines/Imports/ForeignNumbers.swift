import Reading
import Spelling

/// Numbers as spreadsheets, StatLine and Eurostat write them: `1.234,5`, `1,234.5`, `1 234`, `3,6%`, `635000 p`.
enum ForeignNumbers {
    /// What stands where there is no number: unknown, nil or too uncertain, secret, not applicable.
    private static let missing: Set = [
        "", ".", "..", "...", "-", "–", "—", "x", "X", "NA", "N/A", "n/a", "NaN", "nan", "NULL", "null",
        "None",
        "nvt", "n.v.t.", "onbekend", "#N/A", "#N/B", "#DIV/0!", "#DEEL/0!", "#VALUE!", "#WAARDE!", "#REF!",
        "#VERW!",
    ]

    /// Whether a cell says that there is no number; Eurostat writes `:`, with a letter that says why.
    static func isMissing(_ text: String) -> Bool {
        missing.contains(text)
            || text.first == ":" && text.dropFirst().allSatisfy { $0 == " " || $0.isLetter }
    }

    /// Letters that Eurostat puts behind a number: provisional, estimated, break in the series and others.
    private static let flags: Set<Character> = ["b", "c", "d", "e", "f", "i", "n", "p", "r", "s", "u", "z"]

    /// The letters behind a number, `bp` of `635000 bp`; none where a word stands there.
    private static func flags(of text: String) -> Substring {
        guard let space = text.lastIndex(where: \.isWhitespace), text.first?.isLetter == false else {
            return ""
        }
        let letters = text[text.index(after: space)...]
        return !letters.isEmpty && letters.count <= 4 && letters.allSatisfy(flags.contains) ? letters : ""
    }

    /// Whether a number is marked as one that may still change.
    static func isProvisional(_ text: String) -> Bool {
        text.hasSuffix("*") || flags(of: text).contains { "pe".contains($0) }
    }

    /// Whether `%` stands behind a number.
    static func isPercent(_ text: String) -> Bool { text.hasSuffix("%") && isNumber(text) }

    /// What the digits of one number say about the mark that all of them are written with.
    enum Reading: Equatable {
        case sure(DecimalMark)
        /// `1.234`: a thousand and more, or one and a bit.
        case either
        case neither
    }

    /// Without spaces between thousands, signs of money and percent, and the marks of a provisional number.
    static func plain(_ text: String) -> String {
        let shown = text.dropLast(flags(of: text).count)
        var letters = shown.filter { !$0.isWhitespace && $0 != "'" && $0 != "’" }
        while letters.last == "*" { letters.removeLast() }
        if letters.last == "%" { letters.removeLast() }
        if letters.first == "€" { letters.removeFirst() } else if letters.last == "€" { letters.removeLast() }
        if letters.hasSuffix(",-") { letters.removeLast(2) }
        if letters.first == "−" { letters = "-" + letters.dropFirst() }
        return letters
    }

    static func reading(of text: String) -> Reading {
        let marks = plain(text).filter { $0 == "." || $0 == "," }
        guard let last = marks.last else { return .neither }
        let mark: DecimalMark = last == "," ? .comma : .point
        let opposite: DecimalMark = mark == .comma ? .point : .comma
        if Set(marks).count == 2 { return .sure(mark) }
        if marks.count > 1 { return .sure(opposite) }
        let parts = plain(text).split(separator: last, omittingEmptySubsequences: false)
        let whole = parts[0].filter(\.isNumber)
        let looksGrouped = parts[1].count == 3 && (1...3).contains(whole.count) && whole != "0"
        return looksGrouped ? .either : .sure(mark)
    }

    /// The number, or nil where it is none in this way of writing.
    static func value(of text: String, mark: DecimalMark) -> Double? {
        let letters = plain(text)
        let halves = letters.split(separator: mark.character, omittingEmptySubsequences: false)
        guard (1...2).contains(halves.count) else { return nil }
        let groups = halves[0].split(separator: mark.other, omittingEmptySubsequences: false)
        if groups.count > 1 {
            let first = groups[0].filter { $0 != "-" && $0 != "+" }
            guard (1...3).contains(first.count), groups.dropFirst().allSatisfy({ $0.count == 3 }) else {
                return nil
            }
        }
        let written = groups.joined() + (halves.count == 2 ? ".\(halves[1])" : "")
        guard case .success(let value) = number(from: written) else { return nil }
        return value
    }

    /// Whether it is a number in some way of writing.
    static func isNumber(_ text: String) -> Bool {
        DecimalMark.allCases.contains { value(of: text, mark: $0) != nil }
    }
}
