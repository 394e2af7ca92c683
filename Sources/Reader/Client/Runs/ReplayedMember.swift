import Messages
import Rendering
import Results

/// One member of a finished run, as the daemon computes it anew.
struct ReplayedMember {
    let run: String
    let number: Int
    let options: MemberOptions
    let selection: SelectionOptions
    let output: OutputOptions

    /// Asks for what was asked for, and delivers it.
    func present(_ document: RunDocument, over connection: Connection) throws {
        let format = try format()
        if options.draws { return try MemberDraws(member: self, format: format).present(over: connection) }
        let known = try Catalogue(connection)
        try known.check(selection)
        let years = try selection.years()
        let table = MemberPage(
            try ask(.indicators, names: indicators(for: format, in: document), over: connection),
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
            run: run, scenario: options.scenario, member: number, what: what, names: names,
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
    private func indicators(for format: RowWriter.Format, in document: RunDocument) -> [String]? {
        let asked = selection.indicators
        if asked.contains("all") { return nil }
        let headlines = document.indicators.filter(\.isHeadline).map(\.name)
        return asked.isEmpty ? (format == .table && !headlines.isEmpty ? headlines : nil) : asked
    }
}
