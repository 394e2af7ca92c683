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
        var told: [RunSummary] = []
        for run in runs {
            let summary = summary(run)
            bytes += summary.size
            // The newest is told however long it is.
            guard told.isEmpty || bytes <= Self.mostBytes else { break }
            told.append(summary)
        }
        return (told, .more(of: runs.count, than: told.count))
    }

    /// Half of a header: texts may take more bytes there than here.
    private static var mostBytes: Int { Wire.maximumHeaderBytes / 2 }

    /// Another one whenever the list of runs has changed.
    var runsUID: String { "\(instance)-\(store.changes)" }
}

extension RunSummary {
    /// About how many bytes it takes.
    fileprivate var size: Int {
        let texts = [name, reference, failure, waiting, note].compactMap(\.self) + scenarios + (focus ?? [])
        return texts.reduce(400) { $0 + $1.utf8.count + 3 }
    }
}
