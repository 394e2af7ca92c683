import Reading
import Spelling

/// What a cell says about time.
enum ForeignPeriod: Equatable {
    /// A whole year, or the first day of one.
    case year(Int, isProvisional: Bool)
    /// A quarter, a month, a week, a school year, several years.
    case part

    /// `2023`, `2023*`, `2023.0`, `2023 (voorlopig)`, `2023JJ00`, `1 januari 2023`, `2023-01-01T00:00:00`; nil for what is no period.
    init?(_ text: String) {
        var plain = trimmed(text)
        var isProvisional = false
        func strip(_ part: Substring) { plain = trimmed(String(part)) }
        while plain.last == "*" {
            strip(plain.dropLast())
            isProvisional = true
        }
        if plain.last == ")", let open = plain.lastIndex(of: "("), let sure = Self.isFinal(plain[open...]) {
            isProvisional = !sure
            strip(plain[..<open])
        } else if let space = plain.lastIndex(of: " "), let sure = Self.isFinal(plain[space...]) {
            isProvisional = !sure
            strip(plain[..<space])
        }
        if let year = Self.year(plain) ?? Self.year(plain, before: ".0") ?? Self.year(plain, before: ".00") {
            self = .year(year, isProvisional: isProvisional)
        } else if let code = Self.code(plain) {
            self = code ? .year(Int(plain.prefix(4)) ?? 0, isProvisional: isProvisional) : .part
        } else if let date = Self.date(plain) {
            self = date.isFirst ? .year(date.year, isProvisional: isProvisional) : .part
        } else if Self.isPart(plain) {
            self = .part
        } else {
            return nil
        }
    }

    /// Whether a remark behind a year says that its numbers are final; nil for other words.
    private static func isFinal(_ remark: Substring) -> Bool? {
        let words = spelling(of: String(remark)).split(separator: " ")
        guard !words.isEmpty, words.allSatisfy({ remarks.contains(String($0)) }) else { return nil }
        return words == ["definitief"] || words == ["final"]
    }

    private static let remarks: Set = [
        "voorlopig", "voorlopige", "nader", "definitief", "cijfers", "cijfer", "provisional", "preliminary",
        "final",
        "raming", "geraamd", "estimate", "schatting",
    ]

    private static func year(_ text: String, before ending: String = "") -> Int? {
        guard text.count == 4 + ending.count, text.hasSuffix(ending) else { return nil }
        let digits = text.prefix(4)
        guard digits.allSatisfy({ $0.isASCII && $0.isNumber }), let year = Int(digits),
            (1900...2100).contains(year)
        else { return nil }
        return year
    }

    /// Of a code of Statistics Netherlands or Eurostat, `2023JJ00`, `2023X000`, `2020W101`, `2023-Q1`, whether it is a whole year; nil for other texts.
    private static func code(_ text: String) -> Bool? {
        guard year(String(text.prefix(4))) != nil,
            let match = text.dropFirst(4).wholeMatch(of: /-?([A-Z]{1,2})-?([0-9]{1,3})/)
        else { return nil }
        return match.output.1 == "JJ" && match.output.2 == "00"
            || match.output.1 == "A" && match.output.2 == "1"
    }

    /// A day that is written in numbers or words, with an hour or without.
    private static func date(_ text: String) -> (year: Int, isFirst: Bool)? {
        let day =
            text.prefixMatch(of: /(.*[0-9])[T ]+[0-9]{1,2}:[0-9]{2}.*/).map { String($0.output.1) } ?? text
        let words = spelling(of: day).split(separator: " ").map(String.init)
        guard words.count == 3 else { return nil }
        let years = words.compactMap { year($0) }
        guard years.count == 1 else { return nil }
        let others = words.filter { year($0) == nil }
        if others.allSatisfy({ Int($0) != nil }) {
            return (years[0], others.allSatisfy { Int($0) == 1 })
        }
        guard let month = others.first(where: { Int($0) == nil }), months.contains(month),
            others.contains(where: { Int($0) != nil })
        else { return nil }
        return (years[0], others.contains { Int($0) == 1 } && month.hasPrefix("jan"))
    }

    /// A month, a quarter, a half, a school year or several years, in words.
    private static func isPart(_ text: String) -> Bool {
        let words = spelling(of: text).split(separator: " ").map(String.init)
        guard (2...4).contains(words.count), words.contains(where: { year($0) != nil }) else { return false }
        let others = words.filter { year($0) == nil }
        let named = others.contains { word in
            partWords.contains(word) || months.contains(word) || word.wholeMatch(of: /[qk][1-4]/) != nil
        }
        let spans = ["tot", "t", "m", "en", "to", "and", "met"]
        return named || others.allSatisfy { Int($0) != nil || spans.contains($0) }
    }

    private static let partWords: Set = [
        "kwartaal", "kwartalen", "quarter", "halfjaar", "half", "week", "weken",
    ]

    private static let months: Set = [
        "januari", "februari", "maart", "april", "mei", "juni", "juli", "augustus", "september", "oktober",
        "november", "december", "january", "february", "march", "may", "june", "july", "august", "october",
        "jan", "feb", "mrt", "mar", "apr", "jun", "jul", "aug", "sep", "sept", "okt", "oct", "nov", "dec",
    ]
}
