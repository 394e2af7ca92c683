import Foundation
import Keys
import Messages
import Rendering
import Results
import Words

/// Lists of runs, for people and as rows.
struct RunTable {
    let runs: [RunSummary]
    /// What people call regions, by code.
    var regions: [String: String] = [:]
    /// Whether there are no others that fit.
    var isAll = true
    var calendar = Calendar.current
    var now = Date()
    var width = Terminal.width

    /// A line for each run under the days on which they were submitted, without a last line.
    var text: String {
        guard !runs.isEmpty else { return Phrase("client.runs.none").said + "\n" }
        // Where all runs are of people on this machine, there is nothing to tell apart.
        let showsOwner = runs.contains { $0.owner != ClientName.local }
        let owner = { (name: String) in showsOwner ? [name] : [] }
        let heads = [
            Phrase("column.run"), Phrase("column.place"), Phrase("column.scenarios"), Phrase("column.draws"),
            Phrase("column.ready"), Phrase("column.owner"), Phrase("column.name"),
        ].map(\.said)
        var rows = [Array(heads[0...4]) + owner(heads[5]) + [heads[6]]]
        rows += runs.map { run in
            [run.id, places(run), run.scenarios.joined(separator: ", "), draws(run), state(run)]
                + owner(run.owner) + [title(run)]
        }
        rows = rows.map { $0.map { $0.shown() } }
        // Names of scenarios first, then what people wrote themselves.
        rows = Self.cut(rows, column: 2, to: width)
        rows = Self.cut(rows, column: rows[0].count - 1, to: width)
        var table = TextTable(
            [.left, .left, .left, .right, .left] + (showsOwner ? [.left] : []) + [.left])
        rows.forEach { table.add($0) }
        let lines = table.lines
        var (text, day) = ([lines[0]], 0..<0.0)
        for (run, line) in zip(runs, lines.dropFirst()) {
            // Neighbours mostly share a day, and calendars are slow.
            if !day.contains(run.created) {
                let time = LocalTime(run.created, calendar: calendar)
                text.append(time.day(now: now).said)
                day = time.wholeDay ?? 0..<0
            }
            text.append(line)
        }
        return text.joined(separator: "\n") + "\n"
    }

    /// `2026-11-29T16:05:12Z`
    private static func moment(_ seconds: Double) -> String {
        Date(timeIntervalSince1970: seconds).formatted(.iso8601)
    }

    /// How many there are and how many of them are kept.
    var total: Phrase {
        Phrase(
            "client.runs.total",
            [
                "count": .count(runs.count), "kept": .count(runs.count { $0.kept == true }),
                "more": .optional(isAll ? nil : "--limit"),
            ])
    }

    private func places(_ run: RunSummary) -> String {
        (run.focus ?? []).map { regions[$0] ?? $0 }.joined(separator: ", ")
    }

    private func draws(_ run: RunSummary) -> String {
        run.state == .running ? "\(run.done)/\(run.members)" : "\(run.members)"
    }

    /// The name, a star for what is kept, and the note.
    private func title(_ run: RunSummary) -> String {
        let note = run.note.map { "(\($0))" }
        return [run.name, run.kept == true ? "★" : nil, note].compactMap(\.self).joined(separator: " ")
    }

    /// The time at which it was ready; else what is the matter with it.
    private func state(_ run: RunSummary) -> String {
        if run.state == .finished, let finished = run.finished {
            return LocalTime(finished, calendar: calendar).clock.said
        }
        guard let waiting = run.waiting else { return run.state.phrase.said }
        return Phrase("client.run.waits", ["state": .phrase(run.state.phrase), "fact": .text(waiting)]).said
    }

    /// Rows whose cells of one column are short enough for the window, or as short as can be.
    private static func cut(_ rows: [[String]], column: Int, to width: Int) -> [[String]] {
        let widths = (rows.first ?? []).indices.map { index in rows.map { $0[index].count }.max() ?? 0 }
        let whole = widths.reduce(0, +) + 2 * (widths.count - 1)
        let room = max(12, widths[column] - max(0, whole - width))
        return rows.map { row in
            guard row[column].count > room else { return row }
            var row = row
            row[column] = row[column].prefix(room - 1) + "…"
            return row
        }
    }

    /// A row for each run.
    var commaSeparated: String {
        ColumnTable(
            ResultColumn.ofRuns,
            values: [
                .texts(runs.map(\.id)), .texts(runs.map(\.state.rawValue)),
                .texts(runs.map(\.queue.rawValue)),
                .integers(runs.map(\.priority)), .integers(runs.map(\.members)), .integers(runs.map(\.done)),
                .numbers(runs.map(\.created)), .texts(runs.map { Self.moment($0.created) }),
                .texts(runs.map { $0.scenarios.joined(separator: " ") }),
                .texts(runs.map { $0.name ?? "" }),
                .texts(runs.map { ($0.focus ?? []).joined(separator: " ") }),
                .texts(runs.map { $0.kept == true ? "yes" : "" }), .texts(runs.map { $0.note ?? "" }),
            ]
        ).commaSeparated
    }
}

extension RunTable {
    /// Runs with the names of their regions, which the daemon knows.
    init(_ runs: [RunSummary], over connection: Connection) throws {
        self.init(runs: runs)
        guard !runs.isEmpty else { return }
        let entries = try Catalogue.entries(of: .regions, connection)
        regions = Dictionary(entries.map { ($0.name, $0.title(in: Speech.language)) }) { first, _ in first }
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
        ResultColumn("created_at", .text, "The same moment, by ISO 8601 in universal time."),
        ResultColumn("scenarios", .text, "Names of the scenarios, apart by spaces."),
        ResultColumn("name", .text, "What people call the run; may be empty."),
        ResultColumn("regions", .text, "Codes of the regions that it is about, apart by spaces."),
        ResultColumn("kept", .text, "yes where it is never pruned."),
        ResultColumn("note", .text, "What somebody wrote beside it; may be empty."),
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
    /// The columns of a backcast of collaboration.
    static let ofPatterns = [
        ResultColumn("pattern", .text, "Public name."),
        ResultColumn("use", .text, "What the model's numbers have to do with what is published."),
        ResultColumn("unit", .text, "Unit of the numbers; empty where there are none."),
        ResultColumn("low", .number, "End of the published range below.", isNullable: true),
        ResultColumn("high", .number, "End of the published range above.", isNullable: true),
        ResultColumn("p05", .number, "End of the band below.", isNullable: true),
        ResultColumn("median", .number, "The model's value in half of the draws.", isNullable: true),
        ResultColumn("p95", .number, "End of the band above.", isNullable: true),
        ResultColumn("held", .integer, "Draws in which it holds.", isNullable: true),
        ResultColumn("members", .integer, "Draws that have a value."),
        ResultColumn("met", .integer, "1 where it is met, 0 where it is missed.", isNullable: true),
    ]
}
