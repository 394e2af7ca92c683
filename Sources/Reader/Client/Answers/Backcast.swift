import ArgumentParser
import Endpoints
import Foundation
import Messages
import Rendering
import Results
import Scores
import Words

/// `polder backcast`
struct BackcastCommand: AsyncParsableCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            "backcast", Phrase("command.backcast"), more: Phrase("command.backcast.more"),
            examples: [
                "polder backcast", "polder backcast --report backcast.html",
                "polder backcast --members 64 -o backcast.json", "polder backcast --collaboration",
            ])
    }

    /// What a backcast can be written in.
    enum Format: String, OutputFormat {
        case table, json, csv, markdown

        var endings: [String] {
            switch self {
            case .table: ["txt"]
            case .json, .csv: [rawValue]
            case .markdown: ["md"]
            }
        }
    }

    @Option(parsing: .unconditional, help: .said(Phrase("option.backcast_members"), Phrase("value.number")))
    var members = 200
    @Option(parsing: .unconditional, help: .said(Phrase("option.backcast_seed"), Phrase("value.number")))
    var seed = 1
    @Option(help: .said(Phrase("option.report"), Phrase("value.file"))) var report: String?
    @Flag(help: .said(Phrase("option.collaboration"))) var collaboration = false
    @OptionGroup var output: OutputOptions<Format>
    @OptionGroup var daemon: DaemonOptions

    func run() async throws {
        let (target, report) = (output.target, report.map { OutputTarget(name: $0, isForced: output.force) })
        let (chosen, _, _, _) = try together(
            { try output.chosen() }, { try target.check() }, { try report?.check() },
            {
                guard report == nil || !collaboration else {
                    throw Complaint(Phrase("client.backcast.no_report"), .usage)
                }
            })
        let launch = try DaemonLaunch(daemon)
        var connection = try launch.connect().connection
        Terminal.draw([Phrase(collaboration ? "client.patterns.progress" : "client.backcast.progress").said])
        if collaboration {
            let request = PatternsRequest(members: members, seed: seed)
            let document = try launch.ask(request, within: 600, over: &connection)
            Terminal.wipe()
            let page = PatternPage(document, in: Speech.language)
            return try target.deliver(
                Self.written(document, on: page, csv: Self.commaSeparated(document), as: chosen))
        }
        let request = BackcastRequest(members: members, seed: seed)
        let document = try launch.ask(request, within: 600, over: &connection)
        Terminal.wipe()
        if let report {
            try report.deliver(
                ValidationReport(
                    document, in: Speech.language,
                    provenance: .init(
                        run: "", created: Date().timeIntervalSince1970, timeZone: .current,
                        seed: UInt64(max(0, document.seed)), version: Version.current, model: "", data: "")
                ).html)
            Terminal.say(
                Phrase(
                    "client.backcast.report",
                    ["file": .text(report.name ?? ""), "count": .count(document.series.count)]))
        }
        let page = ValidationPage(document, in: Speech.language)
        try target.deliver(
            Self.written(document, on: page, csv: Self.commaSeparated(document), as: chosen))
    }

    private static func written(
        _ document: some Encodable, on page: some ValidationText, csv: @autoclosure () -> String,
        as format: Format
    ) throws -> String {
        switch format {
        case .table: page.text
        case .markdown: page.markdown
        case .csv: csv()
        case .json: String(decoding: try Wire.encode(document), as: UTF8.self) + "\n"
        }
    }

    /// A row for each place and year.
    private static func commaSeparated(_ document: BackcastDocument) -> String {
        var (indicators, places, names): ([String], [String], [String]) = ([], [], [])
        var (starts, years): ([Int?], [Int?]) = ([], [])
        var numbers: (observed: [Double?], simulated: [Double?], low: [Double?], high: [Double?]) = (
            [], [], [], []
        )
        for series in document.series {
            let known = series.years.count - series.central.count
            for (row, year) in series.years.enumerated() {
                indicators.append(series.indicator)
                starts.append(series.start)
                places.append(series.place)
                names.append(series.name)
                years.append(year)
                let ahead = row - known
                numbers.observed.append(series.observed[row])
                numbers.simulated.append(ahead >= 0 ? series.central[ahead] : nil)
                numbers.low.append(ahead >= 0 ? series.p05[ahead] : nil)
                numbers.high.append(ahead >= 0 ? series.p95[ahead] : nil)
            }
        }
        return ColumnTable(
            ResultColumn.ofBackcast,
            values: [
                .texts(indicators), .integers(starts), .texts(places), .texts(names), .integers(years),
                .numbers(numbers.observed), .numbers(numbers.simulated), .numbers(numbers.low),
                .numbers(numbers.high),
            ]
        ).commaSeparated
    }

    /// A row for each pattern.
    private static func commaSeparated(_ document: PatternDocument) -> String {
        let all = document.patterns
        return ColumnTable(
            ResultColumn.ofPatterns,
            values: [
                .texts(all.map(\.name)), .texts(all.map(\.use.rawValue)), .texts(all.map { $0.unit ?? "" }),
                .numbers(all.map(\.low)), .numbers(all.map(\.high)), .numbers(all.map(\.p05)),
                .numbers(all.map(\.median)), .numbers(all.map(\.p95)), .integers(all.map(\.held)),
                .integers(all.map(\.members)), .integers(all.map { $0.isMet.map { $0 ? 1 : 0 } }),
            ]
        ).commaSeparated
    }
}
