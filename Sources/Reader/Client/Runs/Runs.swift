import ArgumentParser
import Foundation
import Messages
import Words

/// `polder runs`
struct Runs: AsyncParsableCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            "runs", Phrase("command.runs"),
            examples: [
                "polder runs", "polder runs --filter twente --since 2026-11-01",
                "polder runs --limit 5 --format json",
            ])
    }

    @Option(help: .said(Phrase("option.filter"), Phrase("value.text"))) var filter: String?
    @Option(help: .said(Phrase("option.since"), Phrase("value.day"))) var since: String?
    @Option(parsing: .unconditional, help: .said(Phrase("option.limit"), Phrase("value.number")))
    var limit = 20
    @OptionGroup var output: OutputOptions<ResultFormat>
    @OptionGroup var daemon: DaemonOptions

    func run() async throws {
        let target = output.target
        let (format, _, _, first) = try together(
            { try output.chosen() }, { try target.check() }, { try checkLimit() },
            { try since.map { try Self.moment(of: $0) } })
        let connection = try DaemonLaunch(daemon).connect().connection
        let regions = try Catalogue.entries(of: .regions, connection)
        let names = Dictionary(regions.map { ($0.name, $0.title) }) { first, _ in first }
        let (runs, uid, isAll) = try found(since: first, names: names, over: connection)
        switch format {
        case .json:
            let reply = ListReply(runs: runs, runsUID: uid)
            try target.deliver(String(decoding: try Wire.encode(reply), as: UTF8.self) + "\n")
        case .csv: try target.deliver(RunTable(runs: runs).commaSeparated)
        case .table:
            let table = RunTable(runs: runs, regions: names, isAll: isAll)
            guard !runs.isEmpty || filter == nil && since == nil else {
                return try target.deliver(Phrase("client.runs.no_match").said + "\n")
            }
            try target.deliver(table.text + (runs.isEmpty ? "" : table.total.said + "\n"))
        }
    }

    private func checkLimit() throws {
        guard limit > 0 else {
            throw Complaint(Phrase("client.option.limit", ["text": .text("\(limit)")]), .input)
        }
    }

    /// The runs that fit, page by page, the newest first.
    private func found(
        since first: Double?, names: [String: String], over connection: Connection
    ) throws -> (runs: [RunSummary], uid: String, isAll: Bool) {
        var (found, page, uid): ([RunSummary], String?, String) = ([], nil, "")
        repeat {
            let request = ListRequest(limit: filter == nil ? min(limit, 1_000) : 1_000, page: page)
            let reply = try connection.ask(request)
            uid = reply.runsUID
            for (position, run) in reply.runs.enumerated() {
                if let first, run.created < first { return (found, uid, true) }
                if fits(run, names: names) { found.append(run) }
                if found.count == limit {
                    return (found, uid, reply.nextPage == nil && position == reply.runs.count - 1)
                }
            }
            page = reply.nextPage
        } while page != nil
        return (found, uid, true)
    }

    /// Whether a word stands in what people know of a run.
    private func fits(_ run: RunSummary, names: [String: String]) -> Bool {
        guard let filter = filter?.lowercased() else { return true }
        let known =
            [run.id, run.name, run.note, run.owner].compactMap(\.self) + run.scenarios
            + (run.focus ?? []).flatMap { [$0, names[$0] ?? ""] }
        // Byte by byte: lists are long, and letters of one form are the usual.
        return known.contains { Data($0.lowercased().utf8).range(of: Data(filter.utf8)) != nil }
    }

    /// The beginning of a day: `2026-11-29`, `29-11-2026`, today or yesterday.
    ///
    /// - Throws: `Complaint` for what is no day.
    static func moment(of text: String, calendar: Calendar = .current, now: Date = Date()) throws -> Double {
        let words = ["today": 0, "vandaag": 0, "yesterday": -1, "gisteren": -1]
        if let days = words[text.lowercased()],
            let day = calendar.date(byAdding: .day, value: days, to: calendar.startOfDay(for: now))
        {
            return day.timeIntervalSince1970
        }
        let parts = text.split(separator: "-").map { Int($0) ?? -1 }
        if parts.count == 3 {
            let isYearFirst = parts[0] > 31
            let components = DateComponents(
                year: isYearFirst ? parts[0] : parts[2], month: parts[1],
                day: isYearFirst ? parts[2] : parts[0])
            if components.isValidDate(in: calendar), let date = calendar.date(from: components) {
                return date.timeIntervalSince1970
            }
        }
        throw Complaint(Phrase("client.option.day", ["text": .text(text)]), .input)
    }
}
