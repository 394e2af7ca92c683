public import Modelling

/// The draws of a finished ensemble that were kept, to be read scenario by scenario.
///
/// All members, or the first 512 where values are counted.
public struct KeptDraws: Sendable {
    private let selection: Selection
    private let result: EnsembleResult
    private let places: [String: [Selection.Series]]

    init(_ selection: Selection, of result: EnsembleResult) {
        self.selection = selection
        self.result = result
        places = Dictionary(grouping: selection.series) { selection.places[$0.place] }
    }

    /// How many draws there are.
    public var count: Int { result.sampled }

    /// The draws of an indicator of a place in a year; nil where it was not kept or has no value there.
    ///
    /// Of a moment that a draw never reaches the value is infinity; of what is partial it is no number where a draw has none.
    ///
    /// - Parameter scenario: position in the plan.
    public func values(of indicator: String, in place: String, year: Int, scenario: Int) -> [Double]? {
        let series = places[place]?.first { selection.outcomes[$0.outcome].name == indicator }
        guard let series, let number = series.years.firstIndex(of: year) else { return nil }
        let values = column(scenario, cell: series.firstCell + number)
        if series.isMoment { return values.map { $0.isNaN ? .infinity : $0 } }
        guard !series.isPartial else { return values }
        return values.contains { !$0.isFinite } ? nil : values
    }

    /// What any scenario plans at a place, in the order in which the scenarios name it.
    public func planned(in place: String) -> [PlannedOutcome] {
        selection.planned.map(\.outcome).filter { selection.places[$0.place] == place }
    }

    /// The draws of what is planned, on 1 January of the horizon; zero where the scenario does not plan it.
    public func values(of planned: PlannedOutcome, scenario: Int) -> [Double] {
        guard let cell = selection.planned.first(where: { $0.outcome == planned })?.cell else { return [] }
        return column(scenario, cell: cell)
    }

    /// Whether two scenarios have the same bits in everything that was kept: every draw, place, year and outcome.
    public func areIdentical(_ one: Int, _ other: Int) -> Bool {
        let size = selection.count
        return result.sample.allSatisfy { block in
            (0..<size).allSatisfy { cell in
                let (own, others) = (block.values[one * size + cell], block.values[other * size + cell])
                return (0..<8).allSatisfy { own[$0].bitPattern == others[$0].bitPattern }
            }
        }
    }

    private func column(_ scenario: Int, cell: Int) -> [Double] {
        let position = scenario * selection.count + cell
        return (0..<result.sampled).map { result.sample[$0 / 8].values[position][$0 % 8] }
    }
}

extension Ensemble {
    /// The draws that a result of this ensemble kept.
    public func draws(in result: EnsembleResult) -> KeptDraws { KeptDraws(selection, of: result) }
}
