import Modelling

/// What an ensemble says about indicators, as rows and as columns.
public struct ResultTable: Sendable, Hashable {
    /// The columns `ResultColumn.ofComparison` or `ResultColumn.ofRun`.
    public let cells: ColumnTable

    /// How many rows there are.
    public var count: Int { cells.count }

    /// Whether scenarios are compared.
    public var isComparison: Bool { cells.columns.count == ResultColumn.ofComparison.count }

    /// Lays rows out as columns.
    public init(_ rows: [ResultRow], isComparison: Bool) {
        var values: [ColumnTable.Values] = [
            .texts(rows.map(\.scenario)), .texts(rows.map(\.region)), .texts(rows.map(\.indicator)),
            .texts(rows.map(\.unit)), .integers(rows.map(\.year)), .texts(rows.map(\.better.rawValue)),
        ]
        values += Self.quantiles(rows, \.value)
        if isComparison {
            values += Self.quantiles(rows, \.comparison?.difference)
            values += [.numbers(rows.map { $0.comparison?.probabilityBetter })]
            values += Self.quantiles(rows, \.comparison?.shareOfEffect)
            values += Self.quantiles(rows, \.comparison?.yearsGained)
        }
        values.append(.integers(rows.map(\.members)))
        cells = ColumnTable(isComparison ? ResultColumn.ofComparison : ResultColumn.ofRun, values: values)
    }

    /// Takes the columns of a comparison or of a run.
    init(_ cells: ColumnTable) {
        self.cells = cells
    }

    /// The rows in order.
    public var rows: some RandomAccessCollection<ResultRow> { (0..<count).lazy.map { self[$0] } }

    /// One row.
    public subscript(_ row: Int) -> ResultRow {
        let comparison =
            isComparison
            ? ResultRow.Comparison(
                difference: quantiles(11, row), probabilityBetter: number(16, row),
                shareOfEffect: quantiles(17, row), yearsGained: quantiles(22, row)) : nil
        return ResultRow(
            scenario: text(0, row), region: text(1, row), indicator: text(2, row), unit: text(3, row),
            year: integer(4, row), better: Indicator.Direction(rawValue: text(5, row)) ?? .neither,
            value: quantiles(6, row), comparison: comparison, members: integer(cells.columns.count - 1, row))
    }

    /// The rows that are wanted, as a table.
    public func filtered(_ isWanted: (ResultRow) -> Bool) -> ResultTable {
        ResultTable(rows.filter(isWanted), isComparison: isComparison)
    }

    private func text(_ column: Int, _ row: Int) -> String {
        guard case .texts(let texts) = cells.values[column] else { return "" }
        return texts[row]
    }

    private func integer(_ column: Int, _ row: Int) -> Int {
        guard case .integers(let integers) = cells.values[column] else { return 0 }
        return integers[row] ?? 0
    }

    private func number(_ column: Int, _ row: Int) -> Double? {
        guard case .numbers(let numbers) = cells.values[column] else { return nil }
        return numbers[row]
    }

    private func quantiles(_ first: Int, _ row: Int) -> Quantiles? {
        guard let p05 = number(first, row), let p25 = number(first + 1, row),
            let p50 = number(first + 2, row),
            let p75 = number(first + 3, row), let p95 = number(first + 4, row)
        else { return nil }
        return Quantiles(p05: p05, p25: p25, p50: p50, p75: p75, p95: p95)
    }

    private static func quantiles(_ rows: [ResultRow], _ read: (ResultRow) -> Quantiles?)
        -> [ColumnTable.Values]
    {
        let found = rows.map(read)
        return [
            .numbers(found.map { $0?.p05 }), .numbers(found.map { $0?.p25 }), .numbers(found.map { $0?.p50 }),
            .numbers(found.map { $0?.p75 }), .numbers(found.map { $0?.p95 }),
        ]
    }
}
