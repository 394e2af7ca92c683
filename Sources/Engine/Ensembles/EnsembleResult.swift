public import Results

/// What an ensemble says in the end.
public struct EnsembleResult: Sendable {
    /// Scenario by scenario, place by place, indicator by indicator, year by year.
    public let table: ResultTable
    /// Where a paired difference changes sign for good in at least half of the members.
    public let turns: [SignTurn]
    /// How many members `sample` holds.
    public let sampled: Int
    /// The blocks of the first members: all of them, or the first 512 where values are counted.
    let sample: [BlockResult]

    init(_ summaries: [SeriesSummary], isComparison: Bool, sample: [BlockResult], sampled: Int) {
        table = ResultTable(summaries, isComparison: isComparison)
        turns = summaries.flatMap(\.turns)
        self.sample = sample
        self.sampled = sampled
    }
}

/// What an ensemble tells while it runs.
public enum EnsembleEvent: Sendable {
    /// A block was computed, and can be stored to continue from. Not sent for blocks that were stored before, nor
    /// where a plan keeps bands only.
    case computed(BlockResult)
    /// So many members are done.
    case progress(members: Int)
    /// The results over the first members, in member order; `members` of the rows says how many.
    case provisional(ResultTable)
}

extension ResultTable {
    /// The rows of all series, scenario by scenario.
    init(_ summaries: [SeriesSummary], isComparison: Bool) {
        let scenarios = summaries.first?.rows.count ?? 0
        let rows = (0..<scenarios).flatMap { scenario in summaries.flatMap { $0.rows[scenario] } }
        self.init(rows, isComparison: isComparison)
    }
}
