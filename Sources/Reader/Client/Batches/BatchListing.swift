import ArgumentParser
import Messages
import Reading
import Rendering
import Results
import Words

extension BatchCommand {
    /// `polder batch list`
    struct Batches: AsyncParsableCommand {
        static var configuration: CommandConfiguration {
            CommandConfiguration(
                "list", Phrase("command.batch.list"),
                examples: ["polder batch list", "polder batch list --format csv"])
        }

        @OptionGroup var output: OutputOptions<ResultFormat>
        @OptionGroup var daemon: DaemonOptions

        func run() async throws {
            let target = output.target
            let (format, _) = try together({ try output.chosen() }, { try target.check() })
            let line = try BatchLine(daemon)
            var found: [ListedBatch] = []
            try BatchRuns.each(over: line) { label, run in
                if let place = found.firstIndex(where: { $0.isOf(label) }) {
                    found[place].add(run, label)
                } else {
                    var batch = ListedBatch(label)
                    batch.add(run, label)
                    found.append(batch)
                }
                return true
            }
            try target.deliver(ListedBatch.text(found, format))
        }
    }

    /// `polder batch show`
    struct ShowBatch: AsyncParsableCommand {
        static var configuration: CommandConfiguration {
            CommandConfiguration(
                "show", Phrase("command.batch.show"),
                examples: ["polder batch show sweep", "polder batch show sweep -o points.csv"])
        }

        @Argument(help: .said(Phrase("option.batch"), Phrase("value.batch"))) var batch: String
        @OptionGroup var output: OutputOptions<ResultFormat>
        @OptionGroup var daemon: DaemonOptions

        func run() async throws {
            let target = output.target
            let (format, _) = try together({ try output.chosen() }, { try target.check() })
            let line = try BatchLine(daemon)
            let batch = try BatchCommand.meant(by: batch, over: line)
            let runs = try BatchRuns(of: batch, over: line)
            switch format {
            case .csv: try target.deliver(BatchPoints(runs).table.commaSeparated)
            case .json:
                var rows = JSONText()
                rows.rows(of: BatchPoints(runs).table)
                try target.deliver("[\(rows.text)\n]\n")
            case .table: try target.deliver(Self.page(runs))
            }
        }

        /// What is varied, how far it is, and what went wrong.
        private static func page(_ runs: BatchRuns) -> String {
            let batch = runs.batch
            var factors = TextTable([.left, .left, .left])
            factors.add(
                [Phrase("column.factor"), Phrase("column.key"), Phrase("column.values")].map(\.said))
            for factor in batch.factors {
                let values = factor.values.map { values in
                    values.prefix(6).joined(separator: ", ")
                        + (values.count > 6 ? ", … (\(values.count))" : "")
                }
                let range = [factor.low, factor.high].compactMap(\.self).map { written($0) }
                factors.add([factor.name, factor.path, values ?? range.joined(separator: " – ")])
            }
            var lines = [
                Phrase(
                    "client.batch.head",
                    [
                        "batch": .text(batch.name), "kind": .text(batch.kind), "file": .text(batch.file),
                        "points": .text(BatchEstimate.count(batch.points.count)),
                        "scenarios": .list(batch.scenarios.map(\.name)),
                    ]
                ).said, "",
            ]
            lines += factors.lines.map {
                $0.count > Terminal.width ? $0.prefix(Terminal.width - 1) + "…" : $0
            }
            lines += ["", BatchProgress.line(runs, left: nil).said]
            let lost = runs.points(.failed, .cancelled)
            lines += lost.prefix(20).map { BatchCommand.lost($0, runs).said }
            if lost.count > 20 {
                lines.append(Phrase("client.batch.more_lost", ["count": .count(lost.count - 20)]).said)
            }
            return lines.map { $0.shown() }.joined(separator: "\n") + "\n"
        }
    }
}

/// What the list of runs tells of one batch.
private struct ListedBatch {
    let label: BatchLabel
    private var newest: [Int: (attempt: Int, state: RunState)] = [:]
    private var created = 0.0

    init(_ label: BatchLabel) { self.label = label }

    func isOf(_ other: BatchLabel) -> Bool { other.batch == label.batch && other.mark == label.mark }

    mutating func add(_ run: RunSummary, _ label: BatchLabel) {
        if newest[label.number].map({ $0.attempt < label.attempt }) ?? true {
            newest[label.number] = (label.attempt, run.state)
        }
        created = created == 0 ? run.created : min(created, run.created)
    }

