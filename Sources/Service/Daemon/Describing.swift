import Baselines
import Messages
import Modelling
import RegionModel
import Spelling
import Words

extension Knowledge {
    /// What there is to know about a topic, about one entry of it, or about those of a theme.
    ///
    /// An entry is found by its name, or by what people call it in either language.
    ///
    /// - Throws: `request.invalid` for a name that the topic does not have, with the nearest one.
    func describe(_ request: DescribeRequest) throws -> DescribeReply {
        let topic = request.topic
        let entries = entries(of: topic)
        guard let name = request.name else { return DescribeReply(topic: topic, entries: entries) }
        if topic == .regions {
            if catalogue.places.place(name) == "NL" {
                return DescribeReply(topic: topic, entries: country())
            }
            let code = catalogue.region(name)?.code
            if var entry = entries.first(where: { $0.name == code }),
                let region = catalogue.regions.first(where: { $0.code == code })
            {
                entry.details += sheet(of: region)
                return DescribeReply(topic: topic, entries: [entry] + figures(of: region.code))
            }
        }
        if topic == .regions { try refuseProvince(name) }
        let sought = folded(name)
        let otherNames = otherNames(of: topic)
        let id = otherNames.first { $0.names.contains { folded($0) == sought } }?.id ?? name
        // A theme goes before an entry that happens to be called like it.
        let theme = entries.contains { $0.name == id } ? [] : Self.theme(called: sought, among: entries)
        guard theme.isEmpty else { return DescribeReply(topic: topic, entries: theme) }
        if let entry = entries.first(where: { $0.isCalled(folded(id)) }) {
            return DescribeReply(topic: topic, entries: [entry])
        }
        let family = entries.filter { $0.name.hasPrefix(name + ".") }
        guard family.isEmpty else { return DescribeReply(topic: topic, entries: family) }
        let known =
            entries.flatMap(\.spokenNames) + Self.themes(of: entries).flatMap(\.spokenNames)
            + otherNames.flatMap(\.names)
        let place = topic == .regions ? catalogue.places.nearest(to: name) : nil
        throw Refusal(
            .requestInvalid,
            Phrase(
                "describe.unknown",
                [
                    "name": .text(name), "topic": .phrase(Phrase("describe.topic.\(topic.rawValue)")),
                    "near": .optional(place ?? nearestName(to: name, among: known)),
                ]), detail: Refusal.Detail(path: "name"))
    }

    /// - Throws: `request.invalid` for a province, with its regions.
    private func refuseProvince(_ name: String) throws {
        let regions = catalogue.regions.filter {
            spelling(of: $0.provinceName) == spelling(of: name) || $0.province == name.uppercased()
        }
        guard let first = regions.first else { return }
        throw Refusal(
            .requestInvalid,
            Phrase(
                "describe.is_province",
                ["name": .text(first.provinceName), "regions": .list(regions.map(\.name))]),
            detail: Refusal.Detail(path: "name"))
    }

    /// What else people call the entries of a topic, by their names.
    private func otherNames(of topic: DescribeRequest.Topic) -> [(id: String, names: [String])] {
        switch topic {
        case .measures: catalogue.measures.map { ($0.id, $0.otherNames) }
        case .actors: RegionModel.Actor.allCases.map { ($0.label, $0.otherNames) }
        case .modes: Mode.allCases.map { ($0.label, $0.otherNames) }
        default: []
        }
    }

    private func entries(of topic: DescribeRequest.Topic) -> [DescribeReply.Entry] {
        switch topic {
        case .indicators: model.makeWorkspace().outcomes.map(indicator)
        case .parameters: model.makeWorkspace().parameters.flatMap(parameters)
        case .quantities: model.makeWorkspace().quantities.compactMap(quantity)
        case .levers: Lever.allCases.map(lever) + settings
        case .measures: catalogue.measures.map(measure)
        case .regions: catalogue.regions.map(region)
        case .actors: RegionModel.Actor.allCases.map(actor)
        case .modes: Mode.allCases.map(mode)
        case .scenarios: shippedScenarios()
        }
    }

    /// The themes that entries belong to, by their public names.
    private static func themes(of entries: [DescribeReply.Entry]) -> [Chapter] {
        Chapter.allCases.filter { chapter in entries.contains { Chapter(of: $0.name) == chapter } }
    }

    /// All entries of a theme that is called so, folded: `jobs`, `werk`.
    private static func theme(
        called name: String, among entries: [DescribeReply.Entry]
    ) -> [DescribeReply.Entry] {
        let chapter = themes(of: entries).first { chapter in
            chapter.spokenNames.contains { folded($0) == name }
        }
        return entries.filter { chapter != nil && Chapter(of: $0.name) == chapter }
    }
}

extension DescribeReply.Entry {
    /// Its name, and what people call it.
    fileprivate var spokenNames: [String] {
        [name] + (titles.map { [$0.dutch, $0.english] } ?? []).filter { !$0.isEmpty }
    }

    /// Whether somebody who writes this, folded, means it, whatever the language, the capitals and the spaces.
    fileprivate func isCalled(_ written: String) -> Bool {
        spokenNames.contains { folded($0) == written }
    }
}

extension Chapter {
    fileprivate var spokenNames: [String] { [rawValue, title.dutch, title.english] }
}
