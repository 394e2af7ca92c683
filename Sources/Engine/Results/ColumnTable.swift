/// Named columns of equal length: what leaves a run as Arrow or as comma-separated text.
public struct ColumnTable: Sendable, Hashable {
    /// The values of one column, one for each row; nil where a row has none.
    public enum Values: Sendable, Hashable {
        case texts([String])
        case integers([Int?])
        case numbers([Double?])

        fileprivate var kind: ResultColumn.Kind {
            switch self {
            case .texts: .text
            case .integers: .integer
            case .numbers: .number
            }
        }

        fileprivate var count: Int {
            switch self {
            case .texts(let texts): texts.count
            case .integers(let integers): integers.count
            case .numbers(let numbers): numbers.count
            }
        }
    }

    public let columns: [ResultColumn]
    /// One for each column.
    public let values: [Values]
    /// How many rows there are.
    public let count: Int

    /// Takes at least one column, and values of its kind for each, all of the same number.
    public init(_ columns: [ResultColumn], values: [Values]) {
        count = values.first?.count ?? 0
        precondition(columns.map(\.kind) == values.map(\.kind), "Columns hold values of another kind")
        precondition(values.allSatisfy { [count] in $0.count == count }, "Columns are not equally long")
        self.columns = columns
        self.values = values
    }
}
