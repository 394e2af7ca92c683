public import Modelling
import RegionModel

/// A number of a measure, or shares that belong together, with what it rests on.
public struct MeasureNumber: Sendable, Equatable {
    /// As the catalogue writes it: `years`, the lever of an effect, or `cohesion.chance`.
    public let name: String
    public let value: Text
    /// Within which 90 % of draws lie; nil where it is the same in all.
    public let range: Text?
    public let evidence: Evidence
}

extension Measure {
    /// The numbers of a measure in the order of the catalogue.
    ///
    /// - Parameters:
    ///   - own: evidence that the measure gives, by name of the number.
    ///   - defaults: evidence that holds for every measure that does not say otherwise.
    static func numbers(
        of definition: MeasureDefinition, own: [String: Evidence], defaults: [String: Evidence],
        note: Evidence
    ) -> [MeasureNumber] {
        values(of: definition).map { name, value, range in
            // What an effect's amount rests on, its range and duration rest on; not its chance.
            let parts = name.split(separator: ".").map(String.init)
            let ofEffect = parts.count > 1 && parts[1] != "chance" ? own[parts[0]] : nil
            let usual = defaults[name] ?? (parts.last == "chance" ? defaults["chance"] : nil)
            return MeasureNumber(
                name: name, value: value, range: range, evidence: own[name] ?? ofEffect ?? usual ?? note)
        }
    }

    /// Names of all numbers that evidence can be given for.
    static func names(of definition: MeasureDefinition) -> [String] {
        values(of: definition).map(\.name)
    }

    private typealias Value = (name: String, value: Text, range: Text?)

    private static func values(of definition: MeasureDefinition) -> [Value] {
        let years = Text(nl: " jaar", en: " yr")
        func plain(_ name: String, _ number: Double, _ unit: Text = Text(nl: "", en: "")) -> Value {
            (name, written(number) + unit, nil)
        }
        func shares<Choice: RawRepresentable<Int>>(
            _ name: String, _ shares: [Choice: Double], _ title: (Choice) -> Text
        ) -> Value {
            let parts = shares.sorted { ($1.value, $0.key.rawValue) < ($0.value, $1.key.rawValue) }.map {
                title($0.key) + " " + written(($0.value * 1e8).rounded() / 1e6) + " %"
            }
            return (name, joined(parts), nil)
        }
        let times: [Value] = [
            plain("preparation", definition.preparation, years),
            plain("agreement", definition.agreement, years),
            plain("deciding_factor", definition.decidingFactor),
            (
                "years", written(definition.duration) + years,
                spread(definition.duration, definition.worksFactor)
            ),
            plain("works_factor", definition.worksFactor),
        ]
        let money: [Value] = [
            plain("budget", definition.budget, Text(nl: " M€", en: " M€")),
            shares("payers", definition.payers, \.title),
            shares("resources", definition.resources, \.title),
            ("level", definition.level.title, nil), ("ideal_level", definition.idealLevel.title, nil),
            plain("effort", definition.effort, Text(nl: " voltijdbanen", en: " FTE")),
            plain("contest", definition.contest),
            plain("funding_potential", definition.fundingPotential),
            shares("spending", definition.spending, \.title),
            plain("without_work", definition.withoutWork),
        ]
        return times + money + definition.effects.flatMap(values) + reach(of: definition)
    }

    private static func values(of effect: MeasureDefinition.Effect) -> [Value] {
        let lever = effect.lever
        let unit = Text(nl: " \(lever.unit.symbol) per M€", en: " \(lever.unit.symbol) per M€")
        var values: [Value] = [
            (lever.label, written(effect.amount) + unit, spread(effect.amount, effect.rangeFactor))
        ]
        if case .fading(let years) = effect.lasts {
            values.append(("\(lever.label).lasts", written(years) + Text(nl: " jaar", en: " yr"), nil))
        }
        if effect.lag > 0 {
            values.append(("\(lever.label).lag", written(effect.lag) + Text(nl: " jaar", en: " yr"), nil))
        }
        values.append(("\(lever.label).chance", written(effect.chance), nil))
        return values
    }

    private static func reach(of definition: MeasureDefinition) -> [Value] {
        guard let reach = definition.reach else { return [] }
        let perYear = Text(nl: " per jaar", en: " a year")
        return [
            (
                "reach.champions", written(reach.champions) + perYear,
                spread(reach.champions, reach.rangeFactor)
            ),
            ("reach.firms", written(reach.firms) + perYear, spread(reach.firms, reach.rangeFactor)),
        ]
    }

    private static func spread(_ middle: Double, _ factor: Double) -> Text? {
        factor > 1
            ? written(middle / factor) + Text(nl: " tot ", en: " to ") + written(middle * factor) : nil
    }

    /// To three significant digits, with the mark of the language; never in powers of ten.
    private static func written(_ number: Double) -> Text {
        guard number.magnitude < 100, number != 0 else {
            let whole = "\(Int(number.rounded()))"
            return Text(nl: whole, en: whole)
        }
        var (scale, decimals) = (1.0, 0)
        while number.magnitude * scale < 100 { (scale, decimals) = (scale * 10, decimals + 1) }
        var digits = "\(Int((number.magnitude * scale).rounded()))"
        while digits.count <= decimals { digits = "0" + digits }
        let mark = digits.index(digits.endIndex, offsetBy: -decimals)
        var fraction = String(digits[mark...])
        while fraction.hasSuffix("0") { fraction.removeLast() }
        let whole = (number < 0 ? "-" : "") + digits[..<mark]
        guard !fraction.isEmpty else { return Text(nl: whole, en: whole) }
        return Text(nl: "\(whole),\(fraction)", en: "\(whole).\(fraction)")
    }

    private static func joined(_ parts: [Text]) -> Text {
        parts.dropFirst().reduce(parts.first ?? Text(nl: "", en: "")) { $0 + Text(nl: ", ", en: ", ") + $1 }
    }
}

private func + (text: Text, end: Text) -> Text {
    Text(nl: text[.dutch] + end[.dutch], en: text.english + end.english)
}

private func + (text: Text, end: String) -> Text { text + Text(nl: end, en: end) }
