import Modelling

extension Ensemble {
    /// Outcomes of a place as every scenario has them, year by year and member by member.
    ///
    /// Values that do not exist are no number. Nothing else is kept.
    ///
    /// - Parameters:
    ///   - outcomes: public names of indicators.
    ///   - place: code of a focus place of the plan.
    ///   - blocks: of eight members each.
    /// - Returns: by scenario, by outcome, by year since the model's first, by member of the blocks.
    /// - Throws: `EnsembleFault.notKept`, `CancellationError`.
    public func years(
        of outcomes: [String], in place: String, blocks: Range<Int>
    ) throws -> [[[[Double]]]] {
        let series = try outcomes.map { outcome -> Selection.Series in
            let found = selection.series.first {
                selection.places[$0.place] == place && selection.outcomes[$0.outcome].name == outcome
            }
            guard let found else {
                throw EnsembleFault.notKept(
                    Target(
                        scenario: plan.scenarios[0].name, indicator: outcome, place: place,
                        year: plan.lastYear))
            }
            return found
        }
        let (workspace, scenarios) = (model.makeWorkspace(), plan.scenarios.map(\.scenario))
        var values = scenarios.map { _ in
            series.map { [[Double]](repeating: [], count: $0.years.count) }
        }
        for index in blocks {
            let block = try run(block: index, in: workspace, scenarios: scenarios)
            for scenario in scenarios.indices {
                for (number, series) in series.enumerated() {
                    for year in series.years.indices {
                        let lanes = block.values[scenario * selection.count + series.firstCell + year]
                        for lane in 0..<min(8, plan.members - 8 * index) {
                            values[scenario][number][year].append(lanes[lane])
                        }
                    }
                }
            }
        }
        return values
    }
}
