import Foundation
import Keys
import Messages
import Rendering

/// Lists of runs, for people and as rows.
enum RunTable {
    static func text(_ runs: [RunSummary]) -> String {
        guard !runs.isEmpty else { return "no runs yet; polder compare makes one\n" }
        // Where all runs are of people on this machine, there is nothing to tell apart.
        let showsOwner = runs.contains { $0.owner != ClientName.local }
        let owner = { (name: String) in showsOwner ? [name] : [] }
        var table = TextTable([.left, .left, .left, .right] + (showsOwner ? [.left] : []) + [.left, .left])
        table.add(["run", "state", "submitted", "members"] + owner("of") + ["scenarios", "name"])
        for run in runs {
            let time = Date(timeIntervalSince1970: run.created).formatted(.iso8601.dateSeparator(.dash))
            let done = run.state == .running ? "\(run.done)/\(run.members)" : "\(run.members)"
            table.add(
                [run.id, run.state.rawValue + (run.waiting.map { " (waits: \($0))" } ?? ""), time, done]
                    + owner(run.owner)
                    + [run.scenarios.joined(separator: ", "), run.name ?? ""])
        }
        return table.lines.joined(separator: "\n") + "\n"
    }

    /// A line for each run; texts in quotes where they need them.
    static func commaSeparated(_ runs: [RunSummary]) -> String {
        func quoted(_ text: String) -> String {
            text.contains { ",\"\n\r".contains($0) } ? "\"\(text.replacing("\"", with: "\"\""))\"" : text
        }
        return "run,state,queue,priority,members,done,created,scenarios,name\n"
            + runs.map { run in
                [
                    run.id, run.state.rawValue, run.queue.rawValue, "\(run.priority)", "\(run.members)",
                    "\(run.done)", "\(run.created)", quoted(run.scenarios.joined(separator: " ")),
                    quoted(run.name ?? ""),
                ].joined(separator: ",") + "\n"
            }.joined()
    }
}
