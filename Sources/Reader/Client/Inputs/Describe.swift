import ArgumentParser
import Foundation
import Messages
import Modelling
import Rendering
import Words

/// `polder describe`
struct Describe: AsyncParsableCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            "describe", Phrase("command.describe"),
            examples: [
                "polder describe",
                "polder describe regions Twente",
                "polder describe indicators jobs",
                "polder describe measures --format csv",
                "polder describe parameters collaboration.planned_share --format json",
            ])
    }

    @Argument(help: .said(Phrase("option.topic"), Phrase("value.topic"))) var topic: String?
    @Argument(help: .said(Phrase("option.entry"), Phrase("value.name"))) var name: String?
    @Flag(help: .said(Phrase("option.region_figures"))) var figures = false
    @OptionGroup var output: OutputOptions<ResultFormat>
    @OptionGroup var daemon: DaemonOptions

    func run() async throws {
        let target = output.target
        let (format, _) = try together({ try output.chosen() }, { try target.check() })
        let topics = DescribeRequest.Topic.allCases.map { Phrase("describe.topic.\($0.rawValue)").said }
        guard let topic else {
            return try Terminal.answer(Phrase("client.topics", ["topics": .list(topics)]))
        }
        guard let chosen = DescribeRequest.Topic(called: topic) else {
            throw Complaint(
                Misspelt.unknown(topic, kind: Phrase("kind.topic"), among: topics), .input)
        }
        let connection = try DaemonLaunch(daemon).connect().connection
        let entries = try Catalogue.entries(of: chosen, connection, name: name)
        let text: String
        switch format {
        case .json: text = String(decoding: try Wire.encode(entries), as: UTF8.self) + "\n"
        case .csv: text = EntryTable.commaSeparated(entries)
        case .table: text = page(of: entries, topic: chosen)
        }
        try target.deliver(text)
    }

    /// One entry in full, the sheet of a region, or a line for each of many.
    private func page(of entries: [DescribeReply.Entry], topic: DescribeRequest.Topic) -> String {
        let listing = Listing(in: Speech.language, width: Terminal.width)
        guard name != nil, let first = entries.first else { return listing.entries(entries) }
        if entries.count == 1 { return listing.entry(first) }
        guard topic == .regions else { return listing.entries(entries) }
        // The country has no sheet: its figures are what there is to see.
        if figures || first.name == "NL" {
            return listing.entry(first) + "\n" + listing.figures(Array(entries.dropFirst()))
        }
        // What can be typed again as it stands: a name in several words is one argument only in quotes.
        let typed = name.flatMap { $0.allSatisfy { $0.isLetter || $0.isNumber || $0 == "-" } ? $0 : nil }
        let more = Phrase("describe.sheet.more", ["name": .text(typed ?? first.name)]).text(Speech.language)
        return listing.entry(first) + "\n" + more + "\n"
    }
}

extension DescribeRequest.Topic {
    /// The topic that is called so, in either language.
    fileprivate init?(called word: String) {
        let found = Self.allCases.first { topic in
            let phrase = Phrase("describe.topic.\(topic.rawValue)")
            return ([topic.rawValue] + Language.spoken.map { phrase.text($0) }).contains(word.lowercased())
        }
        guard let found else { return nil }
        self = found
    }
}
