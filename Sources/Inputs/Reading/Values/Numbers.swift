/// A number as files write it, or what is the matter with it.
///
/// Digits with a point, an exponent at most; no comma, no marks between thousands, no `inf` or `nan`.
///
/// - Parameter possible: what the number can be. `1.500` may be meant as 1500, so neither is taken; where 1500 is not possible the
///   slip says so, and a number in another unit may be meant. nil: the text was written by a program, and a point is a decimal point.
public func number(from text: String, within possible: ClosedRange<Double>? = nil) -> Result<
    Double, NumberSlip
> {
    guard text.utf8.allSatisfy(isPlain), let value = Double(text), value.isFinite else {
        return .failure(NumberSlip(of: text, within: possible) ?? .other)
    }
    if let possible, let slip = NumberSlip(of: text, within: possible) { return .failure(slip) }
    return .success(value)
}

private func isPlain(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "."), UInt8(ascii: "+"), UInt8(ascii: "-"),
        UInt8(ascii: "e"), UInt8(ascii: "E"):
        true
    default: false
    }
}

/// Why a text is no number.
public enum NumberSlip: Error, Equatable {
    /// `0,5`
    case comma(written: String)
    /// `1.500` or `290,000`: the number if the mark parts thousands, and if it is the decimal mark.
    case ambiguous(grouped: String, decimal: String)
    /// `290,000` or `290.000` where 290000 is not possible: perhaps a number in another unit.
    case beyond(grouped: String, decimal: String)
    /// `1.500.000`, `1.500,5`, `1 500`, `1'500`
    case grouped(written: String)
    case other

    /// What hinders a text from being a number; nil where its marks do not.
    init?(of text: String, within possible: ClosedRange<Double>?) {
        let sign = text.hasPrefix("-") || text.hasPrefix("+") ? String(text.prefix(1)) : ""
        let body = text.dropFirst(sign.count)
        // Digits alone have no marks; long tables are full of them.
        if body.utf8.allSatisfy({ (0x30...0x39).contains($0) }) { return nil }
        func joined(_ whole: Substring, _ part: Substring?) -> String {
            sign.filter { $0 == "-" } + whole.filter { $0.isNumber } + (part.map { ".\($0)" } ?? "")
        }
        if let match = body.wholeMatch(of: /([1-9][0-9]{0,2})([.,])([0-9]{3})/) {
            let grouped = joined(match.output.1 + match.output.3, nil)
            let decimal = "\(sign)\(match.output.1).\(match.output.3)"
            guard let possible else {
                guard match.output.2 == "," else { return nil }
                self = .comma(written: decimal)
                return
            }
            guard possible.contains(Double(grouped) ?? .infinity) else {
                self = .beyond(grouped: grouped, decimal: unmistakable(Double(decimal) ?? 0))
                return
            }
            self = .ambiguous(grouped: grouped, decimal: unmistakable(Double(decimal) ?? 0))
        } else if let match = body.wholeMatch(
            of: /([0-9]{1,3}(?:[ '’_\u{A0}\u{2009}\u{202F}][0-9]{3})+)(?:[.,]([0-9]+))?/)
        {
            self = .grouped(written: joined(match.output.1, match.output.2))
        } else if let match = body.wholeMatch(of: /([0-9]{1,3}(?:\.[0-9]{3})+),([0-9]+)/) {
            self = .grouped(written: joined(match.output.1, match.output.2))
        } else if let match = body.wholeMatch(of: /([0-9]{1,3}(?:,[0-9]{3})+)\.([0-9]+)/) {
            self = .grouped(written: joined(match.output.1, match.output.2))
        } else if let match = body.wholeMatch(of: /[0-9]{1,3}(?:\.[0-9]{3}){2,}|[0-9]{1,3}(?:,[0-9]{3}){2,}/)
        {
            self = .grouped(written: joined(match.output, nil))
        } else if let match = body.wholeMatch(of: /([0-9]+),([0-9]+)/) {
            self = .comma(written: "\(sign)\(match.output.1).\(match.output.2)")
        } else {
            return nil
        }
    }

    /// Whether it is a decimal comma.
    public var isComma: Bool {
        if case .comma = self { true } else { false }
    }

    /// The fact about a text.
    ///
    /// - Parameter unit: what stands behind the number in the text, and stands behind what is to be written.
    public func fact(for text: String, unit: String = "") -> Fact {
        switch self {
        case .comma(let written): .decimalComma(text, written: written + unit)
        case .ambiguous(let grouped, let decimal):
            .ambiguousNumber(text, grouped: grouped + unit, decimal: decimal + unit)
        case .beyond(let grouped, let decimal):
            .numberBeyond(text, grouped: grouped + unit, decimal: decimal + unit)
        case .grouped(let written): .groupedNumber(text, written: written + unit)
        case .other: .notANumber(text)
        }
    }
}

/// A number as people write it: `0.5`, `40`, `450000`; the shortest text that gives the same number back.
public func written(_ number: Double) -> String {
    guard number == number.rounded(), abs(number) < 1e15 else { return "\(number)" }
    return "\(Int(number))"
}

/// The same in a way that cannot be taken for thousands: `1.1250`.
public func unmistakable(_ number: Double) -> String {
    let text = written(number)
    return text.wholeMatch(of: /-?[1-9][0-9]{0,2}\.[0-9]{3}/) == nil ? text : text + "0"
}
