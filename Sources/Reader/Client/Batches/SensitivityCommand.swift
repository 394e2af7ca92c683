import ArgumentParser
import Messages
import Results
import Words

extension BatchCommand {
    /// `polder batch sensitivity`
    struct SensitivityCommand: AsyncParsableCommand {
        static var configuration: CommandConfiguration {
            CommandConfiguration(
                "sensitivity", Phrase("command.batch.sensitivity"),
                more: Phrase("command.batch.sensitivity.more"),
                examples: [
                    "polder batch sensitivity sweep --indicator housing.dwellings",
                    "polder batch sensitivity sweep --indicator banen --year 2040 -o indices.csv",
                ])
        }

        @Argument(help: .said(Phrase("option.batch"), Phrase("value.batch"))) var batch: String
        @Option(help: .said(Phrase("option.batch.indicator"), Phrase("value.name"))) var indicator: String
        @Option(help: .said(Phrase("option.batch.region"), Phrase("value.region"))) var region: String?
        @Option(parsing: .unconditional, help: .said(Phrase("option.batch.year"), Phrase("value.year")))
        var year: String?
        @Option(help: .said(Phrase("option.batch.scenario"), Phrase("value.name"))) var scenario: String?
        @Flag(help: .said(Phrase("option.batch.level"))) var level = false
        @OptionGroup var output: OutputOptions<ResultFormat>
        @OptionGroup var daemon: DaemonOptions

        func run() async throws {
            let target = output.target
            let (format, _) = try together({ try output.chosen() }, { try target.check() })
            let line = try BatchLine(daemon)
            let batch = try BatchCommand.meant(by: batch, over: line)
            var selection = SelectionOptions()
            selection.region = region.map { [$0] } ?? []
            selection.year = year.map { [$0] } ?? []
            (selection.indicator, selection.details) = ([], false)
            let known = try Catalogue(line.connection)
            let (resolved, name, years, scenario) = try together(
                { try known.resolved(selection) }, { try known.indicator(called: indicator) ?? "" },
                { try selection.years(within: line.hello.period) }, { try chosenScenario(batch) })
            selection = resolved
            selection.indicator = [name]
            let comparing = batch.scenarios.count > 1 && scenario != batch.scenarios[0].name && !level
            let question = SensitivityQuestion(
                indicator: name, region: resolved.regions.first, year: years.first, scenario: scenario,
                reference: comparing ? batch.scenarios[0].name : nil)
            let runs = try BatchRuns(of: batch, over: line)
            let outcomes = BatchOutcomes(runs: runs, selection: selection, line: line)
            let entry = known.indicators.first { $0.name == name }
            let asked = try Answered(question, outcomes)
            let answer = SensitivityAnswer(
                batch, question: asked.question, outcomes: asked.values, indicator: entry,
                region: known.regions.first { $0.name == asked.question.region })
            switch format {
            case .csv: try target.deliver(answer.table.commaSeparated)
            case .json: try target.deliver(answer.json)
            case .table: try target.deliver(answer.page)
            }
        }

        /// - Throws: `Complaint` for a scenario that the batch does not have.
        private func chosenScenario(_ batch: Batch) throws -> String {
            guard let scenario else { return batch.scenarios.last?.name ?? "" }
            let names = batch.scenarios.map(\.name)
            guard names.contains(scenario) else {
                throw Complaint(
                    Misspelt.unknown(
                        scenario, kind: Phrase("kind.scenario"), among: names, place: "--scenario"), .input)
            }
            return scenario
        }
    }
}

/// What the sensitivity of a batch is asked of.
struct SensitivityQuestion: Equatable {
    let indicator: String
    /// Nil for the first region that each run is about.
    var region: String?
    /// Nil for the last year that runs report.
    var year: Int?
    let scenario: String
    /// Nil for the level under the scenario; else the difference from this one.
    let reference: String?

    /// The median of the draws in a run's rows; nil where there is none.
    func outcome(in rows: ResultTable, focus: String, lastYear: Int) -> Double? {
        let row = rows.rows.first { row in
            row.scenario == scenario && row.indicator == indicator && row.region == region ?? focus
                && row.year == year ?? lastYear
        }
        return reference == nil ? row?.value?.p50 : row?.comparison?.difference?.p50
    }
}

extension BatchCommand.SensitivityCommand {
    /// The outcome of every point that has one.
    struct Answered {
        /// With the region and the year that were taken where nobody said so.
        private(set) var question: SensitivityQuestion
        private(set) var values: [Int: Double] = [:]

        init(_ question: SensitivityQuestion, _ outcomes: BatchOutcomes) throws {
            self.question = question
            var (regions, year): (Set<String>, Int?) = ([], nil)
            var values: [Int: Double] = [:]
            _ = try outcomes.each { point, _, rows in
                // The nation stands in the rows of each run beside its own region.
                let focus = rows.rows.first { $0.region != "NL" }?.region ?? "NL"
                let last = rows.rows.lazy.map(\.year).max() ?? 0
                regions.insert(focus)
                year = max(year ?? 0, last)
                values[point.number] = question.outcome(in: rows, focus: focus, lastYear: last)
            }
            guard !values.isEmpty else {
                throw Complaint(
                    Phrase(
                        "client.batch.no_outcome",
                        ["batch": .text(outcomes.runs.batch.name), "indicator": .text(question.indicator)]),
                    .unfulfilled)
            }
            if regions.count == 1 { self.question.region = question.region ?? regions.first }
            self.question.year = question.year ?? year
            self.values = values
        }
    }
}
