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
