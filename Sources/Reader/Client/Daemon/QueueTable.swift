import Messages
import Rendering
import Results
import Words

/// The queues, for people.
enum QueueTable {
    /// What is computed and what waits, in order.
    static func text(_ reply: QueueReply) -> String {
        let pause = reply.paused ? Phrase("client.queue.paused").said + "\n" : ""
        guard !reply.runs.isEmpty else { return pause + Phrase("client.queue.empty").said + "\n" }
        var table = TextTable([.left, .left, .left, .right, .right, .left, .left])
        table.add(
            [
                Phrase("column.run"), Phrase("column.queue"), Phrase("column.state"),
                Phrase("column.priority"), Phrase("column.draws"), Phrase("column.scenarios"),
                Phrase("column.name"),
            ].map(\.said))
        for run in reply.runs {
            table.add([
                run.id, run.queue.phrase.said, run.state.phrase.said, "\(run.priority)",
                "\(run.done)/\(run.members)", run.scenarios.joined(separator: ", "), run.name ?? "",
            ])
        }
        return pause + table.lines.joined(separator: "\n") + "\n"
    }
}

extension Queue {
    /// What people call it.
    var phrase: Phrase {
        switch self {
        case .interactive: Phrase("queue.interactive")
        case .batch: Phrase("queue.batch")
        }
    }
}

extension RunState {
    /// What people call it.
    var phrase: Phrase {
        switch self {
        case .queued: Phrase("state.queued")
        case .running: Phrase("state.running")
        case .finished: Phrase("state.finished")
        case .failed: Phrase("state.failed")
        case .cancelled: Phrase("state.cancelled")
        }
    }
}
