import Messages
import RunStorage

extension RequestHandler {
    /// A run in a line. A request that cannot be read any more does not spoil the list.
    func summary(_ run: RunRecord) -> RunSummary {
        let request = try? Wire.decode(RunRequest.self, from: Array(run.request.utf8))
        let progress = scheduler.progress(of: run.id)
        return RunSummary(
            id: run.id, owner: run.owner, name: run.name.isEmpty ? nil : run.name,
            state: run.state,
            created: run.created, finished: run.ended, members: run.members, done: progress?.done ?? run.done,
            rate: progress?.rate, scenarios: request?.scenarios.map(\.name) ?? [],
            reference: request?.reference, seed: request?.seed ?? 1,
            failure: run.failure.isEmpty ? nil : run.failure, waiting: progress?.waiting,
            queue: Queue(rawValue: run.queue) ?? .interactive, priority: run.priority,
            focus: run.focus.isEmpty ? nil : run.focus, note: run.note.isEmpty ? nil : run.note,
            kept: run.isKept)
    }

    /// Another one whenever the list of runs has changed.
    var runsUID: String { "\(instance)-\(store.changes)" }
}
