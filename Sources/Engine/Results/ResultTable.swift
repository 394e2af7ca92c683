import Modelling

/// What an ensemble says about indicators, as rows and as columns.
public struct ResultTable: Sendable, Hashable {
    /// The columns `ResultColumn.ofComparison` or `ResultColumn.ofRun`, or those of an older daemon.
    public let cells: ColumnTable
    /// Where the columns of each part of a row lie; nil for a part that an older daemon did not have.
    private let places: [Int?]

    /// How many rows there are.
    public var count: Int { cells.count }

    /// Whether scenarios are compared.
    public var isComparison: Bool { cells.columns.contains(where: \.isComparison) }

    /// Lays rows out as columns.
    public init(_ rows: [ResultRow], isComparison: Bool) {
        let parts = RowLayout.parts.filter { isComparison || !$0.isComparison }
        self.init(
            ColumnTable(
                RowLayout.columns(isComparison: isComparison), values: parts.flatMap { $0.values(of: rows) }))
    }

    /// Takes columns that are known, in any order.
    init(_ cells: ColumnTable) {
        self.cells = cells
        places = RowLayout.parts.map { part in cells.columns.firstIndex { $0.name == part.columns[0].name } }
    }

    /// The rows in order.
    public var rows: some RandomAccessCollection<ResultRow> { (0..<count).lazy.map { self[$0] } }

    /// One row.
    public subscript(_ row: Int) -> ResultRow {
        var draft = RowLayout.Draft()
        for (part, place) in zip(RowLayout.parts, places) {
            guard let place else { continue }
            switch part.content {
            case .text(_, let set): set(&draft, text(place, row))
            case .integer(_, let set): set(&draft, integer(place, row))
            case .number(_, let set): set(&draft, number(place, row))
            case .quantiles(_, _, let set): set(&draft, quantiles(from: place, row))
            }
        }
        draft.row.comparison = draft.comparison.isEmpty ? nil : draft.comparison
        return draft.row
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

    private func quantiles(from column: Int, _ row: Int) -> Quantiles? {
        guard number(column, row) != nil else { return nil }
        let values = (0..<Quantiles.names.count).compactMap { number(column + $0, row) }
        return values.count == Quantiles.names.count ? Quantiles(values) : nil
    }
}

extension RowLayout.Part {
    /// The values of the part's columns, one for each row.
    fileprivate func values(of rows: [ResultRow]) -> [ColumnTable.Values] {
        switch content {
        case .text(let get, _): return [.texts(rows.map(get))]
        case .integer(let get, _): return [.integers(rows.map(get))]
        case .number(let get, _): return [.numbers(rows.map(get))]
        case .quantiles(_, let get, _):
            let found = rows.map { get($0)?.values }
            return Quantiles.names.indices.map { quantile in .numbers(found.map { $0?[quantile] }) }
        }
    }
}
