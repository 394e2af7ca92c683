internal import Modelling
internal import Reading

extension ScenarioDraft {
    /// How sure a number is: a number moves the centre, `fixed:` pins it, `low:`, `central:` and `high:` say all.
    ///
    /// A number keeps the ends of the declared range, as far as it lies between them; with `reach` the ends
    /// lie that far to either side.
    func readSpread(
        _ field: Field, of uncertain: Vocabulary.Uncertain, reach: Double? = nil
    ) -> Uncertainty.Spread? {
        let kind = NumberKind(field.key, uncertain.unit, allowed: uncertain.allowed)
        guard field.isMapping else {
            guard let central = number(field, kind, within: uncertain.range) else { return nil }
            return .triangle(central: central, range: ends(around: central, of: uncertain, reach: reach))
        }
        guard hasKeys(.spread, in: field) else { return nil }
        switch (field["fixed"], field["low"], field["central"], field["high"]) {
        case (let fixed?, nil, nil, nil):
            return number(fixed, kind, within: uncertain.range).map { .fixed($0) }
        case (nil, let low?, let central?, let high?):
            let numbers = [low, central, high].map { number($0, kind, within: uncertain.range) }
            guard let low = numbers[0], let central = numbers[1], let high = numbers[2] else { return nil }
            guard low <= central, central <= high else {
                reader.note(.disorderedSpread, at: field)
                return nil
            }
            return .triangle(central: central, range: low...high)
        default:
            reader.note(.unclearSpread, at: field)
            return nil
        }
    }

    private func ends(
        around central: Double, of uncertain: Vocabulary.Uncertain, reach: Double?
    ) -> ClosedRange<Double> {
        guard let reach else {
            return min(uncertain.range.lowerBound, central)...max(uncertain.range.upperBound, central)
        }
        let (least, most) = (uncertain.allowed.lowerBound, uncertain.allowed.upperBound)
        return rounded(max(least, central - reach))...rounded(min(most, central + reach))
    }

    /// Without what binary fractions add to a sum of decimal ones.
    private func rounded(_ number: Double) -> Double { (number * 1e9).rounded() / 1e9 }

    /// A number that may lie outside the sampled range, with a warning.
    private func number(_ field: Field, _ kind: NumberKind, within range: ClosedRange<Double>) -> Double? {
        guard let number = self.number(field, kind) else { return nil }
        if !range.contains(number), let text = field.text {
            reader.note(
                .outsideRange(
                    text, name: kind.name, least: written(range.lowerBound), most: written(range.upperBound)),
                at: field)
        }
        return number
    }
}

extension Uncertainty.Spread {
    /// `0.45 (0.3 to 0.6)`, or `fixed at 0.45`.
    var inWords: String {
        switch self {
        case .fixed(let value): "fixed at \(written(value))"
        case .triangle(let central, let range):
            "\(written(central)) (\(written(range.lowerBound)) to \(written(range.upperBound)))"
        }
    }
}
