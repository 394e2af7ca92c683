import Messages

/// What `run` and `compare` share: submit, follow, present.
struct NewRun {
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
        let follower = RunFollower(launch: launch, run: accepted.run, cancels: true)
        let outcome = try follower.outcome(over: connection, interrupt: interrupt)
        let text = try Presenting(
            document: outcome.document, table: outcome.table, selection: selection,
            worthNaming: known.worthNaming
        ).text(format)
        try Terminal.deliver(text, to: output.output)
    }
}
