import ArgumentParser
import Foundation
import Messages
import Rendering

/// `polder validate`
struct Validate: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Check scenario files and run nothing.",
        discussion: """
            Examples:
              polder validate scenarios/groot-rijnmond/silo.yaml
              polder validate mine.yaml --data figures.csv
            """)

    @Argument(help: "Scenario files, or polder:NAME for shipped ones.") var files: [String]
    @Option(parsing: .singleValue, help: "A table of your own figures to lay over the baseline.")
    var data: [String] = []
    @OptionGroup var daemon: DaemonOptions

    func run() async throws {
        try await telling {
            let submission = try Submission(files, data: data)
            let connection = try DaemonLaunch(daemon).connect().connection
            guard case .validate(let reply) = try submission.send(Request.validate, over: connection) else {
                throw Complaint.otherAnswer
            }
            reply.diagnostics.forEach { Terminal.say("\($0)") }
            guard !reply.diagnostics.contains(where: { $0.severity == .error }) else {
                throw ArgumentParser.ExitCode(Messages.ExitCode.input.rawValue)
            }
            for scenario in reply.scenarios { print("\(scenario.file): ready to run (\(scenario.title))") }
        }
    }
}

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

/// `polder daemon`
struct DaemonCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "daemon", abstract: "Start, stop or look at the daemon.",
        discussion: """
            Examples:
              polder daemon start
              polder daemon status
              polder daemon stop
            """,
        subcommands: [Start.self, Stop.self, Status.self])

    struct Start: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Start a daemon if none answers.",
            discussion: """
                Examples:
                  polder daemon start
                """)

        @OptionGroup var daemon: DaemonOptions

        func run() async throws {
            try await telling {
                let (_, hello) = try DaemonLaunch(daemon).connect()
                print("polderd \(hello.version) answers (process \(hello.pid))")
            }
        }
    }

    struct Stop: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Let the daemon end its work and leave.",
            discussion: """
                Examples:
                  polder daemon stop
                """)

        @OptionGroup var daemon: DaemonOptions

        func run() async throws {
            try await telling {
                let launch = try DaemonLaunch(daemon)
                let connection = try Connection(launch.place)
                guard try launch.hello(of: connection, within: 2) != nil else {
                    return print("no daemon answers at \(launch.place.name)")
                }
                guard
                    case .drain(let reply) = try connection.ask(
                        .drain(DrainRequest(reason: "polder daemon stop")))
                else { throw Complaint.otherAnswer }
                guard launch.place.folder != nil else {
                    return print("the daemon ends its work and leaves; what was queued stays")
                }
                try launch.waitForEnd(of: reply.pid)
                print("the daemon has stopped; what was queued goes on when one starts")
            }
        }
    }
}
