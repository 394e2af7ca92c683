import ArgumentParser
import Messages

/// `polder compare`
struct Compare: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Compare scenarios, member by member, with the first one or the one you name.",
        discussion: """
            Examples:
              polder compare scenarios/groot-rijnmond/silo.yaml scenarios/groot-rijnmond/network.yaml
              polder compare polder:twente/silo polder:twente/network --region Twente --year 2030,2050
              polder compare silo.yaml network.yaml --indicator jobs,housing --format csv -o result.csv
              polder compare network.yaml everyone.yaml --against silo.yaml --members 1000
            """)

    @Argument(help: "Scenario files, or polder:NAME for shipped ones.") var files: [String]
    @Option(help: "The file that the others are compared with (default: the first).") var against: String?
    @OptionGroup var ensemble: EnsembleOptions
    @OptionGroup var selection: SelectionOptions
    @OptionGroup var output: OutputOptions
    @OptionGroup var daemon: DaemonOptions

    func run() async throws {
        try await telling {
            guard files.count + (against == nil || files.contains(against ?? "") ? 0 : 1) > 1 else {
                throw Complaint(
                    "compare needs two scenarios or more; name another file, or use polder run", .usage)
            }
            try Computing(
                files: files, against: against, compares: true, ensemble: ensemble, selection: selection,
                output: output, daemon: daemon
            ).run()
        }
    }
}

/// `polder run`
struct Run: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Run scenarios and show what comes out of each.",
        discussion: """
            Examples:
              polder run scenarios/achterhoek/network.yaml
              polder run polder:zeeuwsch-vlaanderen/silo --central --format json
              polder run network.yaml --detach --name overnight --members 4000
              polder run network.yaml --keep all --members 16
            """)

    @Argument(help: "Scenario files, or polder:NAME for shipped ones.") var files: [String]
    @OptionGroup var ensemble: EnsembleOptions
    @OptionGroup var selection: SelectionOptions
    @OptionGroup var output: OutputOptions
    @OptionGroup var daemon: DaemonOptions

    func run() async throws {
        try await telling {
            try Computing(
                files: files, against: nil, compares: false, ensemble: ensemble, selection: selection,
                output: output, daemon: daemon
            ).run()
        }
    }
}

/// What `run` and `compare` share: submit, follow, present.
struct Computing {
    let files: [String]
    let against: String?
    let compares: Bool
    let ensemble: EnsembleOptions
    let selection: SelectionOptions
    let output: OutputOptions
    let daemon: DaemonOptions

    func run() throws {
        let format = try output.chosen()
        let years = try selection.years()
        let chosen = try ensemble.checked()
        let launch = try DaemonLaunch(daemon)
        let submission = try Submission(
            files, data: ensemble.data, members: chosen.members, seed: chosen.seed, keep: chosen.keep,
            name: ensemble.name,
            isCentral: ensemble.central, queue: chosen.queue, priority: chosen.priority, years: years,
            regions: selection.regions.filter { $0.uppercased() != "NL" }, against: against,
            compares: compares)
        let connection = try launch.connect().connection
        let known = try Catalogue(connection)
        try known.check(selection)
        // Before the run exists: Ctrl-C from here on must find and cancel it.
        let interrupt = Interrupt()
        let reply = try submission.send(Request.submit, over: connection)
        guard case .submit(let accepted) = reply else { throw Complaint.otherAnswer }
        // A page lists them itself.
        if format != .table || ensemble.detach { accepted.warnings.forEach { Terminal.say("\($0)") } }
        if ensemble.detach { return print(accepted.run) }
        let following = Following(launch: launch, run: accepted.run, cancels: true)
        let outcome = try following.outcome(over: connection, interrupt: interrupt)
        let text = try Presenting(
            document: outcome.document, table: outcome.table, selection: selection,
            worthNaming: known.worthNaming
        ).text(format)
        try Terminal.deliver(text, to: output.output)
    }
}

/// The names that options can mean, as the daemon knows them.
struct Catalogue {
    let indicators: [DescribeReply.Entry]
    let regions: [DescribeReply.Entry]

    init(_ connection: Connection) throws {
        indicators = try Self.entries(of: .indicators, connection)
        regions = try Self.entries(of: .regions, connection)
    }

    /// The least difference worth naming, by indicator.
    var worthNaming: [String: Double] {
        indicators.reduce(into: [:]) { least, entry in
            let line = entry.details.first { $0.label == "worth naming from" }
            least[entry.name] = line?.value.split(separator: " ").first.flatMap { Double($0) }
        }
    }

    /// - Throws: `Complaint` for everything that is misspelt, before anything is computed.
    func check(_ selection: SelectionOptions) throws {
        var problems: [String] = []
        let places = regions.flatMap { [$0.name, $0.title] } + ["NL", "Nederland"]
        for region in selection.regions
        where !places.contains(where: { $0.lowercased() == region.lowercased() }) {
            problems.append("--region: " + Misspelt.unknown(region, kind: "region", among: places))
        }
        let names = indicators.map(\.name)
        for name in selection.indicators
        where name != "all" && !names.contains(where: { $0 == name || $0.hasPrefix(name + ".") }) {
            let themes = Set(names.compactMap { $0.split(separator: ".").first }.map(String.init)).sorted()
            problems.append(
                "--indicator: " + Misspelt.unknown(name, kind: "indicator", among: names + themes))
        }
        guard problems.isEmpty else { throw Complaint(lines: problems, .input) }
    }

    static func entries(
        of topic: DescribeRequest.Topic, _ connection: Connection, name: String? = nil
    ) throws -> [DescribeReply.Entry] {
        guard
            case .describe(let reply) = try connection.ask(
                .describe(DescribeRequest(topic: topic, name: name)))
        else { throw Complaint.otherAnswer }
        return reply.entries
    }
}
