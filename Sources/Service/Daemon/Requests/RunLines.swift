import Messages
import RunStorage

extension RequestHandler {
    /// A run in a line, without a look at its texts.
    func summary(_ run: RunRecord) -> RunSummary {
        let progress = scheduler.progress(of: run.id)
        return RunSummary(
            id: run.id, owner: run.owner, name: run.name.isEmpty ? nil : run.name,
            state: run.state,
            created: run.created, finished: run.ended, members: run.members, done: progress?.done ?? run.done,
            rate: progress?.rate, scenarios: run.scenarios,
            reference: run.reference.isEmpty ? nil : run.reference, seed: run.seed,
            failure: run.failure.isEmpty ? nil : run.failure, waiting: progress?.waiting,
            queue: Queue(rawValue: run.queue) ?? .interactive, priority: run.priority,
            focus: run.focus.isEmpty ? nil : run.focus, note: run.note.isEmpty ? nil : run.note,
            kept: run.isKept)
    }

    /// The first of some runs, as many lines as an answer holds, and how many are left.
    func summaries(_ runs: [RunRecord]) -> (told: [RunSummary], left: Int?) {
        var bytes = 0
        // The first is told however long it is.
        let told = runs.enumerated().prefix { index, run in
            bytes += run.size
            return index == 0 || bytes <= Self.mostBytes
        }
        return (told.map { summary($0.element) }, .more(of: runs.count, than: told.count))
    }

    /// Half of a header: texts may take more bytes there than here.
    static var mostBytes: Int { Wire.maximumHeaderBytes / 2 }

    /// Another one whenever the list of runs has changed.
    var runsUID: String { "\(instance)-\(store.changes)" }
}
