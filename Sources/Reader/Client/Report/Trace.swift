import ArgumentParser
import Foundation
import Messages
import Rendering
import Results
import Words

/// `polder trace`
struct Trace: AsyncParsableCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            "trace", Phrase("command.trace"), more: Phrase("command.trace.more"),
            examples: [
                "polder trace report.html F4", "polder trace report.html F4-2-1", "polder trace report.html",
            ])
    }

    @Argument(help: .said(Phrase("option.trace_file"), Phrase("value.file"))) var file: String
    @Argument(help: .said(Phrase("option.trace_id"), Phrase("value.figure"))) var id: String?
    @OptionGroup var daemon: DaemonOptions

    func run() async throws {
        let reading = try ReportReading(file)
        let wanted = id.map { $0.uppercased() }
        let figures = reading.figures.compactMap { figure -> ReportReading.Figure? in
            guard let wanted else { return figure }
            var own = figure
            own.numbers = figure.numbers.filter {
                wanted == figure.id.uppercased() || $0.id.uppercased() == wanted
            }
            return wanted == figure.id.uppercased() || !own.numbers.isEmpty ? own : nil
        }
        guard !figures.isEmpty else {
            throw Complaint(
                Phrase(
                    "client.trace.no_id",
                    ["file": .text(file), "id": .text(id ?? ""), "ids": .list(reading.figures.map(\.id))]),
                .input)
        }
        let launch = try DaemonLaunch(daemon)
        let connection = try launch.connect().connection
        var runs: [String: TracedRun] = [:]
        for run in Set(figures.map(\.run)) {
            let outcome = try RunFollower(launch: launch, run: run, cancels: false)
                .outcome(over: connection, interrupt: Interrupt())
            runs[run] = try TracedRun(outcome, connection)
        }
        try tell(figures, runs, isWhole: wanted == nil)
    }

    private func tell(
        _ figures: [ReportReading.Figure], _ runs: [String: TracedRun], isWhole: Bool
    ) throws {
        var (found, all, blocks) = (0, 0, [String]())
        for figure in figures {
            var table = TextTable([.left, .right, .right, .left])
            table.add(Self.columns.map { Phrase($0).said })
            var differing = 0
            for number in figure.numbers {
                let value = runs[figure.run]?.value(at: number.place)
                all += 1
                found += value == number.value ? 1 : 0
                if isWhole, value == number.value { continue }
                differing += 1
                table.add([
                    number.id, number.text, value.map { "\($0)" } ?? Phrase("client.trace.missing").said,
                    number.place,
                ])
            }
            if isWhole, differing == 0 { continue }
            let head = Phrase(
                "client.trace.figure",
                ["id": .text(figure.id), "title": .text(figure.title), "run": .text(figure.run)]
            ).said
            blocks.append(([head] + table.lines.map { "  " + $0 }).joined(separator: "\n"))
        }
        blocks.append(Phrase("client.trace.all", ["found": .count(found), "all": .count(all)]).said)
        try Terminal.answer(line: blocks.joined(separator: "\n\n"))
        guard found == all else {
            throw Complaint(Phrase("client.trace.differs", ["count": .count(all - found)]), .unfulfilled)
        }
    }

    private static let columns = [
        "client.trace.column.number", "client.trace.column.page", "client.trace.column.run",
        "client.trace.column.place",
    ]
}

/// A run in which the numbers of a report are looked up.
struct TracedRun {
    private struct Key: Hashable {
        let scenario, region, indicator: String
        let year: Int
    }

    private let rows: [Key: ResultRow]
    private let document: Value
    private let connection: Connection
    private let run: String
    private let stored: Stored

    /// Documents that were asked for before, by what was asked.
    private final class Stored { var documents: [String: Value] = [:] }

    /// A document as a JSON reader sees it, with every number to its last bit.
    private enum Value: Decodable {
        case number(Double)
        case list([Value])
        case object([String: Value])
        case other

        init(from decoder: any Decoder) throws {
            let value = try decoder.singleValueContainer()
            if let number = try? value.decode(Double.self) {
                self = .number(number)
            } else if let list = try? value.decode([Value].self) {
                self = .list(list)
            } else if let object = try? value.decode([String: Value].self) {
                self = .object(object)
            } else {
                self = .other
            }
        }
    }

    init(_ outcome: RunFollower.Outcome, _ connection: Connection) throws {
        rows = Dictionary(
            outcome.table.rows.map {
                (Key(scenario: $0.scenario, region: $0.region, indicator: $0.indicator, year: $0.year), $0)
            }
        ) { first, _ in first }
        document = try Self.object(outcome.document)
        (self.connection, run, stored) = (connection, outcome.document.run, Stored())
    }

    /// The number at a place; nil where there is none.
    func value(at place: String) -> Double? {
        let parts = place.split(separator: "/", omittingEmptySubsequences: false).map {
            String($0).replacing("~1", with: "/").replacing("~0", with: "~")
        }
        guard let first = parts.first else { return nil }
        switch first {
        case "row": return row(parts)
        case "discover", "explain":
            guard parts.count > 2, let document = stored(first, region: parts[1]) else { return nil }
            return Self.number(in: document, parts.dropFirst(2))
        case "roadmap":
            guard parts.count > 3, let document = roadmap(of: parts[2], region: parts[1]) else { return nil }
            return Self.number(in: document, parts.dropFirst(3))
        default: return Self.number(in: document, parts[...])
        }
    }

    private func row(_ parts: [String]) -> Double? {
        guard parts.count == 6, let year = Int(parts[4]),
            let row = rows[Key(scenario: parts[1], region: parts[2], indicator: parts[3], year: year)]
        else { return nil }
        let field = parts[5].split(separator: ".").map(String.init)
        guard field.count == 2 else { return nil }
        let band = field[0] == "value" ? row.value : row.comparison?.difference
        switch field[1] {
        case "p05": return band?.p05
        case "p25": return band?.p25
        case "p50": return band?.p50
        case "p75": return band?.p75
        case "p95": return band?.p95
        default: return nil
        }
    }

    private func stored(_ kind: String, region: String) -> Value? {
        let key = "\(kind)/\(region)"
        if let known = stored.documents[key] { return known }
        let found: Value? =
            kind == "discover"
            ? (try? connection.ask(DiscoverRequest(run: run, region: region, storedOnly: true)))?.document
                .flatMap { try? Self.object($0) }
            : (try? connection.ask(ExplainRequest(run: run, region: region, storedOnly: true)))?.document
                .flatMap { try? Self.object($0) }
        stored.documents[key] = found
        return found
    }

    private func roadmap(of scenario: String, region: String) -> Value? {
        let key = "roadmap/\(region)/\(scenario)"
        if let known = stored.documents[key] { return known }
        let request = RoadmapRequest(run: run, scenario: scenario, region: region, storedOnly: true)
        let found = (try? connection.ask(request))?.document.flatMap { try? Self.object($0) }
        stored.documents[key] = found
        return found
    }

    /// As a JSON reader sees it.
    private static func object(_ document: some Encodable) throws -> Value {
        try JSONDecoder().decode(Value.self, from: Data(try Wire.encode(document)))
    }

    private static func number(in document: Value, _ parts: ArraySlice<String>) -> Double? {
        var value = document
        for part in parts {
            switch value {
            case .list(let list):
                guard let position = Int(part), list.indices.contains(position) else { return nil }
                value = list[position]
            case .object(let object):
                guard let inner = object[part] else { return nil }
                value = inner
            default: return nil
            }
        }
        if case .number(let number) = value { return number }
        return nil
    }
}
