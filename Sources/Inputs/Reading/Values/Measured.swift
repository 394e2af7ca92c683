/// What a number in a file is about.
public struct NumberKind {
    /// As it is called in messages: `initial_trust`.
    public let name: String
    /// The symbol of its unit; `1` where it has none.
    public let unit: String
    /// Whether it is a part of a whole, which may be written in percent.
    public let isShare: Bool
    /// What is possible at all.
    public let allowed: ClosedRange<Double>

    public init(name: String, unit: String, isShare: Bool, allowed: ClosedRange<Double>) {
        self.name = name
        self.unit = unit
        self.isShare = isShare
        self.allowed = allowed
    }
}

extension FieldReader {
    /// A number with the unit that stands behind it, as its kind is measured.
    public enum Measured {
        case number(Double)
        /// Another unit than the kind has.
        case wrongUnit(String)
        /// A text with a number that is not possible.
        case notAllowed(String, Double)
    }

    /// A number with a point, in the unit of its kind if it names one; shares may be written in percent.
    public func measured(_ field: Field, _ kind: NumberKind) -> Measured? {
        guard let text = text(field, expecting: .number) else { return nil }
        let plain = text.filter { !StrangeCharacter.isCurlyQuote($0) || $0 == "’" }
        if text.first.map(StrangeCharacter.isCurlyQuote) == true, plain.first?.isNumber == true {
            note(.curlyQuotes(text, written: plain.filter { $0 != "’" }), at: field)
            return nil
        }
        if let first = text.unicodeScalars.first, let dash = StrangeCharacter(bullet: first) {
            note(.strangeCharacter(dash), at: field)
            return nil
        }
        guard let (digits, unit) = split(text, expecting: kind.unit) else {
            note(.notANumber(text), at: field)
            return nil
        }
        let isPercent = unit == "%" && kind.isShare
        let scale = isPercent ? 100.0 : 1
        switch Reading.number(
            from: digits, within: kind.allowed.lowerBound * scale...kind.allowed.upperBound * scale)
        {
        case .failure(let slip):
            note(slip.fact(for: text, unit: String(text.dropFirst(digits.count))), at: field)
            return nil
        case .success(let number):
            if !unit.isEmpty, !isPercent, unit != kind.unit { return .wrongUnit(unit) }
            let value = isPercent ? number / 100 : number
            return kind.allowed.contains(value) ? .number(value) : .notAllowed(text, value)
        }
    }

    /// The digits of a number and the unit behind them; no unit but the expected one has digits in it.
    private func split(_ text: String, expecting expected: String) -> (digits: String, unit: String)? {
        guard
            let match = text.prefixMatch(
                of: /[+\-]?[0-9]+(?:[.,'’_ \u{A0}\u{2009}\u{202F}]?[0-9]+)*(?:[eE][+\-]?[0-9]+)?/)
        else { return nil }
        let digits = String(match.output)
        let unit = String(text.dropFirst(digits.count).drop { $0 == " " || $0 == "\u{A0}" })
        guard unit == expected || !unit.contains(where: { $0.isNumber || $0 == "," || $0 == "." }) else {
            return nil
        }
        return (digits, unit)
    }
}
