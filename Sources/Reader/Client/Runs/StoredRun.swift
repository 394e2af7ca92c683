import Messages

/// What `watch` and `show` share.
struct StoredRun {
    let run: String
    let selection: SelectionOptions
    let output: OutputOptions
    let daemon: DaemonOptions

    var launch: DaemonLaunch { get throws { try DaemonLaunch(daemon) } }

    func present() throws {
        let format = try output.chosen()
        let launch = try launch
        let connection = try launch.connect().connection
        let known = try Catalogue(connection)
        try known.check(selection)
        let follower = RunFollower(launch: launch, run: run, cancels: false)
        let outcome = try follower.outcome(over: connection, interrupt: Interrupt())
        let text = try Presenting(
            document: outcome.document, table: outcome.table, selection: selection,
            worthNaming: known.worthNaming
        ).text(format)
        try Terminal.deliver(text, to: output.output)
    }
}
