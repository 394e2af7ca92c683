import Reading
import Spelling

/// Numbers as spreadsheets and StatLine write them: `1.234,5`, `1,234.5`, `1 234`.
enum ForeignNumbers {
    /// What StatLine writes where there is no number: unknown, nil or too uncertain, secret, not applicable.
    static let missing: Set = ["", ".", "..", "-", "–", "x", "X", "NA", "n/a", ":"]

    /// What the digits of one number say about the mark that all of them are written with.
    enum Reading: Equatable {
        case sure(DecimalMark)
        /// `1.234`: a thousand and more, or one and a bit.
        case either
        case neither
    }

    /// Without spaces between thousands and without the star of a provisional number.
    static func plain(_ text: String) -> String {
        let spaces: Set<Character> = [" ", "\u{A0}", "\u{202F}", "\u{2009}"]
        var letters = text.filter { !spaces.contains($0) }
        while letters.last == "*" { letters.removeLast() }
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

/// What a cell says about time.
enum ForeignPeriod: Equatable {
    /// A whole year, or the first day of one.
    case year(Int, isProvisional: Bool)
    /// A quarter, a month, a school year.
    case part

    /// `2023`, `2023*`, `2023JJ00`, `1 januari 2023`, `2023-01-01`; nil for what is no period.
    init?(_ text: String) {
        let stars = text.reversed().prefix { $0 == "*" }.count
        let plain = trimmed(String(text.dropLast(stars)))
        let letters = Array(plain)
        if letters.count == 4, let year = Self.year(plain) {
            self = .year(year, isProvisional: stars > 0)
        } else if letters.count == 8, let year = Self.year(String(plain.prefix(4))),
            letters[4].isLetter, letters[5].isLetter, letters[6...].allSatisfy(\.isNumber)
        {
            self = plain.dropFirst(4) == "JJ00" ? .year(year, isProvisional: stars > 0) : .part
        } else {
            let words = spelling(of: plain).split(separator: " ").map(String.init)
            let years = words.compactMap(Self.year)
            guard words.count == 3 || words.count == 2, let year = years.first else { return nil }
            let others = words.filter { Self.year($0) == nil }
            let isFirstDay =
                others.sorted() == ["1", "januari"] || others == ["01", "01"] || others == ["1", "1"]
            let isPart = others.contains {
                $0.hasPrefix("kwartaal") || $0.hasPrefix("quarter") || Self.months.contains($0)
            }
            if isFirstDay, years.count == 1 {
                self = .year(year, isProvisional: stars > 0)
            } else if isPart || words.count == 2 && others.count == 1 && Int(others[0]) != nil {
                self = .part
            } else {
                return nil
            }
        }
    }

    private static func year(_ text: String) -> Int? {
        guard text.count == 4, text.allSatisfy({ $0.isASCII && $0.isNumber }), let year = Int(text),
            (1900...2100).contains(year)
        else { return nil }
        return year
    }

    private static let months: Set = [
        "januari", "februari", "maart", "april", "mei", "juni", "juli", "augustus", "september", "oktober",
        "november", "december",
    ]
}
