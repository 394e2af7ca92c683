import Baselines
import Messages
import Modelling
import RegionModel
import Scenarios
import Spelling

extension Knowledge {
    /// What there is to know about a topic, or about one entry of it.
    ///
    /// - Throws: `request.invalid` for a name that the topic does not have, with the nearest one.
    func describe(_ request: DescribeRequest) throws -> DescribeReply {
        let entries = entries(of: request.topic)
        guard let name = request.name else { return DescribeReply(topic: request.topic, entries: entries) }
        let wanted = name.lowercased()
        if request.topic == .regions, ["nl", "nederland"].contains(wanted) {
            return DescribeReply(topic: request.topic, entries: country())
        }
        let found = entries.filter { $0.name.lowercased() == wanted || $0.title.lowercased() == wanted }
        guard let first = found.first else {
            let near = nearestName(to: name, among: entries.map(\.name) + entries.map(\.title))
            let way =
                near.map { "did you mean '\($0)'?" }
                ?? "`polder describe \(request.topic.rawValue)` lists those that there are"
            throw Refusal(
                .requestInvalid,
                "there is nothing called '\(name)' among the \(request.topic.rawValue); \(way)",
                detail: Refusal.Detail(path: "name"))
        }
        guard request.topic == .regions else { return DescribeReply(topic: request.topic, entries: [first]) }
        return DescribeReply(topic: request.topic, entries: [first] + figures(of: first.name))
    }

    private func entries(of topic: DescribeRequest.Topic) -> [DescribeReply.Entry] {
        switch topic {
        case .indicators: model.makeWorkspace().outcomes.map(indicator)
        case .parameters: model.makeWorkspace().parameters.flatMap(parameters)
        case .quantities: model.makeWorkspace().quantities.compactMap(quantity)
        case .levers: Lever.allCases.map(lever) + Self.settings
        case .measures: catalogue.measures.map(measure)
        case .regions: catalogue.regions.map(region)
        case .actors: RegionModel.Actor.allCases.map(actor)
        case .modes: Mode.allCases.map(mode)
        }
    }

    private func indicator(_ quantity: Quantity) -> DescribeReply.Entry {
        let declaration = quantity.declaration
        let indicator = declaration.indicator
        let whole =
            switch indicator?.whole {
            case .sum?: "sum of the regions"
            case .mean(let weight)?: "mean of the regions, weighted by \(weight)"
            default: "none: it exists in regions with a roadmap only"
            }
        return DescribeReply.Entry(
            name: quantity.name, title: title(of: quantity.name), sentence: declaration.sentence.english,
            unit: declaration.unit.symbol, better: indicator?.better.rawValue, formula: indicator?.formula,
            evidence: declaration.evidence.map(EvidenceNote.init),
            details: [
                line(
                    "value of a year", indicator?.timing == .january ? "on 1 January" : "mean over the year"),
                line("the Netherlands", whole),
                line("worth naming from", "\(indicator?.worthNaming ?? 0) \(declaration.unit.symbol)"),
            ])
    }

    private func parameters(_ quantity: Quantity) -> [DescribeReply.Entry] {
        let declaration = quantity.declaration
        return quantity.placeNames.enumerated().map { place, name in
            let range = declaration.ranges[declaration.ranges.count == 1 ? 0 : place]
            let allowed = declaration.allowed.map { "\($0.lowerBound) to \($0.upperBound)" }
            return DescribeReply.Entry(
                name: name, title: title(of: name), sentence: declaration.sentence.english,
                unit: declaration.unit.symbol, central: declaration.central[place], low: range.lowerBound,
                high: range.upperBound, evidence: declaration.evidence.map(EvidenceNote.init),
                details: allowed.map { [line("a scenario may set", $0)] } ?? [])
        }
    }

    /// What changes from quarter to quarter; parameters have a topic of their own.
    private func quantity(_ quantity: Quantity) -> DescribeReply.Entry? {
        let declaration = quantity.declaration
        guard ![.parameter, .constant, .given].contains(declaration.role) else { return nil }
        return DescribeReply.Entry(
            name: quantity.name, title: title(of: quantity.name), sentence: declaration.sentence.english,
            unit: declaration.unit.symbol, formula: declaration.indicator?.formula,
            evidence: declaration.evidence.map(EvidenceNote.init),
            details: [
                line("kind", declaration.role.rawValue),
                line("over", "\(declaration.axis.name) (\(declaration.axis.count))"),
            ])
    }

