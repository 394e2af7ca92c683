import ArgumentParser
import Foundation
import Messages
import Reading
import Results
import Words

/// `polder import`
struct Import: AsyncParsableCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            "import", Phrase("command.import"), more: Phrase("command.import.more"),
            examples: [
                "polder import docs/examples/statline_dwellings.csv -o dwellings.csv",
                "polder import docs/examples/statline_population.csv --year 2023 --dry-run",
                "polder import docs/examples/statline_dwellings.csv --source CBS --dry-run",
            ])
    }

    @Argument(help: .said(Phrase("option.foreign"), Phrase("value.file"))) var file: String
    @Option(help: .said(Phrase("option.figure"), Phrase("value.name"))) var figure: String?
    @Option(help: .said(Phrase("option.column"), Phrase("value.name"))) var column: String?
    @Option(help: .said(Phrase("option.figure_year"), Phrase("value.year"))) var year: String?
    @Option(help: .said(Phrase("option.source"), Phrase("value.text"))) var source: String?
    @Option(help: .said(Phrase("option.evidence"), Phrase("value.word"))) var evidence: String?
    @Option(help: .said(Phrase("option.unit"), Phrase("value.text"))) var unit: String?
    @Option(parsing: .unconditional, help: .said(Phrase("option.factor"), Phrase("value.number")))
    var factor: String?
    @Option(help: .said(Phrase("option.region_column"), Phrase("value.name"))) var regionColumn: String?
    @Option(help: .said(Phrase("option.sheet"), Phrase("value.name"))) var sheet: String?
    @Option(help: .said(Phrase("option.layout"), Phrase("value.word"))) var layout = "auto"
    @Option(help: .said(Phrase("option.decimal"), Phrase("value.word"))) var decimal: String?
    @Option(
        name: [.short, .customLong("output")], help: .said(Phrase("option.figures"), Phrase("value.file")))
    var output: String?
    @Option(help: .said(Phrase("option.import_format"), Phrase("value.format"))) var format = "table"
    @Flag(help: .said(Phrase("option.dry_run"))) var dryRun = false
    @Flag(help: .said(Phrase("option.force"))) var force = false
    @OptionGroup var daemon: DaemonOptions

    func run() async throws {
        let target = OutputTarget(name: dryRun ? nil : output, isForced: force)
        let (format, options, read, _) = try together(
            { try chosenFormat() }, { try chosenOptions() },
            { try ForeignFile(file, sheet: sheet, year: year.flatMap { Int($0) }) }, { try checked(target) })
        let request = ImportRequest(
            file: SourceFile(name: file, text: read.text), options: options)
        let reply = try answer(to: request, text: read.text)
        read.notes.forEach(Terminal.say)
        if target.name != nil { try target.deliver(reply.overlay) }
        switch format {
        case .csv: try Terminal.write(Data(reply.overlay.utf8))
        case .json: try Terminal.answer(line: String(decoding: try Wire.encode(reply), as: UTF8.self))
        case .table:
            let table = ImportTable.text(reply, written: target.name, width: Terminal.width)
            try Terminal.write(Data(table.utf8))
        }
        if format != .table {
            ImportTable.notes(of: reply).forEach(Terminal.say)
        }
        if !reply.warnings.isEmpty {
            Terminal.say(line: DiagnosticPage(reply.warnings, texts: [file: read.text]).text(ending: false))
        }
    }

    /// - Throws: as `OutputTarget.check`; `Complaint` for a file that is not called like a table.
    private func checked(_ target: OutputTarget) throws {
        if let name = target.name, !target.isStream, !["", "csv", "txt"].contains(PathText(name).ending) {
            throw Complaint(
                Phrase(
                    "client.import.ending", ["file": .text(name), "ending": .text(PathText(name).ending)]),
                .input)
        }
        try target.check(inputs: [file])
    }

    private func answer(to request: ImportRequest, text: String) throws -> ImportReply {
        let launch = try DaemonLaunch(daemon)
        var connection = try launch.connect().connection
        do {
            return try launch.ask(request, within: 60, over: &connection)
        } catch let refusal as Refusal where refusal.code == .protocolTooLarge {
            throw ForeignFile.tooLarge(file)
        } catch let refusal as Refusal {
            throw Complaint(refusal, texts: [file: text])
        }
    }

    private func chosenFormat() throws -> ResultFormat {
        guard let chosen = ResultFormat(rawValue: format) else {
            throw Complaint(
                Misspelt.unknown(
                    format, kind: Phrase("kind.format"), among: ResultFormat.allCases.map(\.rawValue),
                    place: "--format"), .input)
        }
        return chosen
    }

    /// - Throws: `Complaint` for everything that cannot be what it should.
    private func chosenOptions() throws -> ImportOptions {
        var problems: [Phrase] = []
        func word<W: Word>(_ text: String?, _ option: String, _ kind: Phrase, also: [String] = []) -> W? {
            guard let text, !also.contains(text) else { return nil }
            if let word = W(rawValue: text) { return word }
            let names = W.allCases.map(\.rawValue) + also
            problems.append(Misspelt.unknown(text, kind: kind, among: names, place: "--\(option)"))
            return nil
        }
        var options = ImportOptions(
            figure: figure, column: column, source: source,
            evidence: word(evidence, "evidence", Phrase("kind.evidence")), unit: unit,
            regionColumn: regionColumn, layout: word(layout, "layout", Phrase("kind.layout"), also: ["auto"]),
            decimal: word(decimal, "decimal", Phrase("kind.decimal")))
        if let year {
            options.year = Int(year)
            if options.year == nil {
                problems.append(Phrase("client.import.year", ["text": .text(year)]))
            }
        }
        if let factor {
            options.factor = Double(factor)
            if options.factor == nil {
                problems.append(Phrase("client.import.factor", ["text": .text(factor)]))
            }
        }
        guard problems.isEmpty else { throw Complaint(problems, .input) }
        do throws(Refusal) {
            try ImportRequest(file: SourceFile(name: file, text: ""), options: options).check()
        } catch {
            throw Complaint(error)
        }
        return options
    }
}
