import ArgumentParser
import Foundation
import Messages
import Reading
import Results
import Words

/// `polder export`
struct Export: AsyncParsableCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            "export", Phrase("command.export"), more: Phrase("command.export.more"),
            examples: [
                "polder export latest -o twente.xlsx",
                "polder export k3v9q2xa -o rows.csv --excel --wide",
                "polder export k3v9q2xa h7c2m5qe --table differences -o differences.arrows",
                "polder export latest --region all --indicator jobs --format json",
            ])
    }

    /// What a file of tables can be written as.
    enum Format: String, OutputFormat {
        case csv, xlsx, arrow, json

        var endings: [String] { self == .arrow ? ["arrows", rawValue] : [rawValue] }
    }

    @Argument(help: .said(Phrase("option.runs"), Phrase("value.run"))) var runs: [String]
    @Option(help: .said(Phrase("option.export.table"), Phrase("value.name"))) var table: String?
    @Flag(help: .said(Phrase("option.export.wide"))) var wide = false
    @Flag(help: .said(Phrase("option.export.excel"))) var excel = false
    @Option(parsing: .singleValue, help: .said(Phrase("option.export.region"), Phrase("value.region")))
    var region: [String] = []
    @Option(parsing: .singleValue, help: .said(Phrase("option.export.indicator"), Phrase("value.name")))
    var indicator: [String] = []
    @Option(parsing: .singleValue, help: .said(Phrase("option.year"), Phrase("value.year")))
    var year: [String] = []
    @OptionGroup var output: OutputOptions<Format>
    @OptionGroup var daemon: DaemonOptions

    func run() async throws {
        let target = output.target
        let (format, chosen, _, _) = try together(
            { try output.chosen() }, { try Self.named(table) }, { try target.check() },
            { try checkTogether() })
        let launch = try DaemonLaunch(daemon)
        let (connection, hello) = try launch.connect()
        var selection = SelectionOptions()
        (selection.indicator, selection.year, selection.details) = (indicator, year, false)
        selection.region = region == ["all"] ? [] : region
        let known = try Catalogue(connection)
        let (resolved, _) = try together(
            { try known.resolved(selection) }, { try selection.years(within: hello.period) })
        let parts = try runs.map { run in
            // One that has not ended is refused: `watch` follows it.
            _ = try connection.ask(ResultRequest(run: run))
            let outcome = try RunFollower(launch: launch, run: run, cancels: false)
                .outcome(over: connection, interrupt: Interrupt())
            var own = resolved
            if region == ["all"] { own.region = outcome.document.regions.map(\.code) }
            let shown = try Presenting(document: outcome.document, table: outcome.table, selection: own)
                .rows()
            return ExportedRun(document: outcome.document, table: shown)
        }
        try write(ExportedTables(parts, isWide: wide), chosen: chosen, as: format, to: target)
    }

    private func write(
        _ tables: ExportedTables, chosen: ExportedTables.Name, as format: Format, to target: OutputTarget
    ) throws {
        let data: Data
        switch format {
        case .xlsx: data = try Workbook(tables).data()
        case .json: data = Data(tables.json.utf8)
        case .arrow: data = RowWriter.whole(tables[chosen], as: .arrow)
        case .csv:
            let style: SheetStyle = excel ? .excel : .plain
            data = Data(tables[chosen].text(in: style).utf8)
        }
        let file = try OutputFile(target)
        try file.write(data)
        try file.finish()
        guard format == .csv || format == .arrow, let name = target.name, !target.isStream else { return }
        let dictionary = Self.dictionary(beside: name)
        try OutputTarget(name: dictionary, isForced: output.force)
            .deliver(tables[.dictionary].text(in: excel ? .excel : .plain))
        Terminal.say(Phrase("client.export.dictionary", ["file": .text(dictionary)]))
    }

    /// `rows.csv` has its dictionary in `rows.dictionary.csv`.
    static func dictionary(beside name: String) -> String {
        let ending = PathText(name).ending
        return (ending.isEmpty ? name : String(name.dropLast(ending.count + 1))) + ".dictionary.csv"
    }

    private static func named(_ word: String?) throws -> ExportedTables.Name {
        guard let word else { return .rows }
        guard let name = ExportedTables.Name(rawValue: word) else {
            throw Complaint(
                Misspelt.unknown(
                    word, kind: Phrase("kind.table"), among: ExportedTables.Name.allCases.map(\.rawValue),
                    place: "--table"), .input)
        }
        return name
    }

    /// Whether the file, and the dictionary beside it, find their places.
    private func checkTargets() throws {
        try output.target.check()
        guard let name = output.target.name, !output.target.isStream, let format = try? output.chosen(),
            format == .csv || format == .arrow
        else { return }
        try OutputTarget(name: Self.dictionary(beside: name), isForced: output.force).check()
    }

    /// What does not go together.
    private func checkTogether() throws {
        guard let format = try? output.chosen() else { return }
        var problems: [Phrase] = []
        if excel, format != .csv { problems.append(Phrase("client.export.excel")) }
        if format == .xlsx, output.target.name == nil { problems.append(Phrase("client.export.file")) }
        if table != nil, format == .xlsx || format == .json {
            problems.append(Phrase("client.export.all_tables"))
        }
        if wide, let name = try? Self.named(table), ![.rows, .differences].contains(name) {
            problems.append(Phrase("client.export.wide"))
        }
        guard problems.isEmpty else { throw Complaint(problems, .usage) }
    }
}
