import Modelling
import RegionModel
import Results

/// What a programme chooses, varied over the draws of a question for both scenarios alike: eight draws share a choice.
///
/// A run fixes how much money measures get and when they start, so that no condition could be on them.
struct Levers: Sendable {
    let seed: UInt64
    /// The region whose measures are changed.
    let region: Int

    /// Money, as a share of what is planned.
    private static let money = [0.5, 0.75, 1, 1.25, 1.5]
    /// Years that every measure starts later.
    private static let delays = [0.0, 1, 2, 4]

    private func choice<Value>(_ name: String, of values: [Value], block: Int) -> Value {
        let mark = Draws(seed: seed, firstMember: 0).uniform(Key("discovery.lever.\(name)"), step: block)[0]
        return values[min(Int(mark * Double(values.count)), values.count - 1)]
    }

    /// A scenario as the members of a block have it.
    func applied(to scenario: RegionalScenario, block: Int) -> RegionalScenario {
        let money = choice("money", of: Self.money, block: block)
        let later = Int(4 * choice("start", of: Self.delays, block: block))
        var changed = scenario
        for number in changed.roadmap.measures.indices
        where changed.roadmap.measures[number].region == region {
            changed.roadmap.measures[number].start += later
            changed.roadmap.measures[number].budget =
                changed.roadmap.measures[number].budget.mapValues { money * $0 }
        }
        return changed
    }

    /// The choices as numbers of which conditions can be found.
    func draws(members: Int) -> [ParameterDraws] {
        let evidence = Evidence.judged(
            "Not uncertain: a choice, which this question varies.",
            nl: "Niet onzeker: een keuze, die bij deze vraag varieert.")
        func lever(
            _ name: String, _ title: Text, unit: String, central: Double, _ values: [Double]
        ) -> ParameterDraws {
            ParameterDraws(
                name: "lever.\(name)", title: title, sentence: title, unit: unit, central: central,
                range: (values.first ?? 0)...(values.last ?? 0), evidence: evidence,
                values: (0..<members).map { choice(name, of: values, block: $0 / 8) })
        }
        return [
            lever(
                "money",
                Text(
                    nl: "het geld, als deel van wat gepland is,",
                    en: "the money, as a share of what is planned,"),
                unit: "share", central: 1, Self.money),
            lever(
                "start", Text(nl: "de start, later dan gepland,", en: "the start, later than planned,"),
                unit: "yr", central: 0, Self.delays),
        ]
    }
}
