import ArgumentParser
import Foundation
import Messages
import Rendering
import Results

/// Which member of a run is shown, and how much of it.
struct MemberOptions: ParsableArguments {
    @Option(help: "One member by its number, from 0: its indicators instead of the bands over all.")
    var member: String?

    @Option(help: "With --member: a scenario of the run (default: the first).")
    var scenario: String?

    @Flag(
        help: """
            With --member: figures it was given, its parameters and shocks, and every inner variable each quarter, \
            a row for each number, as csv (default), json or arrow.
            """)
    var draws = false

    @Option(
        parsing: .singleValue,
        help: "With --draws: only these names or themes (safety); polder describe quantities lists them.")
    var names: [String] = []

    /// The number of the member; nil where none is asked for.
    ///
    /// - Throws: `Complaint` for what is no number, and for options that say nothing without a member.
    func number() throws -> Int? {
        guard let member else {
            guard scenario == nil, !draws, names.isEmpty else {
                throw Complaint("--scenario, --draws and --names are about one member; add --member", .usage)
            }
            return nil
        }
        guard draws || names.isEmpty else {
            throw Complaint("--names says which draws are shown; add --draws, or use --indicator", .usage)
        }
        guard let number = Int(member), number >= 0 else {
            throw Complaint("--member: '\(member)' is no whole number from 0 on; give one", .input)
        }
        return number
    }
}

/// One member of a finished run, as the daemon computes it anew.
struct MemberShowing {
    let run: String
    let member: Int
    let options: MemberOptions
    let selection: SelectionOptions
    let output: OutputOptions

    /// Asks for what was asked for, and delivers it.
    func present(_ document: RunDocument, over connection: Connection) throws {
        let format = try format()
        if options.draws { return try DrawsShowing(showing: self, format: format).present(over: connection) }
        let known = try Catalogue(connection)
        try known.check(selection)
        let years = try selection.years()
        let table = Yearly(
            try ask(.indicators, names: indicators(for: format), over: connection),
            regions: try selection.places(in: document), years: years.isEmpty ? document.years : years)
        guard format != .table else {
            return try Terminal.deliver(table.page(document), to: output.output)
        }
        let file = try RowFile(output.output, name: "indicators.\(format.ending)")
        try file.write(RowWriter.whole(table.cells, as: format))
        try file.finish()
    }

    /// One request about the member; what takes its time is computing it, not the way.
    func ask(
        _ what: MemberRequest.What, names: [String]? = nil, quarters: Range<Int>? = nil,
        over connection: Connection
    ) throws -> MemberReply {
        let request = MemberRequest(
            run: run, scenario: options.scenario, member: member, what: what, names: names,
            firstQuarter: quarters?.lowerBound, quarters: quarters?.count)
        guard case .member(let reply) = try connection.ask(.member(request), within: 120) else {
            throw Complaint.otherAnswer
        }
        return reply
    }

    /// - Throws: `Complaint` for a format that there is not, or that cannot hold a number for every quarter.
    private func format() throws -> RowWriter.Format {
        let word = output.format ?? (options.draws ? "csv" : "table")
        guard let format = RowWriter.Format(rawValue: word) else {
            let formats = RowWriter.Format.allCases.map(\.rawValue)
            throw Complaint(Misspelt.unknown(word, kind: "format", among: formats), .input)
        }
        guard !options.draws || format != .table else {
            throw Complaint("--draws has too many rows for a table; use --format csv, json or arrow", .input)
        }
        return format
    }

    /// Nil for all: the main ones on a page, as in `show`.
    private func indicators(for format: RowWriter.Format) -> [String]? {
        let asked = selection.indicators
        if asked.contains("all") { return nil }
        return asked.isEmpty ? (format == .table ? Headline.indicators : nil) : asked
    }
}

/// The indicators of a member in some places and years.
private struct Yearly {
    private struct Row {
        let entry: MemberReply.Entry
        let year: Int
        let value: Double?
    }

    private let reply: MemberReply
    private let regions: [String]
    private let years: [Int]
    private let rows: [Row]

    init(_ reply: MemberReply, regions: [String], years: [Int]) {
        (self.reply, self.regions, self.years) = (reply, regions, years)
        rows = regions.flatMap { region in
            reply.entries.filter { $0.element == region }.flatMap { entry in
                years.compactMap { year in
                    let place = year - SelectionOptions.period.lowerBound
                    return entry.values.indices.contains(place)
                        ? Row(entry: entry, year: year, value: entry.values[place]) : nil
                }
            }
        }
    }

    var cells: ColumnTable {
        ColumnTable(
            ResultColumn.ofMemberYears,
            values: [
                .texts(rows.map(\.entry.element)), .texts(rows.map(\.entry.name)),
                .texts(rows.map(\.entry.unit)),
                .integers(rows.map(\.year)), .numbers(rows.map(\.value)),
            ])
    }

    /// For people: a block for each region, a line for each indicator, a column for each year.
    func page(_ document: RunDocument) -> String {
        let blocks = regions.map { region in
            var table = TextTable([.left] + years.map { _ in .right } + [.left])
            let name = document.regions.first { $0.code == region }?.name ?? region
            table.add(["\(name) (\(region))"] + years.map(String.init))
            for entry in reply.entries where entry.element == region {
                let values = rows.filter { $0.entry == entry }.map { row in
                    row.value.map { NumberText.value($0, unit: entry.unit) } ?? "–"
                }
                table.add(
                    ["  " + entry.name] + values + [["share", "1"].contains(entry.unit) ? "" : entry.unit])
            }
            return table.lines.joined(separator: "\n")
        }
        let head = "Member \(reply.member) of \(document.members) under \(reply.scenario), run \(reply.run)"
        return ([head] + blocks).joined(separator: "\n\n") + "\n"
    }
}