    private func lever(_ lever: Lever) -> DescribeReply.Entry {
        let measures = catalogue.measures.filter { $0.definition.effects.contains { $0.lever == lever } }
        return DescribeReply.Entry(
            name: lever.label, title: title(of: lever.label), sentence: lever.sentence.english,
            unit: lever.unit.symbol,
            details: [line("moved by", measures.map(\.id).joined(separator: ", "))])
    }

    /// What a scenario decides about the way of working itself.
    private static let settings: [DescribeReply.Entry] = [
        ("mode", "How measures are carried out: silo, bilateral, network or public_private."),
        ("network_manager", "Whether somebody manages the network, at the cost of one full-time job."),
        ("capacity", "What the actors' staff is multiplied by."),
    ].map { name, sentence in
        DescribeReply.Entry(
            name: "collaboration.\(name)", title: name.split(separator: "_").joined(separator: " "),
            sentence: sentence)
    }

    private func measure(_ measure: Measure) -> DescribeReply.Entry {
        let definition = measure.definition
        let resources = definition.resources.sorted {
            ($1.value, $0.key.rawValue) < ($0.value, $1.key.rawValue)
        }
        .map { "\($0.key.label) \($0.value)" }
        let effects = definition.effects.map {
            line(
                "\($0.lever.label) per M€",
                "\($0.amount) \($0.lever.unit.symbol) (within a factor \($0.rangeFactor))")
        }
        return DescribeReply.Entry(
            name: measure.id, title: "\(definition.title.english) (\(definition.title.dutch))",
            sentence: "\(definition.title.english), a measure of the department of "
                + "\(definition.department.label).",
            evidence: EvidenceNote(definition.evidence),
            details: [
                line("lead", definition.lead.label),
                line("partners", definition.partners.map(\.label).joined(separator: ", ")),
                line("who holds what is needed", resources.joined(separator: ", ")),
                line("level", "\(definition.level.label), best at \(definition.idealLevel.label)"),
                line("duration", "\(definition.duration) yr"),
                line("budget", "\(definition.budget) M€ for 450,000 inhabitants"),
                line("effort", "\(definition.effort) FTE for 450,000 inhabitants"),
                line("contested", "\(definition.contest)"),
                line("private funding potential", "\(definition.fundingPotential)"),
            ] + effects)
    }

    private func region(_ region: Region) -> DescribeReply.Entry {
        let counts = baseline.counts(of: region.code)
        let levels = FigureLevel.allCases.map { "\(counts[$0, default: 0]) of the \($0.rawValue)" }
        return DescribeReply.Entry(
            name: region.code, title: region.name,
            sentence: "COROP region \(region.corop) in \(region.provinceName).",
            details: [line("figures", levels.joined(separator: ", "))])
    }

    private func actor(_ actor: RegionModel.Actor) -> DescribeReply.Entry {
        let leads = catalogue.measures.filter { $0.definition.lead == actor }.map(\.id)
        let joins = catalogue.measures.filter { $0.definition.partners.contains(actor) }.map(\.id)
        return DescribeReply.Entry(
            name: actor.label, title: title(of: actor.label),
            sentence: "A party that can lead a measure or sit at its table.",
            details: [
                line("level", actor.level?.label ?? "none"),
                line("leads", leads.isEmpty ? "nothing" : leads.joined(separator: ", ")),
                line("partner in", joins.isEmpty ? "nothing" : joins.joined(separator: ", ")),
            ])
    }

    private func mode(_ mode: Mode) -> DescribeReply.Entry {
        let sampled = model.makeWorkspace().parameters.filter { $0.placeNames.count == Axis.modes.count }
        let numbers = sampled.compactMap { quantity -> DescribeReply.Line? in
            guard let place = quantity.placeNames.firstIndex(where: { $0.hasSuffix(".\(mode.label)") }) else {
                return nil
            }
            let declaration = quantity.declaration
            let range = declaration.ranges[declaration.ranges.count == 1 ? 0 : place]
            return line(
                quantity.placeNames[place],
                "\(declaration.central[place]) (\(range.lowerBound) to \(range.upperBound)) "
                    + declaration.unit.symbol)
        }
        return DescribeReply.Entry(
            name: mode.label, title: title(of: mode.label), sentence: mode.sentence.english, details: numbers)
    }

    func line(_ label: String, _ value: String) -> DescribeReply.Line {
        DescribeReply.Line(label: label, value: value)
    }

    /// `biodiversity.species_abundance` is spoken as `species abundance`.
    func title(of name: String) -> String {
        (name.split(separator: ".").last.map(String.init) ?? name).split(separator: "_").joined(
            separator: " ")
    }
}

extension EvidenceNote {
    init(_ evidence: Evidence) {
        self.init(grade: evidence.grade.rawValue, source: evidence.source.english)
    }
}
