import ArgumentParser
import Foundation
import Messages
import Rendering
import Results

/// `polder backcast`
struct BackcastCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "backcast",
        abstract: "How well the model would have foreseen what happened.",
        discussion: """
            The model is started in earlier years on what was known then, and compared with what was counted since, beside \
            forecasts that need no model. docs/validation.md explains the words.

            Examples:
              polder backcast
              polder backcast --report backcast.html
              polder backcast --members 64 --format json -o backcast.json
            """)

    @Option(help: "Members behind the bands, 1 to 2000.") var members = 200
    @Option(help: "Seed of all draws.") var seed = 1
    @Option(help: "table, json, csv or markdown.") var format = "table"
    @Option(name: [.short, .customLong("output")], help: "A file to write it to.") var output: String?
    @Option(help: "Also write pictures of every place to this HTML file.") var report: String?
    @OptionGroup var daemon: DaemonOptions

    private enum Format: String, CaseIterable { case table, json, csv, markdown }

    func run() async throws {
        try await telling {
            guard let chosen = Format(rawValue: format) else {
                throw Complaint(
                    Misspelt.unknown(format, kind: "format", among: Format.allCases.map(\.rawValue)), .input)
            }
            let connection = try DaemonLaunch(daemon).connect().connection
            Terminal.draw(["starting the model in earlier years"])
            let request = BackcastRequest(members: members, seed: seed)
            guard case .backcast(let document) = try connection.ask(.backcast(request), within: 600) else {
                throw Complaint.otherAnswer
            }
            Terminal.wipe()
            let page = ValidationPage(document)
            let text =
                switch chosen {
                case .table: page.text
                case .markdown: page.markdown
                case .csv: Self.commaSeparated(document)
                case .json: String(decoding: try Wire.encode(document), as: UTF8.self) + "\n"
                }
            if let report {
                try Terminal.deliver(ValidationReport(document).html, to: report)
                Terminal.say("\(report): pictures of \(document.series.count) places")
            }
            try Terminal.deliver(text, to: output)
        }
    }

    /// A line for each place and year.
    private static func commaSeparated(_ document: BackcastDocument) -> String {
        "indicator,start,place,name,year,observed,simulated,p05,p95\n"
            + document.series.flatMap { series in
                let known = series.years.count - series.central.count
                return series.years.indices.map { place in
                    let ahead = place - known
                    let simulated =
                        ahead >= 0
                        ? [series.central[ahead], series.p05[ahead], series.p95[ahead]].map { "\($0)" }
                        : ["", "", ""]
                    let name = series.name.contains(",") ? "\"\(series.name)\"" : series.name
                    return
                        ([
                            series.indicator, "\(series.start)", series.place, name, "\(series.years[place])",
                            series.observed[place].map { "\($0)" } ?? "",
                        ] + simulated).joined(separator: ",") + "\n"
                }
            }.joined()
    }
}
