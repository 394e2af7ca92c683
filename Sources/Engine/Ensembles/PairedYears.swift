public import Modelling

extension Ensemble {
    /// How much more of an outcome the first scenario of the plan has than the second, year by year and member by member.
    ///
    /// Values that do not exist are no number. Nothing else is kept, so this is for plans of two scenarios that are run
    /// for one outcome.
    ///
    /// - Parameters:
    ///   - outcome: public name of an indicator.
    ///   - place: code of a focus place of the plan.
    ///   - blocks: of eight members each.
    ///   - changing: what becomes of a scenario of the plan for the members of a block; nothing by default.
    /// - Returns: by year since the model's first, by member of the blocks.
    /// - Throws: `EnsembleFault.notKept`, `CancellationError`.
    public func pairedYears(
        of outcome: String, in place: String, blocks: Range<Int>,
        changing: (_ block: Int, Subject.Scenario) -> Subject.Scenario = { $1 }
    ) throws -> [[Double]] {
        let series = selection.series.first {
            selection.places[$0.place] == place && selection.outcomes[$0.outcome].name == outcome
        }
        guard let series, plan.scenarios.count == 2 else {
            throw EnsembleFault.notKept(
                Target(
                    scenario: plan.scenarios[0].name, indicator: outcome, place: place, year: plan.lastYear))
        }
        let (workspace, scenarios) = (model.makeWorkspace(), plan.scenarios.map(\.scenario))
        var years = [[Double]](repeating: [], count: series.years.count)
        for index in blocks {
            let block = try run(
                block: index, in: workspace, scenarios: scenarios.map { changing(index, $0) })
            for number in years.indices {
                let cell = series.firstCell + number
                let difference = block.values[cell] - block.values[selection.count + cell]
                for lane in 0..<min(8, plan.members - 8 * index) { years[number].append(difference[lane]) }
            }
        }
        return years
    }
}
