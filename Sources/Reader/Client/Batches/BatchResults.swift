import ArgumentParser
import Foundation
import Messages
import Results
import Words

extension BatchCommand {
    /// `polder batch results`
    struct ResultsCommand: AsyncParsableCommand {
        static var configuration: CommandConfiguration {
            CommandConfiguration(
                "results", Phrase("command.batch.results"), more: Phrase("command.batch.results.more"),
                examples: [
                    "polder batch results sweep -o rows.csv",
                    "polder batch results sweep --indicator housing --year 2050 -o rows.arrows",
                ])
        }

        @Argument(help: .said(Phrase("option.batch"), Phrase("value.batch"))) var batch: String
        @Option(parsing: .singleValue, help: .said(Phrase("option.region"), Phrase("value.region")))
        var region: [String] = []
        @Option(parsing: .singleValue, help: .said(Phrase("option.indicator"), Phrase("value.name")))
        var indicator: [String] = []
        @Option(parsing: .singleValue, help: .said(Phrase("option.year"), Phrase("value.year")))
        var year: [String] = []
        @OptionGroup var output: OutputOptions<RowWriter.Format>
        @OptionGroup var daemon: DaemonOptions

        func run() async throws {
            let target = output.target
            let (format, _) = try together({ try output.chosen(otherwise: .csv) }, { try target.check() })
            let line = try BatchLine(daemon)
            let batch = try BatchCommand.meant(by: batch, over: line)
            var selection = SelectionOptions()
            (selection.region, selection.indicator, selection.year) = (region, indicator, year)
            selection.details = false
            let known = try Catalogue(line.connection)
            let (resolved, _) = try together(
                { try known.resolved(selection) }, { try selection.years(within: line.hello.period) })
            let runs = try BatchRuns(of: batch, over: line)
            let outcomes = BatchOutcomes(runs: runs, selection: resolved, line: line)
            let file = try OutputFile(target)
            var writer: RowWriter?
            let count = try outcomes.each { point, run, rows in
                let table = Self.table(of: rows, point: point, run: run, batch)
                if writer == nil {
                    let first = RowWriter(table.columns, as: format)
                    try file.write(first.start())
                    writer = first
                }
                if let bytes = writer?.rows(table) { try file.write(bytes) }
            }
            guard let writer else {
                throw Complaint(Phrase("client.batch.no_results", ["batch": .text(batch.name)]), .unfulfilled)
            }
            try file.write(writer.end())
            try file.finish()
            outcomes.tell(count)
        }

        /// The rows of a run with the point and its values before them.
        private static func table(
            of rows: ResultTable, point: Batch.Point, run: String, _ batch: Batch
        ) -> ColumnTable {
            let cells = rows.cells
            let factors = BatchColumns(batch)
            let repeated = Array(repeating: point, count: cells.count)
            return ColumnTable(
                Array(ResultColumn.ofPoints.prefix(2)) + factors.columns + cells.columns,
                values: [
                    .integers(repeated.map(\.number)), .texts(Array(repeating: run, count: cells.count)),
                ] + factors.values(of: repeated) + cells.values)
        }
    }
}

/// The rows of the points of a batch that have finished, one run after the other.
struct BatchOutcomes {
    let runs: BatchRuns
    let selection: SelectionOptions
    let line: BatchLine

    /// - Returns: how many points had rows.
    func each(_ use: (Batch.Point, String, ResultTable) throws -> Void) throws -> Int {
        let interrupt = Interrupt()
        let finished = runs.points(.finished)
        for (place, point) in finished.enumerated() {
            guard let run = runs[point] else { continue }
            let follower = RunFollower(launch: line.launch, run: run.id, cancels: false, isQuiet: true)
            let outcome = try follower.outcome(over: line.connection, interrupt: interrupt)
            let rows = try Presenting(document: outcome.document, table: outcome.table, selection: selection)
                .rows()
            try use(point, run.id, rows)
            if Terminal.canDraw, place % 10 == 9 {
                Terminal.draw([
                    Phrase(
                        "client.batch.reading",
                        ["done": .count(place + 1), "total": .count(finished.count)]
                    ).said
                ])
            }
        }
        Terminal.wipe()
        return finished.count
    }

    /// Says which points have no rows.
    func tell(_ count: Int) {
        guard count < runs.batch.points.count else { return }
        Terminal.say(
            Phrase(
                "client.batch.partial",
                [
                    "count": .count(count), "total": .count(runs.batch.points.count),
                    "failed": .count(runs.points(.failed, .cancelled).count),
                ]))
    }
}
