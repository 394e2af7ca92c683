import Modelling

/// How a row lies in columns: the one place that knows their order.
///
/// Every part is read from a row and laid back into one; columns are found by name, so that a table of an older
/// daemon, which has fewer, is read too.
struct RowLayout: Sendable {
    /// One or several neighbouring columns that hold one thing about a row.
    struct Part: Sendable {
        let columns: [ResultColumn]
        let content: Content

        var isComparison: Bool { columns[0].isComparison }
    }

    /// What the columns of a part hold.
    enum Content: Sendable {
        case text(@Sendable (ResultRow) -> String, @Sendable (inout Draft, String) -> Void)
        case integer(@Sendable (ResultRow) -> Int, @Sendable (inout Draft, Int) -> Void)
        case number(@Sendable (ResultRow) -> Double?, @Sendable (inout Draft, Double?) -> Void)
        /// Five columns; in JSON an object under a name, or the fields of the row itself.
        case quantiles(
            name: String?, @Sendable (ResultRow) -> Quantiles?, @Sendable (inout Draft, Quantiles?) -> Void)
    }

    /// A row that is being put together.
    struct Draft {
        var row: ResultRow
        var comparison = ResultRow.Comparison()

        init() {
            row = ResultRow(
                scenario: "", region: "", indicator: "", unit: "", year: 0, better: .neither, value: nil,
                members: 0)
        }
    }

    /// All parts in order: those of 1.0 first, then what 1.1 added.
    static let parts: [Part] = [
        text("scenario", "The scenario's name in this submission.", { $0.scenario }) { $0.row.scenario = $1 },
        text(
            "region", "Code of the region (NUTS 3), or NL for the national aggregate.", { $0.region }
        ) { $0.row.region = $1 },
        text("indicator", "Public name of the indicator.", { $0.indicator }) { $0.row.indicator = $1 },
        text("unit", "The indicator's unit.", { $0.unit }) { $0.row.unit = $1 },
        integer(
            "year", unit: "calendar year", "Stocks on 1 January, flows and rates over the year.", { $0.year }
        ) { $0.row.year = $1 },
        text(
            "better", "Which way is better: higher, lower or neither.", { $0.better.rawValue }
        ) { $0.row.better = Indicator.Direction(rawValue: $1) ?? .neither },
        quantiles(nil, unit: indicatorUnit, "The indicator", { $0.value }) { $0.row.value = $1 },
        quantiles(
            "difference", unit: indicatorUnit,
            "The paired difference, scenario less reference with the same draws and shocks,",
            { $0.comparison?.difference }
        ) { $0.comparison.difference = $1 },
        number(
            "probability_better", unit: "share of members",
            "The share of members that are better than the reference, plus half the share that is equal to the bit.",
            { $0.comparison?.probabilityBetter }
        ) { $0.comparison.probabilityBetter = $1 },
        quantiles(
            "share_of_effect", unit: "share",
            "The difference as a share of what the measures do in the reference, over members where they do something,",
            { $0.comparison?.shareOfEffect }
        ) { $0.comparison.shareOfEffect = $1 },
        quantiles(
            "years_gained", unit: "yr",
            "How many years the scenario is ahead of the reference in this year (behind: negative), over members in "
                + "which both still improved in it,",
            { $0.comparison?.yearsGained }
        ) { $0.comparison.yearsGained = $1 },
        integer(
            "members", unit: "members", "How many members of the ensemble the row is over.", { $0.members }
        ) { $0.row.members = $1 },
        number(
            "share_better", unit: "share of members",
            "The share of members that are better than the reference by more than rounding.",
            { $0.comparison?.shares?.better }
        ) { draft, share in draft.setShare(share) { $0.better = $1 } },
        number(
            "share_equal", unit: "share of members",
            "The share of members that differ from the reference by no more than rounding.",
            { $0.comparison?.shares?.equal }
        ) { draft, share in draft.setShare(share) { $0.equal = $1 } },
        number(
            "share_worse", unit: "share of members",
            "The share of members that are worse than the reference by more than rounding.",
            { $0.comparison?.shares?.worse }
        ) { draft, share in draft.setShare(share) { $0.worse = $1 } },
        number(
            "standard_error", unit: "share of members",
            "The sampling error of the share better among the members that differ: √(p(1 − p)/n).",
            { $0.comparison?.standardError }
        ) { $0.comparison.standardError = $1 },
    ]

    private static let indicatorUnit = "unit of the indicator"

    /// The columns of a comparison, or of a run where nothing is compared.
    static func columns(isComparison: Bool) -> [ResultColumn] {
        parts.filter { isComparison || !$0.isComparison }.flatMap(\.columns)
    }

    private static func text(
        _ name: String, _ sentence: String, _ get: @escaping @Sendable (ResultRow) -> String,
        _ set: @escaping @Sendable (inout Draft, String) -> Void
    ) -> Part {
        Part(columns: [ResultColumn(name, .text, sentence)], content: .text(get, set))
    }

    private static func integer(
        _ name: String, unit: String, _ sentence: String, _ get: @escaping @Sendable (ResultRow) -> Int,
        _ set: @escaping @Sendable (inout Draft, Int) -> Void
    ) -> Part {
        Part(columns: [ResultColumn(name, .integer, unit: unit, sentence)], content: .integer(get, set))
    }

    /// Every single number is about the comparison.
    private static func number(
        _ name: String, unit: String, _ sentence: String, _ get: @escaping @Sendable (ResultRow) -> Double?,
        _ set: @escaping @Sendable (inout Draft, Double?) -> Void
    ) -> Part {
        Part(
            columns: [ResultColumn(name, unit: unit, sentence, isNullable: true, isComparison: true)],
            content: .number(get, set))
    }

    /// - Parameter name: nil for the row's own value; all others are about the comparison.
    private static func quantiles(
        _ name: String?, unit: String, _ subject: String,
        _ get: @escaping @Sendable (ResultRow) -> Quantiles?,
        _ set: @escaping @Sendable (inout Draft, Quantiles?) -> Void
    ) -> Part {
        let columns = zip(Quantiles.names, Quantiles.shares).map { quantile, share in
            ResultColumn(
                (name.map { $0 + "_" } ?? "") + quantile, unit: unit,
                "\(subject) below which a share of \(share) of the members lies.", isNullable: true,
                isComparison: name != nil)
        }
        return Part(columns: columns, content: .quantiles(name: name, get, set))
    }
}

extension RowLayout.Draft {
    /// Sets one of the three shares; a row has all of them or none.
    fileprivate mutating func setShare(_ share: Double?, _ set: (inout Shares, Double) -> Void) {
        guard let share else { return }
        var shares = comparison.shares ?? Shares(better: 0, equal: 0, worse: 0)
        set(&shares, share)
        comparison.shares = shares
    }
}
