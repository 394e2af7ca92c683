import Messages
import Rendering
import Results

/// The indicators of a member in some places and years.
struct MemberPage {
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
                    let index = year - reply.firstYear
                    return entry.values.indices.contains(index)
                        ? Row(entry: entry, year: year, value: entry.values[index]) : nil
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
        var facts = RunFacts(document).facts
        facts.regions = regions.compactMap { code in facts.regions.first { $0.code == code } }
        facts.years = years
        let lines = regions.flatMap { region in
            reply.entries.filter { $0.element == region }.map { entry in
                DrawPage.Line(
                    region: region, indicator: entry.name, unit: entry.unit,
                    values: rows.filter { $0.entry == entry }.map(\.value))
            }
        }
        return DrawPage(facts, draw: reply.member, scenario: reply.scenario, lines: lines).text
    }
}
