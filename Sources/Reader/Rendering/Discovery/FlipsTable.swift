import Modelling
import Results
import Words

/// How often a scenario is better, by two numbers in fifths of the draws.
struct FlipsTable {
    let layout: DiscoveryLayout
    let table: DiscoveryDocument.Table

    private var voice: Voice { layout.voice }

    /// Fewest draws of which a cell says something.
    static let fewest = 20

    var lines: [String] {
        let numbers = layout.document.numbers
        let (row, column) = (numbers[table.row], numbers[table.column])
        let all = table.cells.joined()
        var grid = TextTable([.left] + table.cells.map { _ in .right })
        grid.add([""] + ranges(table.columnLimits, column))
        for (title, cells) in zip(ranges(table.rowLimits, row), table.cells) {
            grid.add([title] + cells.map(cell))
        }
        let known = all.map(\.draws).filter { $0 >= Self.fewest }
        return [
            "• "
                + voice(
                    "flips.table",
                    [
                        "scenario": .text(layout.subject), "draws": .count(all.reduce(0) { $0 + $1.draws }),
                        "row": .text(layout.titled(row)), "column": .text(layout.titled(column)),
                    ])
        ]
            + grid.lines.map { "  " + $0 }
            + (known.min().map { ["  " + voice("flips.table.error", ["error": .text(error(of: $0))])] } ?? [])
    }

    func ranges(_ limits: [Double], _ number: DiscoveryDocument.Number) -> [String] {
        zip(limits, limits.dropFirst()).map { "\(layout.plain($0, number))–\(layout.plain($1, number))" }
    }

    func cell(_ cell: DiscoveryDocument.Table.Cell) -> String {
        cell.draws < Self.fewest ? "·" : voice.cell(Double(cell.better) / Double(cell.draws))
    }

    /// How far a count of 100 may be off in 90 of 100 samples of so many draws, at most.
    private func error(of draws: Int) -> String {
        voice.cell(1.645 * (0.25 / Double(draws)).squareRoot())
    }
}
