import ArgumentParser
import Messages
import Words

/// Tables of one's own figures, for scenarios that are run first.
struct FigureOptions: ParsableArguments {
    @Option(parsing: .singleValue, help: .said(Phrase("option.data"), Phrase("value.file")))
    var data: [String] = []

    /// - Throws: `Complaint` for tables where a stored run is asked about: it was made without them.
    func checkNone(for run: String) throws {
        guard let first = data.first else { return }
        throw Complaint(
            Phrase("client.data.stored", ["file": .text(first), "run": .text(run)]), .usage)
    }
}

/// The comparison that is asked about: a stored one, or two scenarios that are run first.
struct ComparisonOptions: ParsableArguments {
    @Argument(help: .said(Phrase("option.discover_scenario"), Phrase("value.scenario"))) var scenario: String
    @Option(help: .said(Phrase("option.discover_against"), Phrase("value.scenario"))) var against: String?
    @OptionGroup var figures: FigureOptions

    /// The files of both scenarios; nil where the word is that of a run.
    ///
    /// - Throws: `Complaint` for a scenario alone, and for files that cannot be read.
    func files() throws -> SentFiles? {
        guard let against else {
            guard scenario.hasPrefix("polder:") || scenario.hasSuffix(".yaml") else {
                try figures.checkNone(for: scenario)
                return nil
            }
            throw Complaint(Phrase("client.flips.against", ["scenario": .text(scenario)]), .usage)
        }
        return try SentFiles([against, scenario], against: against, data: figures.data)
    }

    /// Facts of the run, which is made where there is none.
    func facts(
        _ sent: SentFiles?, _ launch: DaemonLaunch, _ connection: Connection
    ) throws -> RunDocument {
        let run = try sent.map { try ComparedRun($0).outcome(launch, connection).document.run } ?? scenario
        return try connection.ask(ResultRequest(run: run))
    }
}

/// A comparison that is made to be asked about.
struct ComparedRun {
    private let sent: SentFiles
    private let compares: Bool

    /// - Parameter compares: whether there are several, of which one is what the others are compared with.
    init(_ sent: SentFiles, compares: Bool = true) { (self.sent, self.compares) = (sent, compares) }

    /// Runs it and waits; Ctrl-C cancels it.
    func outcome(_ launch: DaemonLaunch, _ connection: Connection) throws -> RunFollower.Outcome {
        let submission = try Submission(sent, compares: compares)
        let interrupt = Interrupt()
        let accepted = try submission.send({ $0 }, over: connection)
        submission.tell(accepted.warnings)
        let follower = RunFollower(launch: launch, run: accepted.run, cancels: true)
        return try follower.outcome(over: connection, interrupt: interrupt)
    }
}
