/// What a table has a value for: regions, ages, regions by land class.
public struct Axis: Hashable, Sendable {
    /// Plural noun: `regions`.
    public let name: String
    /// How many places it has.
    public let count: Int
    /// What each place is called in public names; empty where places are numbered, or named by the baseline.
    public let labels: [String]
    /// What people call each place that has a label.
    public let titles: [Text]
    /// The axes that it is made of, the outermost first; itself where it is no product.
    public var factors: [Axis] { parts.isEmpty ? [self] : parts }
    private let parts: [Axis]
    /// How many places a row of a product has: those of its innermost factor.
    public var width: Int { parts.last?.count ?? count }
    /// How many rows lie between two places of the outermost of three factors; 1 where there are fewer.
    var rows: Int { parts.count < 3 ? 1 : parts[parts.count - 2].count }

    /// An axis whose places have no names of their own.
    public init(_ name: String, count: Int) {
        self.name = name
        self.count = count
        labels = []
        titles = []
        parts = []
    }

    private init(_ name: String, count: Int, parts: [Axis]) {
        self.name = name
        self.count = count
        labels = []
        titles = []
        self.parts = parts
    }

    /// An axis with a name for each place; without titles, labels are read as English words.
    public init(_ name: String, labels: [String], titles: [Text] = []) {
        precondition(titles.isEmpty || titles.count == labels.count, "\(name): titles miss labels")
        self.name = name
        count = labels.count
        self.labels = labels
        self.titles =
            titles.isEmpty
            ? labels.map { label in
                let words = label.split(separator: "_").joined(separator: " ")
                return Text(nl: "", en: words)
            } : titles
        parts = []
    }

    /// Every place of `rows` with every place of `columns`; the columns of a row lie side by side.
    public static func * (rows: Axis, columns: Axis) -> Axis {
        Axis(
            "\(rows.name) × \(columns.name)", count: rows.count * columns.count,
            parts: rows.factors + columns.factors)
    }

    /// One value for the whole model.
    public static let whole = Axis("whole", count: 1)
}
