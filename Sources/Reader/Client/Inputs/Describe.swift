import ArgumentParser
import Foundation
import Messages
import Rendering

/// `polder describe`
struct Describe: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract:
            "What there is: indicators, levers, measures, parameters, quantities, regions, actors, modes.",
        discussion: """
            Examples:
              polder describe
              polder describe regions NL33C
              polder describe indicators biodiversity.species_abundance
              polder describe parameters collaboration.planning_realism --format json
            """)

    @Argument(help: "One of the topics; without one, they are listed.") var topic: String?
    @Argument(help: "One entry of the topic.") var name: String?
    @OptionGroup var output: OutputOptions
    @OptionGroup var daemon: DaemonOptions

    func run() async throws {
        try await telling {
            let format = try output.chosen()
            let topics = DescribeRequest.Topic.allCases
            guard let topic else {
                return print("topics: " + topics.map(\.rawValue).joined(separator: ", "))
            }
            guard let chosen = DescribeRequest.Topic(rawValue: topic) else {
                throw Complaint(Misspelt.unknown(topic, kind: "topic", among: topics.map(\.rawValue)), .input)
            }
            let connection = try DaemonLaunch(daemon).connect().connection
            let entries = try Catalogue.entries(of: chosen, connection, name: name)
            let text: String
            switch format {
            case .json: text = String(decoding: try Wire.encode(entries), as: UTF8.self) + "\n"
            case .csv: throw Complaint("describe has no csv; use table or json", .input)
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
            try Terminal.deliver(text, to: output.output)
        }
    }
}

extension Listing {
    /// Figures of a region, each with where it comes from.
    static func figures(_ entries: [DescribeReply.Entry]) -> String {
        var table = TextTable([.left, .right, .left, .left, .left])
        for entry in entries {
            table.add([
                entry.name, entry.central.map { NumberText.value($0, unit: "") } ?? "", entry.unit ?? "",
                entry.evidence?.grade ?? "", entry.sentence,
            ])
        }
        return table.lines.joined(separator: "\n") + "\n"
    }
}
