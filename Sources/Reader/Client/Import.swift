import ArgumentParser
import Foundation
import Messages
import Rendering

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
            case .table: print(Listing.changes(reply, written: target, width: Terminal.width), terminator: "")
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

/// A file that somebody else wrote, as text.
struct ForeignFile {
    let text: String
    /// Whether its bytes were no UTF-8.
    let isLatin: Bool

    /// - Throws: `Complaint` for what is missing, too large for one request, or no text.
    init(_ file: String) throws {
        guard let attributes = try? FileManager.default.attributesOfItem(atPath: file) else {
            throw Complaint("\(file): there is no such file; check its name", .input)
        }
        guard attributes[.type] as? FileAttributeType == .typeRegular else {
            throw Complaint("\(file): this is no plain file; give one (links are not followed)", .input)
        }
        guard (attributes[.size] as? Int ?? 0) < Wire.maximumHeaderBytes else { throw Self.tooLarge(file) }
        guard let data = FileManager.default.contents(atPath: file) else {
            throw Complaint("\(file): the file cannot be read; check its permissions", .input)
        }
        let bytes = Array(data)
        if bytes.starts(with: [0xFF, 0xFE]) || bytes.starts(with: [0xFE, 0xFF]) {
            throw Complaint("\(file): the file is UTF-16; save it as CSV in UTF-8", .input)
        }
        let isText = bytes.allSatisfy { $0 >= 0x20 || $0 == 0x09 || $0 == 0x0A || $0 == 0x0D }
        guard isText else {
            throw Complaint("\(file): the file holds bytes that are no text; save the table as CSV", .input)
        }
        if let text = String(validating: bytes, as: UTF8.self) {
            (self.text, isLatin) = (text, false)
        } else {
            (text, isLatin) = (Self.latin(bytes), true)
        }
    }

    static func tooLarge(_ file: String) -> Complaint {
        Complaint(
            "\(file): the file does not fit into a request of \(Wire.maximumHeaderBytes >> 20) MiB; "
                + "keep the rows and columns that you need", .input)
    }

    /// Latin-1, with the letters that Windows-1252 has where Latin-1 has none.
    static func latin(_ bytes: [UInt8]) -> String {
        var text = String.UnicodeScalarView()
        for byte in bytes {
            let windows = (0x80..<0xA0).contains(byte) ? windowsLetters[Int(byte) - 0x80] : UInt32(byte)
            text.append(Unicode.Scalar(windows) ?? "\u{FFFD}")
        }
        return String(text)
    }

    private static let windowsLetters: [UInt32] = [
        0x20AC, 0x81, 0x201A, 0x192, 0x201E, 0x2026, 0x2020, 0x2021, 0x2C6, 0x2030, 0x160, 0x2039, 0x152,
        0x8D,
        0x17D, 0x8F, 0x90, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014, 0x2DC, 0x2122, 0x161,
        0x203A,
        0x153, 0x9D, 0x17E, 0x178,
    ]
}

extension Listing {
    /// What a table of figures changes, how it was made, and how to use it.
    static func changes(_ reply: ImportReply, written file: String?, width: Int) -> String {
        var table = TextTable([.left, .left, .left, .right, .left, .right, .right, .left])
        table.add(["figure", "place", "", "before", "", "after", "change", "unit"])
        for change in reply.changes {
            let share = change.before.flatMap { before in
                before == 0 ? nil : (change.after / before - 1) * 100
            }
            let year = change.beforeYear.flatMap { $0 == change.year ? nil : "(\($0))" }
            table.add([
                change.figure, change.place, change.placeName, change.before.map(plain) ?? "–", year ?? "",
                plain(change.after), share.map(percent) ?? "", change.unit,
            ])
        }
        var lines = table.lines + [""]
        lines += reply.notes.map { "note: \($0)".wrapped(to: width, indent: "  ") }
        if let file {
            lines += [
                "",
                "\(file): \(reply.changes.count) figures; use them with: polder run SCENARIO --data \(file)",
            ]
        } else {
            lines += ["", "nothing was written; -o FILE writes the table of \(reply.changes.count) figures"]
        }
        return lines.joined(separator: "\n") + "\n"
    }

    /// With as many digits as the figure itself has, so that a change can be checked.
    private static func plain(_ value: Double) -> String {
        if value == value.rounded(), value.magnitude < 1e15 { return "\(Int64(value))" }
        return "\((value * 10_000).rounded() / 10_000)"
    }

    private static func percent(_ change: Double) -> String {
        let rounded = (change * 10).rounded() / 10
        return rounded == 0 ? "0.0 %" : (rounded < 0 ? "−" : "+") + "\(rounded.magnitude) %"
    }
}
