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
    public static let ofComparison: [ResultColumn] =
        keys + quantiles("", unit: indicatorUnit, "The indicator")
        + quantiles(
            "difference_", unit: indicatorUnit,
            "The paired difference, scenario less reference with the same draws and shocks,",
            isComparison: true)
        + [
            ResultColumn(
                "probability_better", unit: "share of members",
                "The share of members that are better than the reference, plus half the share that is equal.",
                isNullable: true, isComparison: true)
        ]
        + quantiles(
            "share_of_effect_", unit: "share",
            "The difference as a share of what the measures do in the reference, over members where they do something,",
            isComparison: true)
        + quantiles(
            "years_gained_", unit: "yr",
            "How many years the scenario is ahead of the reference in this year (behind: negative)",
            isComparison: true)
        + [members]

    /// The columns of runs that are not compared.
    public static let ofRun = ofComparison.filter { !$0.isComparison }

    /// The columns of single members: which member, and a column for each of the indicators, in their order.
    ///
    /// - Parameter indicators: public name, unit and sentence of each.
    public static func ofMembers(
        _ indicators: [(name: String, unit: String, sentence: String)]
    ) -> [ResultColumn] {
        [
            keys[0], keys[1], keys[4],
            ResultColumn(
                "member", .integer, unit: "members", "Number of the member in the ensemble, from 0."),
        ]
            + indicators.map { ResultColumn($0.name, unit: $0.unit, $0.sentence, isNullable: true) }
    }

    /// The columns of one member's indicators.
    public static let ofMemberYears = [
        keys[1], keys[2], keys[3], keys[4],
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

    private static let keys = [
        ResultColumn("scenario", .text, "The scenario's name in this submission."),
        ResultColumn("region", .text, "Code of the region (NUTS 3), or NL for the national aggregate."),
        ResultColumn("indicator", .text, "Public name of the indicator."),
        ResultColumn("unit", .text, "The indicator's unit."),
        ResultColumn(
            "year", .integer, unit: "calendar year", "Stocks on 1 January, flows and rates over the year."),
        ResultColumn("better", .text, "Which way is better: higher, lower or neither."),
    ]

    private static let members = ResultColumn(
        "members", .integer, unit: "members", "How many members of the ensemble the row is over.")

    private static func quantiles(
        _ prefix: String, unit: String, _ subject: String, isComparison: Bool = false
    ) -> [ResultColumn] {
        zip(quantileNames, Quantiles.shares).map { name, share in
            ResultColumn(
                prefix + name, unit: unit, "\(subject) below which a share of \(share) of the members lies.",
                isNullable: true, isComparison: isComparison)
        }
    }

    /// `p05` to `p95`, in the order of `Quantiles.shares`.
    static let quantileNames = ["p05", "p25", "p50", "p75", "p95"]
}
