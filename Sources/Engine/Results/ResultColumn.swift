/// One column of results: the same name, type and meaning in Arrow, JSON, CSV and the table.
public struct ResultColumn: Sendable, Hashable {
    /// How values are written.
    public enum Kind: String, Sendable, Codable {
        case text = "utf8"
        case integer = "int64"
        case number = "float64"
    }

    /// Public name: `difference_p50`.
    public let name: String
    public let kind: Kind
    /// What the numbers are counted in.
    public let unit: String
    public let sentence: String
    /// Whether a row may have no value; no value is never written as 0.
    public let isNullable: Bool
    /// Whether the column is there only where scenarios are compared.
    public let isComparison: Bool

    public init(
        _ name: String, _ kind: Kind = .number, unit: String = "", _ sentence: String,
        isNullable: Bool = false,
        isComparison: Bool = false
    ) {
        self.name = name
        self.kind = kind
        self.unit = unit
        self.sentence = sentence
        self.isNullable = isNullable
        self.isComparison = isComparison
    }

    /// The columns of a comparison, in order.
    public static let ofComparison = RowLayout.columns(isComparison: true)

    /// The columns of runs that are not compared.
    public static let ofRun = RowLayout.columns(isComparison: false)

    /// The columns of single members: which member, and a column for each of the indicators, in their order.
    ///
    /// - Parameter indicators: public name, unit and sentence of each.
    public static func ofMembers(
        _ indicators: [(name: String, unit: String, sentence: String)]
    ) -> [ResultColumn] {
        [
            key("scenario"), key("region"), key("year"),
            ResultColumn(
                "member", .integer, unit: "members", "Number of the member in the ensemble, from 0."),
        ]
            + indicators.map { ResultColumn($0.name, unit: $0.unit, $0.sentence, isNullable: true) }
    }

    /// The columns of one member's indicators.
    public static let ofMemberYears = [
        key("region"), key("indicator"), key("unit"), key("year"),
        ResultColumn(
            "value", unit: indicatorUnit, "The member's value; empty where there is none.", isNullable: true),
    ]

    /// The columns of everything that makes one member, a row for each number.
    public static let ofMember = [
        ResultColumn("what", .text, "given, parameters, shocks, quantities or indicators."),
        ResultColumn("name", .text, "Public name."),
        ResultColumn(
            "element", .text, "Which of several, the region last: industry,NL33C; empty for a single number."),
        ResultColumn("unit", .text, "The unit of the value."),
        ResultColumn(
            "quarter", .integer, unit: "quarters since the base date",
            "0 is the base date, n is n quarters later; of an indicator its year's first; empty for what stays put.",
            isNullable: true),
        ResultColumn("value", unit: "as said", "The value; empty where there is none.", isNullable: true),
    ]

    private static let indicatorUnit = "unit of the indicator"

    /// A column of rows that other tables have too.
    private static func key(_ name: String) -> ResultColumn {
        guard let column = ofRun.first(where: { $0.name == name }) else {
            preconditionFailure("Rows have no column '\(name)'")
        }
        return column
    }
}
