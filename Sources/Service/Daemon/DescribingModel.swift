import Baselines
import Messages
import Modelling
import RegionModel

extension Knowledge {
    func indicator(_ quantity: Quantity) -> DescribeReply.Entry {
        let declaration = quantity.declaration
        let indicator = declaration.indicator
        let timing =
            indicator?.timing == .january
            ? Text(nl: "op 1 januari", en: "on 1 January")
            : Text(nl: "gemiddeld over het jaar", en: "mean over the year")
        let whole =
            switch indicator?.whole {
            case .sum?: Text(nl: "som van de regio's", en: "sum of the regions")
            case .mean(let weight)?:
                Text(
                    nl: "gemiddelde van de regio's, gewogen met \(weight)",
                    en: "mean of the regions, weighted by \(weight)")
            default:
                Text(
                    nl: "geen: bestaat alleen in regio's met een routekaart",
                    en: "none: it exists in regions with a roadmap only")
            }
        let least = Text(number: indicator?.worthNaming ?? 0).with(unit: declaration.unit)
        return DescribeReply.Entry(
            name: quantity.name, title: declaration.title, sentence: declaration.sentence,
            unit: declaration.unit.symbol, better: indicator?.better.rawValue, formula: indicator?.formulas,
            evidence: declaration.evidence,
            details: [
                DescribeReply.Line(key: "year", label: "value of a year", timing),
                DescribeReply.Line(key: "nation", label: "the Netherlands", whole),
                DescribeReply.Line(key: "worth-naming", label: "worth naming from", least),
            ])
    }

    func parameters(_ quantity: Quantity) -> [DescribeReply.Entry] {
        let declaration = quantity.declaration
        return zip(quantity.elementNames, quantity.elementTitles).enumerated().map { place, called in
            let range = declaration.ranges[declaration.ranges.count == 1 ? 0 : place]
            return DescribeReply.Entry(
                name: called.0, title: called.1, sentence: declaration.sentence,
                unit: declaration.unit.symbol, central: declaration.central[place], low: range.lowerBound,
                high: range.upperBound, evidence: declaration.evidence,
                details: declaration.allowed.map {
                    [DescribeReply.Line(key: "allowed", label: "a scenario may set", Text(range: $0))]
                } ?? [])
        }
    }

    /// What changes from quarter to quarter; parameters have a topic of their own.
    func quantity(_ quantity: Quantity) -> DescribeReply.Entry? {
        let declaration = quantity.declaration
        guard let kind = declaration.role.title else { return nil }
        return DescribeReply.Entry(
            name: quantity.name, title: declaration.title, sentence: declaration.sentence,
            unit: declaration.unit.symbol, formula: declaration.indicator?.formulas,
            evidence: declaration.evidence,
            details: [
                DescribeReply.Line(key: "kind", label: "kind", kind),
                DescribeReply.Line(
                    key: "places", label: "over",
                    Text(name: "\(declaration.axis.name) (\(declaration.axis.count))")),
            ])
    }

    func lever(_ lever: Lever) -> DescribeReply.Entry {
        let measures = catalogue.measures.filter { $0.definition.effects.contains { $0.lever == lever } }
        return DescribeReply.Entry(
            name: lever.label, title: lever.title, sentence: lever.sentence, unit: lever.unit.symbol,
            details: [
                DescribeReply.Line(
                    key: "moved-by", label: "moved by", Text(list: measures.map(\.definition.title))
                )
            ])
    }

    /// What a scenario decides about the way of working itself.
    var settings: [DescribeReply.Entry] {
        [
            DescribeReply.Entry(
                name: "collaboration.mode", title: Text(nl: "manier van werken", en: "way of working"),
                sentence: Text(
                    nl: "Hoe maatregelen worden uitgevoerd: silo, bilateral, network of public_private.",
                    en: "How measures are carried out: silo, bilateral, network or public_private.")),
            DescribeReply.Entry(
                name: "collaboration.network_manager", title: Text(nl: "regisseur", en: "network manager"),
                sentence: Text(
                    nl: "Of iemand het netwerk leidt; dat kost één voltijdbaan.",
                    en: "Whether somebody manages the network, at the cost of one full-time job.")),
            DescribeReply.Entry(
                name: "collaboration.capacity", title: Text(nl: "mensen die er zijn", en: "capacity"),
                sentence: Text(
                    nl: "Waarmee het aantal mensen van de partijen wordt vermenigvuldigd.",
                    en: "What the actors' staff is multiplied by.")),
        ]
    }
}

extension Declaration.Role {
    /// What people call it; nil for what does not change from quarter to quarter.
    fileprivate var title: Text? {
        switch self {
        case .parameter, .constant, .given: nil
        case .stock: Text(nl: "voorraad", en: "stock")
        case .auxiliary: Text(nl: "tussenresultaat", en: "auxiliary")
        case .shock: Text(nl: "toeval", en: "shock")
        case .outcome: Text(nl: "uitkomst", en: "outcome")
        }
    }
}
