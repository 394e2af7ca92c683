internal import Modelling

/// What a number in a scenario is about.
struct NumberKind {
    /// As it is called in messages: `initial_trust`.
    let name: String
    let unit: Unit
    /// What is possible at all.
    let allowed: ClosedRange<Double>
}

extension Findings {
    /// A number with a point, in the unit of its kind if it names one; shares may be written in percent.
    func number(_ field: Field, _ kind: NumberKind) -> Double? {
        guard let text = text(field, expecting: "a number") else { return nil }
        guard let (digits, unit) = split(text, expecting: kind.unit), let number = Double(digits),
            number.isFinite
        else {
            note(decimalComma(in: text) ?? .notANumber(text), at: field)
            return nil
        }
        var value = number
        if unit == "%" && kind.unit.symbol == Unit.share.symbol {
            value = number / 100
        } else if !unit.isEmpty && unit != kind.unit.symbol {
            note(.wrongUnit(unit, name: kind.name, expected: kind.unit.symbol), at: field)
            return nil
        }
        guard kind.allowed.contains(value) else {
            note(
                .notAllowed(
                    text, name: kind.name, least: written(kind.allowed.lowerBound),
                    most: written(kind.allowed.upperBound)), at: field)
            return nil
        }
        return value
    }

    /// The digits of a number and the unit behind them; no unit but the expected one has digits in it.
    private func split(_ text: String, expecting expected: Unit) -> (digits: String, unit: String)? {
        let digits = text.prefix { "+-.0123456789eE".contains($0) }
        guard let match = String(digits).wholeMatch(of: /[+-]?[0-9]+(\.[0-9]+)?([eE][+-]?[0-9]+)?/) else {
            return nil
        }
        let unit = text.dropFirst(digits.count).drop { $0 == " " }
        guard unit == expected.symbol || !unit.contains(where: { $0.isNumber || $0 == "," }) else {
            return nil
        }
        return (String(match.output.0), String(unit))
    }

    private func decimalComma(in text: String) -> ScenarioProblem.Fact? {
        guard text.wholeMatch(of: /[+-]?[0-9]+,[0-9]+( ?[^0-9,.].*)?/) != nil else { return nil }
        return .decimalComma(text, written: String(text.map { $0 == "," ? "." : $0 }))
    }
}

/// A number as people write it: `0.5`, `40`, `450000`; the shortest text that gives the same number back.
func written(_ number: Double) -> String {
    guard number == number.rounded(), abs(number) < 1e15 else { return "\(number)" }
    return "\(Int(number))"
}
