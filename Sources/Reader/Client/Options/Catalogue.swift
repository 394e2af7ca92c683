import Messages
import Words

/// The names that options can mean, as the daemon knows them.
struct Catalogue {
    let indicators: [DescribeReply.Entry]
    let regions: [DescribeReply.Entry]
    private let connection: Connection

    init(_ connection: Connection) throws {
        self.connection = connection
        indicators = try Self.entries(of: .indicators, connection)
        regions = try Self.entries(of: .regions, connection)
    }

    /// The selection with indicators and regions by their public names, where somebody wrote what people call them.
    ///
    /// - Throws: `Complaint` for everything that is misspelt, before anything is computed.
    func resolved(_ selection: SelectionOptions) throws -> SelectionOptions {
        var problems: [Phrase] = []
        let places = regions.flatMap { [$0.name, $0.title] } + ["NL", "Nederland"]
        var meantRegions: [String] = []
        for region in selection.regions {
            if places.contains(where: { $0.lowercased() == region.lowercased() }) {
                meantRegions.append(region)
            } else {
                do {
                    // Behind it come its figures.
                    meantRegions += try Self.entries(of: .regions, connection, name: region).prefix(1).map(
                        \.name)
                } catch let refusal as Refusal where refusal.code == .requestInvalid {
                    // A province, a name of two municipalities: the daemon knows what it could be.
                    let known = refusal.phrase.flatMap { $0.key == "describe.unknown" ? nil : $0 }
                    problems.append(
                        known.map {
                            Phrase("client.option.refused", ["option": "--region", "why": .phrase($0)])
                        }
                            ?? Misspelt.unknown(
                                region, kind: Phrase("kind.region"), among: places, place: "--region"))
                }
            }
        }
        var meant: [String] = []
        for name in selection.indicators {
            if let found = name == "all" ? [name] : try indicators(meantBy: name) {
                meant += found
            } else {
                problems.append(unknownIndicator(name))
            }
        }
        guard problems.isEmpty else { throw Complaint(problems, .input) }
        var resolved = selection
        resolved.indicator = meant
        resolved.region = meantRegions
        return resolved
    }

    /// The one indicator that is called so.
    ///
    /// - Throws: `Complaint` for one that there is not, and for a word that means several.
    func indicator(called word: String?) throws -> String? {
        guard let word else { return nil }
        guard let meant = try indicators(meantBy: word) else {
            throw Complaint(unknownIndicator(word), .input)
        }
        let found = meant.flatMap { name in
            indicators.map(\.name).filter { $0 == name || $0.hasPrefix(name + ".") }
        }
        guard found.count == 1 else {
            throw Complaint(
                Phrase(
                    "client.robust.several",
                    ["name": .text(word), "names": .list(found.prefix(4) + (found.count > 4 ? ["…"] : []))]),
                .input)
        }
        return found[0]
    }

    /// An indicator, a theme, or what somebody calls one, by public names; nil for nothing.
    private func indicators(meantBy word: String) throws -> [String]? {
        let isName = indicators.contains { $0.name == word || $0.name.hasPrefix(word + ".") }
        return try isName ? [word] : called(word, of: .indicators)
    }

    private func unknownIndicator(_ word: String) -> Phrase {
        let names = indicators.map(\.name)
        let themes = Set(names.compactMap { $0.split(separator: ".").first }.map(String.init)).sorted()
        return Misspelt.unknown(
            word, kind: Phrase("kind.indicator"), among: themes + names, place: "--indicator")
    }

    /// What the daemon finds by what people call it: indicators by their theme too, regions by the codes of other years;
    /// nil for nothing.
    private func called(_ words: String, of topic: DescribeRequest.Topic) throws -> [String]? {
        do {
            return try Self.entries(of: topic, connection, name: words).map(\.name)
        } catch let refusal as Refusal where refusal.code == .requestInvalid {
            return nil
        }
    }

    static func entries(
        of topic: DescribeRequest.Topic, _ connection: Connection, name: String? = nil
    ) throws -> [DescribeReply.Entry] {
        try connection.ask(DescribeRequest(topic: topic, name: name)).entries
    }
}