    private func count(_ states: RunState...) -> Int {
        newest.values.count { states.contains($0.state) }
    }

    static func text(_ batches: [ListedBatch], _ format: ResultFormat) -> String {
        let table = ColumnTable(
            ResultColumn.ofBatches,
            values: [
                .texts(batches.map(\.label.batch)), .texts(batches.map(\.label.mark)),
                .integers(batches.map(\.label.total)), .integers(batches.map { $0.count(.finished) }),
                .integers(batches.map { $0.count(.failed) }), .integers(batches.map { $0.count(.cancelled) }),
                .integers(batches.map { $0.count(.queued, .running) }), .numbers(batches.map(\.created)),
            ])
        switch format {
        case .csv: return table.commaSeparated
        case .json:
            var rows = JSONText()
            rows.rows(of: table)
            return "[\(rows.text)\n]\n"
        case .table: break
        }
        guard !batches.isEmpty else { return Phrase("client.batch.none").said + "\n" }
        var page = TextTable([.left, .left, .right, .right, .right, .right, .right])
        page.add(
            [
                Phrase("column.batch"), Phrase("column.mark"), Phrase("column.points"),
                Phrase("column.done"), Phrase("column.failed"), Phrase("column.cancelled"),
                Phrase("column.waiting"),
            ].map(\.said))
        for batch in batches {
            page.add([
                batch.label.batch, batch.label.mark, "\(batch.label.total)", "\(batch.count(.finished))",
                "\(batch.count(.failed))", "\(batch.count(.cancelled))",
                "\(batch.count(.queued, .running))",
            ])
        }
        return page.lines.joined(separator: "\n") + "\n"
    }
}

/// Every point of a batch with its values and its run.
struct BatchPoints {
    private let runs: BatchRuns

    init(_ runs: BatchRuns) { self.runs = runs }

    var table: ColumnTable {
        let points = runs.batch.points
        let factors = BatchColumns(runs.batch)
        return ColumnTable(
            ResultColumn.ofPoints + factors.columns,
            values: [
                .integers(points.map(\.number)), .texts(points.map { runs[$0]?.id ?? "" }),
                .texts(points.map { runs[$0]?.state.rawValue ?? "" }),
                .integers(points.map { runs[$0] == nil ? 0 : runs.nextAttempt(of: $0) - 1 }),
                .texts(points.map { runs[$0]?.failure ?? "" }),
            ] + factors.values(of: points))
    }
}

/// A column for each factor: numbers where all its values are plain ones, else texts.
struct BatchColumns {
    private let batch: Batch
    private let isNumber: [Bool]

    init(_ batch: Batch) {
        self.batch = batch
        isNumber = batch.factors.indices.map { place in
            batch.points.allSatisfy { Double($0.values[place]) != nil }
        }
    }

    var columns: [ResultColumn] {
        zip(batch.factors, isNumber).map { factor, isNumber in
            ResultColumn("factor_\(factor.name)", isNumber ? .number : .text, unit: "", factor.path)
        }
    }

    func values(of points: [Batch.Point]) -> [ColumnTable.Values] {
        isNumber.enumerated().map { place, isNumber in
            isNumber
                ? .numbers(points.map { Double($0.values[place]) }) : .texts(points.map { $0.values[place] })
        }
    }
}

extension ResultColumn {
    /// The columns of a list of batches.
    static let ofBatches = [
        ResultColumn("batch", .text, "The batch's name."),
        ResultColumn("mark", .text, "Tells it from others of its name."),
        ResultColumn("points", .integer, "Points of the design, with those that constraints left out."),
        ResultColumn("done", .integer, "Points whose run has finished."),
        ResultColumn("failed", .integer, "Points whose newest run failed."),
        ResultColumn("cancelled", .integer, "Points whose newest run was cancelled."),
        ResultColumn("waiting", .integer, "Points whose run waits or is computed."),
        ResultColumn("created", .number, "When its first run was submitted, in seconds since 1970."),
    ]

    /// The columns of the points of a batch, before those of its factors.
    static let ofPoints = [
        ResultColumn("point", .integer, "Number of the point in the design, from 1."),
        ResultColumn("run", .text, "The run's id; empty where it was not submitted."),
        ResultColumn("state", .text, "queued, running, finished, failed or cancelled; empty without a run."),
        ResultColumn("attempt", .integer, "How often the point was submitted."),
        ResultColumn("failure", .text, "Why it failed; may be empty."),
    ]
}
