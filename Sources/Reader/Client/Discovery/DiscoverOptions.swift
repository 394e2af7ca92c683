import ArgumentParser
import Messages
import Modelling
import Rendering
import Results
import Words

/// What is asked about two ways of working: which, where, and of what.
struct DiscoverOptions: ParsableArguments {
    @Argument(help: .said(Phrase("option.discover_scenario"), Phrase("value.scenario"))) var scenario: String
    @Option(help: .said(Phrase("option.discover_against"), Phrase("value.scenario"))) var against: String?
    @Option(help: .said(Phrase("option.discover_region"), Phrase("value.region"))) var region: String?
    @Option(help: .said(Phrase("option.discover_indicator"), Phrase("value.name"))) var indicator: String?
    @Option(parsing: .unconditional, help: .said(Phrase("option.discover_year"), Phrase("value.year")))
    var year: Int?
    @Option(parsing: .unconditional, help: .said(Phrase("option.discover_members"), Phrase("value.number")))
    var members: Int?
    @OptionGroup var output: OutputOptions<Format>
    @OptionGroup var daemon: DaemonOptions

    /// What an answer can be written in.
    enum Format: String, OutputFormat {
        case table, json

        var endings: [String] { self == .table ? ["txt"] : [rawValue] }
    }

    /// Asks the daemon, of a stored run or of one that is made for it, and writes the answer.
    ///
    /// - Parameter page: what a person reads.
    func answer(_ page: (DiscoveryDocument, PageFacts) -> String) throws {
        let target = output.target
        let (format, _, sent, _) = try together(
            { try output.chosen() }, { try target.check() },
            { try ComparedRun.files(scenario, against: against) },
            { try checkMembers(members, within: DiscoverRequest.members) })
        let launch = try DaemonLaunch(daemon)
        let connection = try launch.connect().connection
        let run = try sent.map { try ComparedRun($0).outcome(launch, connection).document.run } ?? scenario
        let facts = try connection.ask(ResultRequest(run: run))
        let region = facts.code(of: region)
        let request = DiscoverRequest(
            run: facts.run, region: region,
            indicator: try Catalogue(connection).indicator(called: indicator),
            year: year, members: members)
        let document = try Moments(progress: "client.discover.progress").answer(
            to: request, over: connection, of: launch)
        try target.deliver(
            format == .json
                ? String(decoding: try Wire.encode(document), as: UTF8.self) + "\n"
                : page(document, RunFacts(facts).facts))
    }
}

/// A comparison that is made to be asked about.
struct ComparedRun {
    private let sent: SentFiles

    init(_ sent: SentFiles) { self.sent = sent }

    /// The files of a scenario and what it is compared with; nil where the word is that of a run.
    ///
    /// - Throws: `Complaint` for a scenario alone.
    static func files(_ scenario: String, against: String?) throws -> SentFiles? {
        guard let against else {
            guard scenario.hasPrefix("polder:") || scenario.hasSuffix(".yaml") else { return nil }
            throw Complaint(Phrase("client.flips.against", ["scenario": .text(scenario)]), .usage)
        }
        return try SentFiles([against, scenario], against: against)
    }

    /// Runs it and waits; Ctrl-C cancels it.
    func outcome(_ launch: DaemonLaunch, _ connection: Connection) throws -> RunFollower.Outcome {
        let submission = try Submission(sent, compares: true)
        let interrupt = Interrupt()
        let accepted = try submission.send({ $0 }, over: connection)
        submission.tell(accepted.warnings)
        let follower = RunFollower(launch: launch, run: accepted.run, cancels: true)
        return try follower.outcome(over: connection, interrupt: interrupt)
    }
}
