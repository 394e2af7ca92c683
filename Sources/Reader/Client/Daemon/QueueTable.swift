import Messages
import Rendering

/// The queues, for people.
enum QueueTable {
    /// What is computed and what waits, in order.
    static func text(_ reply: QueueReply) -> String {
        let pause = reply.paused ? "the queues pause: nothing that waits begins (polder queue resume)\n" : ""
        guard !reply.runs.isEmpty else { return pause + "nothing is computed and nothing waits\n" }
        var table = TextTable([.left, .left, .left, .right, .right, .left, .left])
        table.add(["run", "queue", "state", "priority", "members", "scenarios", "name"])
        for run in reply.runs {
            table.add([
                run.id, run.queue.rawValue, run.state.rawValue, "\(run.priority)",
                "\(run.done)/\(run.members)",
                run.scenarios.joined(separator: ", "), run.name ?? "",
            ])
        }
        return pause + table.lines.joined(separator: "\n") + "\n"
    }
}
