import Messages
import Results
import Words

/// What `run` and `compare` share: submit, follow, present.
struct NewRun {
    let files: [String]
    let against: String?
    let compares: Bool
    let ensemble: EnsembleOptions
    let selection: SelectionOptions
    let output: OutputOptions<ResultFormat>
    let daemon: DaemonOptions
    /// Where a report goes beside the page; nil for none.
    var report: OutputTarget?

    func run() throws {
        let launch = try DaemonLaunch(daemon)
        var known: (connection: Connection, period: Period, catalogue: Catalogue)?
        if !selection.isEmpty {
            let (connection, hello) = try launch.connect()
            known = (connection, hello.period, try Catalogue(connection))
        }
        let target = output.target
        let (format, _, _, years, ensemble, sent, selection) = try together(
            { try output.chosen() }, { try target.check(inputs: files + self.ensemble.data) },
            { try report?.check(inputs: files + self.ensemble.data) },
            { try known.map { try self.selection.years(within: $0.period) } ?? [] },
            { try self.ensemble.checked() },
            { try sentFiles(over: launch) },
            { try known?.catalogue.resolved(self.selection) ?? self.selection })
        let submission = try Submission(
            sent, ensemble: ensemble, years: years,
            regions: selection.regions.filter { $0.uppercased() != "NL" }, compares: compares)
        let connection = try known?.connection ?? launch.connect().connection
        // Before the run exists: Ctrl-C from here on must find and cancel it.
        let interrupt = Interrupt()
        let accepted = try submission.send({ $0 }, over: connection)
        // A page lists them itself.
        if format != .table || self.ensemble.detach {
            submission.tell(accepted.warnings)
        }
        if self.ensemble.detach { return try Terminal.answer(line: accepted.run) }
        let follower = RunFollower(launch: launch, run: accepted.run, cancels: true)
        let outcome = try follower.outcome(over: connection, interrupt: interrupt)
        let text = try Presenting(
            document: outcome.document, table: outcome.table, selection: selection
        ).text(format)
        try target.deliver(text)
        if let report {
            try ReportMaking.check([outcome.document])
            try ReportMaking.deliver([try ReportMaking(outcome, connection).facts(of: nil)], to: report)
        }
        if Terminal.isWatched { Terminal.say(Phrase("client.run.id", ["run": .text(accepted.run)])) }
    }

    /// - Throws: `Complaint` with every file that cannot be read, and what is the matter with the others.
    private func sentFiles(over launch: DaemonLaunch) throws -> SentFiles {
        do {
            return try SentFiles(files, against: against, data: ensemble.data)
        } catch var complaint as Complaint {
            let named = files + (against.map { [$0] } ?? [])
            if let others = SentFiles.thatAreThere(named, data: ensemble.data) {
                complaint.lines += Self.problems(of: others, over: launch)
            }
            throw complaint
        }
    }

    /// What the daemon finds in files, as far as it can be asked.
    private static func problems(of files: SentFiles, over launch: DaemonLaunch) -> [Complaint.Line] {
        do {
            let submission = try Submission(files)
            let connection = try launch.connect().connection
            let found = try submission.send(ValidateRequest.init, over: connection).diagnostics
            guard !found.isEmpty else { return [] }
            return [.text(DiagnosticPage(found, texts: submission.texts).text(ending: false))]
        } catch let complaint as Complaint {
            return complaint.code == .input ? complaint.lines : []
        } catch {
            return []
        }
    }
}
