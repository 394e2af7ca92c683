import Foundation
import Keys
import Messages
import Rendering
import Results
import Words

/// Lists of runs, for people and as rows.
enum RunTable {
    /// A line for each run, the newest first, under the days on which they were submitted.
    static func text(_ runs: [RunSummary], calendar: Calendar = .current, now: Date = Date()) -> String {
        guard !runs.isEmpty else { return Phrase("client.runs.none").said + "\n" }
        // Where all runs are of people on this machine, there is nothing to tell apart.
        let showsOwner = runs.contains { $0.owner != ClientName.local }
        var table = TextTable([.left, .left, .right, .left] + (showsOwner ? [.left] : []) + [.left])
        func add(
            _ id: String, _ what: String, _ draws: String, _ state: String, _ owner: String, _ name: String
        ) {
            table.add([id, what, draws, state] + (showsOwner ? [owner] : []) + [name])
        }
        let heads = [
            Phrase("column.run"), Phrase("column.scenarios"), Phrase("column.draws"), Phrase("column.ready"),
            Phrase("column.owner"), Phrase("column.name"),
        ].map(\.said)
        add(heads[0], heads[1], heads[2], heads[3], heads[4], heads[5])
        for run in runs {
            let done = run.state == .running ? "\(run.done)/\(run.members)" : "\(run.members)"
            add(
                run.id, run.scenarios.joined(separator: ", "), done, state(run, calendar), run.owner,
                run.name ?? "")
        }
        let lines = table.lines
        var (text, day) = ([lines[0]], "")
        for (run, line) in zip(runs, lines.dropFirst()) {
            let next = LocalTime(run.created, calendar: calendar).day(now: now).said
            if next != day { text.append(next) }
            day = next
            text.append(line)
        }
        return text.joined(separator: "\n") + "\n"
    }

    /// The time at which it was ready; else what is the matter with it.
    private static func state(_ run: RunSummary, _ calendar: Calendar) -> String {
        if run.state == .finished, let finished = run.finished {
            return LocalTime(finished, calendar: calendar).clock.said
        }
        guard let waiting = run.waiting else { return run.state.phrase.said }
        return Phrase("client.run.waits", ["state": .phrase(run.state.phrase), "fact": .text(waiting)]).said
    }

    /// A row for each run.
    static func commaSeparated(_ runs: [RunSummary]) -> String {
        ColumnTable(
            ResultColumn.ofRuns,
            values: [
                .texts(runs.map(\.id)), .texts(runs.map(\.state.rawValue)),
                .texts(runs.map(\.queue.rawValue)),
                .integers(runs.map(\.priority)), .integers(runs.map(\.members)), .integers(runs.map(\.done)),
                .numbers(runs.map(\.created)), .texts(runs.map { $0.scenarios.joined(separator: " ") }),
                .texts(runs.map { $0.name ?? "" }),
            ]
        ).commaSeparated
    }
}

extension ResultColumn {
    /// The columns of a list of runs.
    static let ofRuns = [
        ResultColumn("run", .text, "The run's id."),
        ResultColumn("state", .text, "queued, running, finished, failed or cancelled."),
        ResultColumn("queue", .text, "The queue that it waits or waited in."),
        ResultColumn("priority", .integer, "Within its queue a higher one goes first."),
        ResultColumn("members", .integer, "Members that the ensemble has."),
        ResultColumn("done", .integer, "Members whose results are in."),
        ResultColumn("created", .number, "Seconds since 1970."),
        ResultColumn("scenarios", .text, "Names of the scenarios, apart by spaces."),
        ResultColumn("name", .text, "What people call the run; may be empty."),
    ]

    /// The columns of a backcast.
    static let ofBackcast = [
        ResultColumn("indicator", .text, "Public name."),
        ResultColumn("start", .integer, "The year in which the model was started."),
        ResultColumn("place", .text, "Code of the region or province."),
        ResultColumn("name", .text, "What people call it."),
        ResultColumn("year", .integer, "The year."),
        ResultColumn("observed", .number, "What was counted.", isNullable: true),
        ResultColumn("simulated", .number, "The central run; empty before the start.", isNullable: true),
        ResultColumn("p05", .number, "End of the band below.", isNullable: true),
        ResultColumn("p95", .number, "End of the band above.", isNullable: true),
    ]
}
