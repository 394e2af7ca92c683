import Foundation
import Keys
import Messages
import Rendering

/// Lists for people: runs, entries, one entry in full.
enum Listing {
    static func runs(_ runs: [RunSummary]) -> String {
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

    /// What is computed and what waits, in order.
    static func queue(_ reply: QueueReply) -> String {
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

    static func entries(_ entries: [DescribeReply.Entry], width: Int) -> String {
        var table = TextTable([.left, .left, .left])
        for entry in entries {
            let unit = entry.unit.map { $0 == "1" ? "" : $0 } ?? ""
            let value = entry.central.map { central -> String in
                let range =
                    entry.low.flatMap { low in entry.high.map { " (\(number(low)) to \(number($0)))" } } ?? ""
                return "\(number(central))\(range) \(unit)"
            }
            table.add([entry.name, value ?? unit, entry.sentence])
        }
        return table.lines.map { line in line.count > width * 2 ? String(line.prefix(width * 2)) + "…" : line
        }
        .joined(separator: "\n") + "\n"
    }

    static func entry(_ entry: DescribeReply.Entry, width: Int) -> String {
        var lines = ["\(entry.name): \(entry.title)", entry.sentence.wrapped(to: width)]
        func add(_ label: String, _ value: String?) {
            if let value { lines.append("  \(label): \(value)".wrapped(to: width, indent: "    ")) }
        }
        add("unit", entry.unit)
        add("better", entry.better)
        add("formula", entry.formula)
        add("central", entry.central.map(number))
        add("range", entry.low.flatMap { low in entry.high.map { "\(number(low)) to \(number($0))" } })
        for detail in entry.details { add(detail.label, detail.value) }
        add("evidence", entry.evidence.map { "\($0.grade): \($0.source)" })
        return lines.joined(separator: "\n") + "\n"
    }

    private static func number(_ value: Double) -> String {
        value.magnitude >= 1_000_000 || value == value.rounded() && value.magnitude < 1e15
            ? "\(Int64(value.rounded()))" : "\((value * 100_000).rounded() / 100_000)"
    }
}
