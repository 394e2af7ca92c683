import Modelling

extension Ensemble {
    /// Runs eight members through all scenarios, one after the other.
    ///
    /// Memory is taken once, before the first step; a step neither allocates, throws nor looks up a name.
    ///
    /// - Throws: `CancellationError` before the next scenario, where the task was cancelled.
    func run(
        block index: Int, in workspace: Subject.Workspace, scenarios: [Subject.Scenario]
    ) throws -> BlockResult {
        var values = [Lanes](repeating: .zero, count: scenarios.count * selection.count)
        let draws = Draws(seed: plan.seed, firstMember: 8 * index)
        try values.withUnsafeMutableBufferPointer { values in
            for (number, scenario) in scenarios.enumerated() {
                try Task.checkCancellation()
                workspace.begin(scenario, draws: draws, isCentral: plan.isCentral)
                let first = number * selection.count
                keepYears(
                    of: workspace, planned: selection.plannedReadings[number],
                    in: UnsafeMutableBufferPointer(rebasing: values[first..<first + selection.count]))
            }
        }
        return BlockResult(index: index, fingerprint: fingerprint, values: values)
    }

    /// Moves the members from the base date to the end of the last year, and keeps what was selected on the way.
    private func keepYears(
        of workspace: Subject.Workspace, planned: [Selection.PlannedReading],
        in cells: UnsafeMutableBufferPointer<Lanes>
    ) {
        let steps = model.stepsPerYear
        for year in selection.january.indices {
            let averaged = selection.average[year]
            for reading in selection.january[year] {
                cells[reading.cell] = workspace.value(of: reading.outcome, at: reading.place)
            }
            if year == selection.horizon {
                for reading in planned {
                    cells[reading.cell] = workspace.value(ofPlanned: reading.number)
                }
            }
            for step in year * steps..<(year + 1) * steps {
                workspace.advance(step: step)
                for reading in averaged {
                    cells[reading.cell] += workspace.value(of: reading.outcome, at: reading.place)
                }
            }
            for reading in averaged { cells[reading.cell] /= Double(steps) }
        }
    }
}
