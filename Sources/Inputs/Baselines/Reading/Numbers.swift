/// A number as people write it, or what is the matter with it.
///
/// Digits with a point, an exponent at most; no comma, no thousands separator, no `inf` or `nan`.
func number(from text: String) -> Result<Double, NumberSlip> {
    let isPlain = text.utf8.allSatisfy { byte in
        switch byte {
        case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "."), UInt8(ascii: "+"), UInt8(ascii: "-"),
            UInt8(ascii: "e"), UInt8(ascii: "E"):
            true
        default: false
        }
    }
    if isPlain, let value = Double(text), value.isFinite { return .success(value) }
    let pieces = text.split(separator: ",", omittingEmptySubsequences: false)
    if pieces.count == 2, Double("\(pieces[0]).\(pieces[1])") != nil {
        return .failure(.comma(written: "\(pieces[0]).\(pieces[1])"))
    }
    return .failure(.other)
}

/// Why a text is no number.
enum NumberSlip: Error {
    case comma(written: String)
    case other

    func fact(for text: String) -> Problem.Fact {
        switch self {
        case .comma(let written): .decimalComma(text, written: written)
        case .other: .notANumber(text)
        }
    }
}

/// `0.5`, `1200`, `0.0005`: as short as it can be written.
func written(_ value: Double) -> String {
    if value == value.rounded(), abs(value) < 1e15 { return String(Int(value)) }
    return "\(value)"
}
