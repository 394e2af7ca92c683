import Messages
import Words

/// The names that options can mean, as the daemon knows them.
struct Catalogue {
    let indicators: [DescribeReply.Entry]
    let regions: [DescribeReply.Entry]

    init(_ connection: Connection) throws {
        indicators = try Self.entries(of: .indicators, connection)
        regions = try Self.entries(of: .regions, connection)
    }

    /// - Throws: `Complaint` for everything that is misspelt, before anything is computed.
    func check(_ selection: SelectionOptions) throws {
        var problems: [Phrase] = []
        let places = regions.flatMap { [$0.name, $0.title] } + ["NL", "Nederland"]
        for region in selection.regions
        where !places.contains(where: { $0.lowercased() == region.lowercased() }) {
            problems.append(
                Misspelt.unknown(region, kind: Phrase("kind.region"), among: places, place: "--region"))
        }
        let names = indicators.map(\.name)
        for name in selection.indicators
        where name != "all" && !names.contains(where: { $0 == name || $0.hasPrefix(name + ".") }) {
            let themes = Set(names.compactMap { $0.split(separator: ".").first }.map(String.init)).sorted()
            problems.append(
                Misspelt.unknown(
                    name, kind: Phrase("kind.indicator"), among: names + themes, place: "--indicator"))
        }
        guard problems.isEmpty else { throw Complaint(problems, .input) }
    }

    static func entries(
        of topic: DescribeRequest.Topic, _ connection: Connection, name: String? = nil
    ) throws -> [DescribeReply.Entry] {
        try connection.ask(DescribeRequest(topic: topic, name: name)).entries
    }
}
