import ArgumentParser
import Foundation
import Messages
import Rendering
import Words

/// `polder describe`
struct Describe: AsyncParsableCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            "describe", Phrase("command.describe"),
            examples: [
                "polder describe",
                "polder describe regions NL33C",
                "polder describe indicators biodiversity.species_abundance",
                "polder describe parameters collaboration.planning_realism --format json",
            ])
    }

    /// What a list can be written in.
    enum Format: String, OutputFormat {
        case table, json

        var endings: [String] { self == .table ? ["txt"] : [rawValue] }
    }

    @Argument(help: .said(Phrase("option.topic"), Phrase("value.topic"))) var topic: String?
    @Argument(help: .said(Phrase("option.entry"), Phrase("value.name"))) var name: String?
    @OptionGroup var output: OutputOptions<Format>
    @OptionGroup var daemon: DaemonOptions

    func run() async throws {
        let target = output.target
        let (format, _) = try together({ try output.chosen() }, { try target.check() })
        let topics = DescribeRequest.Topic.allCases.map(\.rawValue)
        guard let topic else {
            return try Terminal.answer(Phrase("client.topics", ["topics": .list(topics)]))
        }
        guard let chosen = DescribeRequest.Topic(rawValue: topic) else {
            throw Complaint(
                Misspelt.unknown(topic, kind: Phrase("kind.topic"), among: topics), .input)
        }
        let connection = try DaemonLaunch(daemon).connect().connection
        let entries = try Catalogue.entries(of: chosen, connection, name: name)
        let text: String
        switch format {
        case .json: text = String(decoding: try Wire.encode(entries), as: UTF8.self) + "\n"
        case .table:
            let width = Terminal.width
            if name != nil, let first = entries.first {
                let rest = Array(entries.dropFirst())
                text =
                    Listing.entry(first, width: width)
                    + (rest.isEmpty ? "" : "\n" + Listing.figures(rest))
            } else {
                text = Listing.entries(entries, width: width)
            }
        }
        try target.deliver(text)
    }
}

extension Listing {
    /// Figures of a region, each with where it comes from.
    static func figures(_ entries: [DescribeReply.Entry]) -> String {
        var table = TextTable([.left, .right, .left, .left, .left])
        for entry in entries {
            table.add([
                entry.name, entry.central.map { NumberText(Speech.language).value($0, unit: "") } ?? "",
                entry.unit ?? "",
                entry.evidence?.grade ?? "", entry.sentence,
            ])
        }
        return table.lines.joined(separator: "\n") + "\n"
    }
}
