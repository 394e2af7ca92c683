import ArgumentParser
import Foundation
import Messages

/// `polder import`
struct Import: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Turn a file that you have into a table of your own figures.",
        discussion: """
            Reads downloads of CBS StatLine, deposition by RIVM and plain tables, checks them, and says what
            changes. The table is then laid over the figures of the project with --data.

            Examples:
              polder import docs/examples/statline_dwellings.csv -o dwellings.csv
              polder import docs/examples/statline_population.csv --year 2023 --dry-run
              polder import docs/examples/woz_per_m2.csv --figure housing.value_per_square_metre --unit €/m2
              --source Huurcommissie --evidence measured --year 2025 --dry-run
            """)

    @Argument(help: "A file: CSV with semicolons, commas or tabs.") var file: String
    @Option(help: "The figure that the column holds; without it, titles that are certain are taken.")
    var figure: String?
    @Option(help: "The column that holds the figure.") var column: String?
    @Option(help: "The year to take (default: the newest up to the start of the model).") var year: String?
    @Option(help: "Where the numbers come from (default: what the file says).") var source: String?
    @Option(help: "measured, published or assumed (default: by the layout).") var evidence: String?
    @Option(help: "What the numbers are in, such as % or 'x 1 000' (default: what the file says).")
    var unit: String?
    @Option(help: "What the numbers are multiplied by, instead of --unit.") var factor: String?
    @Option(help: "The column that says the region.") var regionColumn: String?
    @Option(help: "statline, table, leefbaarometer, rivm or auto.") var layout = "auto"
    @Option(help: "comma or point, where the numbers do not tell.") var decimal: String?
    @Option(name: [.short, .customLong("output")], help: "A file to write the table of figures to.")
    var output: String?
    @Option(help: "What to show: table, json or csv (the table of figures itself).") var format = "table"
    @Flag(help: "Write nothing; say what would change.") var dryRun = false
    @Flag(help: "Write over a file that is there.") var force = false
    @OptionGroup var daemon: DaemonOptions

    func run() async throws {
        try await telling {
            let format = try chosenFormat()
            let options = try chosenOptions()
            let target = dryRun ? nil : output
            if let target, !force, FileManager.default.fileExists(atPath: target) {
                throw Complaint("\(target): there is such a file; name another, or give --force", .input)
            }
            let read = try ForeignFile(file)
            let request = Request.import(
                ImportRequest(file: ImportRequest.File(name: file, text: read.text), options: options))
            let reply = try answer(to: request)
            if read.isLatin {
                Terminal.say("note: \(file) is no UTF-8 and was read as Latin-1 (Windows-1252)")
            }
            if let target { try Terminal.deliver(reply.overlay, to: target) }
            switch format {
            case .csv: print(reply.overlay, terminator: "")
            case .json: print(String(decoding: try Wire.encode(reply), as: UTF8.self))
            case .table:
                print(ImportTable.text(reply, written: target, width: Terminal.width), terminator: "")
            }
            if format != .table { reply.notes.forEach { Terminal.say("note: \($0)") } }
            reply.warnings.forEach { Terminal.say("\($0)") }
        }
    }

    private func answer(to request: Request) throws -> ImportReply {
        let connection = try DaemonLaunch(daemon).connect().connection
        do {
            guard case .import(let reply) = try connection.ask(request, within: 60) else {
                throw Complaint.otherAnswer
            }
            return reply
        } catch let refusal as Refusal where refusal.code == .protocolTooLarge {
            throw ForeignFile.tooLarge(file)
        }
    }

    private func chosenFormat() throws -> OutputOptions.Format {
        guard let chosen = OutputOptions.Format(rawValue: format) else {
            let names = OutputOptions.Format.allCases.map(\.rawValue)
            throw Complaint("--format: " + Misspelt.unknown(format, kind: "format", among: names), .input)
        }
        return chosen
    }

    /// - Throws: `Complaint` for everything that cannot be what it should.
    private func chosenOptions() throws -> ImportRequest.Options {
        var problems: [String] = []
        func word<W: Word>(_ text: String?, _ option: String) -> W? {
            guard let text else { return nil }
            if let word = W(rawValue: text) { return word }
            let names = W.allCases.map(\.rawValue) + (option == "layout" ? ["auto"] : [])
            problems.append("--\(option): " + Misspelt.unknown(text, kind: option, among: names))
            return nil
        }
        var options = ImportRequest.Options(
            figure: figure, column: column, source: source, evidence: word(evidence, "evidence"), unit: unit,
            regionColumn: regionColumn, layout: layout == "auto" ? nil : word(layout, "layout"),
            decimal: word(decimal, "decimal"))
        if let year {
            options.year = Int(year)
            if options.year == nil { problems.append("--year: '\(year)' is no year; give one such as 2023") }
        }
        if let factor {
            options.factor = Double(factor)
            if options.factor == nil {
                problems.append("--factor: '\(factor)' is no number; give one such as 1000 or 0.01")
            }
        }
        do throws(Refusal) {
            try ImportRequest(file: ImportRequest.File(name: file, text: ""), options: options).check()
        } catch {
            problems.append(error.message)
        }
        guard problems.isEmpty else { throw Complaint(lines: problems, .input) }
        return options
    }
}
