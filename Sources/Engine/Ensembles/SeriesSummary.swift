import Modelling
import Results

/// What results say about one series: rows for each scenario, and the turns of those that are compared.
struct SeriesSummary: Sendable {
    var rows: [[ResultRow]] = []
    var turns: [SignTurn] = []
}

/// Turns blocks into tallies and tallies into rows, for any series of a plan.
struct Summarizer: Sendable {
    let selection: Selection
    /// Names of all that runs, the reported scenarios first.
    let names: [String]
    /// How many of them are reported.
    let reported: Int
    let reference: Int?
    /// Members of the whole ensemble, which decides whether values are kept or counted.
    let members: Int

    /// Empty tallies, one for each reported scenario.
    func emptyTallies(_ series: Selection.Series) -> [SeriesTally] {
        let tally = SeriesTally(years: series.years.count, members: members)
        return [SeriesTally](repeating: tally, count: reported)
    }

    /// Adds the first `counted` members of the blocks.
    func add(
        _ blocks: ArraySlice<BlockResult>, counting counted: Int, of series: Selection.Series,
        to tallies: inout [SeriesTally]
    ) throws(EnsembleFault) {
        var columns: [MemberColumns] = []
        for scenario in names.indices {
            columns.append(
                try self.columns(of: series, scenario: scenario, blocks: blocks, counting: counted))
        }
        for scenario in 0..<reported {
            try check(columns[scenario], against: tallies[scenario], scenario: scenario, of: series)
        }
        let indicator = selection.outcomes[series.outcome].indicator
        let withoutMeasures = columns.count > reported ? columns[reported] : nil
        for scenario in 0..<reported {
            if let reference, reference != scenario {
                tallies[scenario].add(
                    columns[scenario], reference: columns[reference], withoutMeasures: withoutMeasures,
                    members: counted, indicator: indicator, isComplete: series.isComplete)
            } else {
                tallies[scenario].add(columns[scenario], members: counted)
            }
        }
    }

    /// The values of a series under one scenario.
    func columns(
        of series: Selection.Series, scenario: Int, blocks: ArraySlice<BlockResult>, counting counted: Int
    ) throws(EnsembleFault) -> MemberColumns {
        try MemberColumns(
            series, scenario: scenario, blocks: blocks, members: counted, cells: selection.count
        ) { year, member, value in
            fault(series, scenario: scenario, year: year, member: member, value: value)
        }
    }

    /// Throws if a value exists for these members and not for those counted before, or the other way round.
    private func check(
        _ columns: MemberColumns, against tally: SeriesTally, scenario: Int, of series: Selection.Series
    ) throws(EnsembleFault) {
        guard !series.isMoment else { return }
        for (number, year) in series.years.enumerated() {
            let counted = tally.years[number].values.count
            if columns.years[number] == nil, counted > 0 {
                throw fault(series, scenario: scenario, year: year, member: tally.members, value: .nan)
            }
            if columns.years[number] != nil, counted < tally.members {
                throw fault(series, scenario: scenario, year: year, member: 0, value: .nan)
            }
        }
    }

    private func fault(
        _ series: Selection.Series, scenario: Int, year: Int, member: Int, value: Double
    ) -> EnsembleFault {
        .notFinite(
            MemberPlace(
                member: member, scenario: names[scenario], outcome: selection.outcomes[series.outcome].name,
                year: year, place: selection.places[series.place]),
            value: "\(value)", first: nil)
    }

    /// The rows and turns of a series.
    func summary(of series: Selection.Series, _ tallies: [SeriesTally]) -> SeriesSummary {
        let outcome = selection.outcomes[series.outcome]
        let place = selection.places[series.place]
        var summary = SeriesSummary()
        for (scenario, tally) in tallies.enumerated() {
            let isCompared = reference != nil && reference != scenario
            summary.rows.append(
                series.years.enumerated().map { number, year in
                    ResultRow(
                        scenario: names[scenario], region: place, indicator: outcome.name, unit: outcome.unit,
                        year: year, better: outcome.indicator.better,
                        value: value(in: number, of: tally, series),
                        comparison: isCompared
                            ? tally.comparison(in: number, better: outcome.indicator.better) : nil,
                        members: tally.members)
                })
            guard let turn = tally.turn else { continue }
            let year = turn.years.adding(Double(selection.firstYear))
            summary.turns.append(
                SignTurn(
                    scenario: names[scenario], region: place, indicator: outcome.name,
                    isAheadAfter: turn.isAheadAfter, p05: year.p05, p50: year.p50, p95: year.p95,
                    share: turn.share))
        }
        return summary
    }

    /// The value of a series in one of its years; of moments, which are counted as years after the first, the date.
    private func value(in number: Int, of tally: SeriesTally, _ series: Selection.Series) -> Quantiles? {
        let quantiles = tally.years[number].values.quantiles(among: tally.members)
        return series.isMoment ? quantiles?.adding(Double(series.years[0])) : quantiles
    }
}

extension Quantiles {
    /// The quantiles of the values plus a number.
    fileprivate func adding(_ number: Double) -> Quantiles {
        Quantiles(
            p05: number + p05, p25: number + p25, p50: number + p50, p75: number + p75, p95: number + p95)
    }
}
