import Messages
import Results
import Words

/// A run of the store, followed to its end and shown: what `watch` and `show` share.
struct StoredRun {
    let run: String
    let selection: SelectionOptions
    let daemon: DaemonOptions

    func present(as format: ResultFormat, to target: OutputTarget) throws {
        let launch = try DaemonLaunch(daemon)
        let (connection, hello) = try launch.connect()
        let known = try Catalogue(connection)
        let (selection, _) = try together(
            { try known.resolved(self.selection) }, { try self.selection.years(within: hello.period) })
        let follower = RunFollower(launch: launch, run: run, cancels: false)
        let outcome = try follower.outcome(over: connection, interrupt: Interrupt())
        let text = try Presenting(
            document: outcome.document, table: outcome.table, selection: selection,
            discoveries: format == .table ? discoveries(of: outcome.document, over: connection) : []
        ).text(format)
        try target.deliver(text)
    }

    /// What somebody has asked of the comparison before; computes nothing.
    private func discoveries(of document: RunDocument, over connection: Connection) -> [DiscoveryDocument] {
        guard document.reference != nil, !document.central else { return [] }
        return document.focus.compactMap { region in
            let request = DiscoverRequest(run: document.run, region: region, storedOnly: true)
            return (try? connection.ask(request))?.document
        }
    }
}
