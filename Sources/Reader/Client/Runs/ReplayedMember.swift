import Foundation
import Messages
import Rendering
import Results

/// One member of a finished run, as the daemon computes it anew.
struct ReplayedMember {
    let run: String
    let number: Int
    let options: MemberOptions
    let selection: SelectionOptions
    let format: RowWriter.Format
    let target: OutputTarget

    /// Asks for what was asked for, and delivers it.
    func present(_ document: RunDocument, over connection: Connection) throws {
        if options.draws {
            return try MemberDraws(member: self, period: document.modelPeriod).present(over: connection)
        }
        let known = try Catalogue(connection)
        let (selection, years) = try together(
            { try known.resolved(self.selection) }, { try self.selection.years(within: document.modelPeriod) }
        )
        let table = MemberPage(
            try ask(.indicators, names: indicators(selection, in: document), over: connection),
            regions: try selection.places(in: document), years: years.isEmpty ? document.years : years)
        let file = try OutputFile(target)
        try file.write(
            format == .table ? Data(table.page(document).utf8) : RowWriter.whole(table.cells, as: format))
        try file.finish()
    }

    /// One request about the member; what takes its time is computing it, not the way.
    func ask(
        _ what: MemberSubject, names: [String]? = nil, quarters: Range<Int>? = nil,
        over connection: Connection
    ) throws -> MemberReply {
        let request = MemberRequest(
            run: run, scenario: options.chosenScenario, member: number, what: what, names: names,
            firstQuarter: quarters?.lowerBound, quarters: quarters?.count)
        let reply = try connection.ask(request, within: 120)
        return reply
    }

    /// Nil for all: the main ones on a page, as in `show`.
    private func indicators(_ selection: SelectionOptions, in document: RunDocument) -> [String]? {
        let asked = selection.indicators
        if asked.contains("all") { return nil }
        let headlines = document.indicators.filter(\.isHeadline).map(\.name)
        return asked.isEmpty ? (format == .table && !headlines.isEmpty ? headlines : nil) : asked
    }
}
