import Designs
import Messages
import Modelling
import Rendering
import Results
import Sensitivity
import Words

/// What moves an outcome of a batch, for each factor.
struct SensitivityAnswer {
    private let batch: Batch
    private let question: SensitivityQuestion
    private let indicator: DescribeReply.Entry?
    private let region: DescribeReply.Entry?
    private let outcomes: [Double?]
    /// Points, or groups of points that hang together, that were used and left out.
    private let used: Int
    private let leftOut: Int
    private let rows: [Row]

    /// One number about one factor.
    struct Row: Equatable {
        let factor: String
        let measure: Measure
        /// The value of the factor that it is about; nil for all of them.
        var level: String?
        let value: Double
        var margin: Double?
    }

    /// What a number says.
    enum Measure: String, CaseIterable {
        case first = "first_order"
        case total
        case meanSize = "mean_size"
        case mean
        case deviation
        case rank = "rank_correlation"
        case change

        var title: Phrase {
            switch self {
            case .first: Phrase("column.first_order")
            case .total: Phrase("column.total_order")
            case .meanSize: Phrase("column.mean_size")
            case .mean: Phrase("column.mean_effect")
            case .deviation: Phrase("column.deviation")
            case .rank: Phrase("column.rank_correlation")
            case .change: Phrase("column.batch_change")
            }
        }

        /// Whether it is counted in the unit of the outcome.
        var hasUnit: Bool { [.meanSize, .mean, .deviation, .change].contains(self) }
    }

    init(
        _ batch: Batch, question: SensitivityQuestion, outcomes: [Int: Double],
        indicator: DescribeReply.Entry?,
        region: DescribeReply.Entry?
    ) {
        (self.batch, self.question, self.indicator, self.region) = (batch, question, indicator, region)
        let values = batch.points.map { outcomes[$0.number] }
        self.outcomes = values
        let names = batch.factors.map(\.name)
        switch batch.kind {
        case "saltelli":
            let found = SobolIndices(values, factors: names.count)
            let groups = values.count / (names.count + 2)
            used = found?.groups ?? 0
            leftOut = found?.groupsLeftOut ?? groups
            rows = zip(names, found?.indices ?? []).flatMap { name, index in
                [
                    Row(factor: name, measure: .first, value: index.first.value, margin: index.first.margin),
                    Row(factor: name, measure: .total, value: index.total.value, margin: index.total.margin),
                ]
            }
        case "morris":
            let found = ElementaryEffects(
                batch.points.map(\.coordinates), outcomes: values, factors: names.count)
            used = found.effects.reduce(0) { $0 + ($1?.count ?? 0) }
            leftOut = found.stepsLeftOut
            rows = zip(names, found.effects).flatMap { name, effect -> [Row] in
                guard let effect else { return [] }
                return [
                    Row(
                        factor: name, measure: .meanSize, value: effect.meanSize.value,
                        margin: effect.meanSize.margin),
                    Row(factor: name, measure: .mean, value: effect.mean),
                    Row(factor: name, measure: .deviation, value: effect.deviation),
                ]
            }
        case "one_at_a_time":
            (used, leftOut) = (values.count { $0 != nil }, values.count { $0 == nil })
            rows = Self.changes(batch, values)
        default:
            (used, leftOut) = (values.count { $0 != nil }, values.count { $0 == nil })
            rows = names.enumerated().flatMap { place, name -> [Row] in
                let coordinates = batch.points.map { $0.coordinates[place] }
                let factor = batch.factors[place]
                let shown = factor.values.map { values in
                    coordinates.map { Double(FactorShape.list(values.count).place(at: $0)) }
                }
                return RankSensitivity.correlation(of: shown ?? coordinates, with: values).map {
                    [Row(factor: name, measure: .rank, value: $0.value, margin: $0.margin)]
                } ?? []
            }
        }
    }

    /// What each other value of a factor changes, beside the base point.
    private static func changes(_ batch: Batch, _ outcomes: [Double?]) -> [Row] {
        guard let base = batch.points.first, base.number == 1, let before = outcomes[0] else { return [] }
        return zip(batch.points, outcomes).dropFirst().compactMap { point, outcome in
            guard let outcome,
                let place = point.coordinates.indices.first(where: {
                    point.coordinates[$0] != base.coordinates[$0]
                })
            else { return nil }
            return Row(
                factor: batch.factors[place].name, measure: .change, level: point.values[place],
                value: outcome - before)
        }
    }

    /// Points that have no outcome.
    private var missing: [Int] {
        zip(batch.points, outcomes).compactMap { $1 == nil ? $0.number : nil }
    }

    /// What was done about points without an outcome.
    private var rule: Phrase {
        let places: [String: Phrase.Argument] = ["left": .count(leftOut), "used": .count(used)]
        return switch batch.kind {
        case "saltelli": Phrase("client.batch.rule.groups", places)
        case "morris": Phrase("client.batch.rule.steps", places)
        default: Phrase("client.batch.rule.points", places)
        }
    }

    private static let columns = [
        ResultColumn("factor", .text, "Name of the factor."),
        ResultColumn("measure", .text, "What the number says."),
        ResultColumn("level", .text, "The value of the factor that it is about; empty for all of them."),
        ResultColumn("value", .number, "The number."),
        ResultColumn("low", .number, "Lower end of its interval of 95 %; may be empty.", isNullable: true),
        ResultColumn("high", .number, "Upper end of its interval of 95 %; may be empty.", isNullable: true),
    ]

    var table: ColumnTable {
        ColumnTable(
            Self.columns,
            values: [
                .texts(rows.map(\.factor)), .texts(rows.map(\.measure.rawValue)),
                .texts(rows.map { $0.level ?? "" }), .numbers(rows.map(\.value)),
                .numbers(rows.map { row in row.margin.map { row.value - $0 } }),
                .numbers(rows.map { row in row.margin.map { row.value + $0 } }),
            ])
    }

    var json: String {
        var text = JSONText()
        text.object { json in
            json.name("batch")
            json.string(batch.name)
            json.name("digest")
            json.string(batch.digest)
            json.name("kind")
            json.string(batch.kind)
            json.name("indicator")
            json.string(question.indicator)
            json.name("region")
            json.string(question.region)
            json.name("year")
            json.integer(question.year)
            json.name("scenario")
            json.string(question.scenario)
            json.name("reference")
            json.string(question.reference)
            json.name("points")
            json.integer(batch.points.count)
            json.name("points_without_outcome")
            json.array { list in missing.forEach { list.integer($0) } }
            json.name("used")
            json.integer(used)
            json.name("left_out")
            json.integer(leftOut)
            json.name("rows")
            json.array { $0.rows(of: table) }
        }
        return text.text + "\n"
    }

    /// The page: what it is about, a line for each factor, the largest first, and what was left out.
    var page: String {
        let language = Speech.language
        let title = indicator?.titles?[language] ?? indicator?.title ?? question.indicator
        let place = region?.titles?[language] ?? region?.title ?? question.region
        var lines = [
            Phrase(
                "client.batch.sensitivity",
                [
                    "indicator": .text(title), "region": .optional(place),
                    "year": .optional(question.year.map { "\($0)" }), "scenario": .text(question.scenario),
                    "reference": .optional(question.reference), "unit": .optional(unit),
                    "points": .count(batch.points.count - missing.count), "batch": .text(batch.name),
                ]
            ).said
        ].flatMap { $0.wrapped(to: Terminal.width).split(separator: "\n").map(String.init) }
        lines.append("")
        lines += rows.isEmpty ? [Phrase("client.batch.flat").said] : rowLines
        lines.append("")
        var notes = [meaning]
        if !missing.isEmpty {
            let names = missing.prefix(12).map { "\($0)" } + (missing.count > 12 ? ["…"] : [])
            notes.append(
                Phrase(
                    "client.batch.left_out", ["count": .count(missing.count), "points": .list(names)]))
            notes.append(rule)
        }
        lines += notes.flatMap {
            $0.said.wrapped(to: Terminal.width).split(separator: "\n").map(String.init)
        }
        return lines.joined(separator: "\n") + "\n"
    }

    private var unit: String? {
        guard let unit = indicator?.unit, unit != "1", !unit.isEmpty else { return nil }
        return unit
    }

    private var meaning: Phrase {
        switch batch.kind {
        case "saltelli": Phrase("client.batch.meaning.sobol")
        case "morris": Phrase("client.batch.meaning.morris")
        case "one_at_a_time": Phrase("client.batch.meaning.change")
        default: Phrase("client.batch.meaning.rank")
        }
    }

    private var rowLines: [String] {
        let numbers = NumberText(Speech.language)
        func shown(_ row: Row?) -> String {
            guard let row else { return "" }
            func text(_ value: Double) -> String {
                row.measure.hasUnit
                    ? numbers.rounded(value, digits: 3)
                    : numbers.rounded((value * 1_000).rounded() / 1_000, digits: 3)
            }
            guard let margin = row.margin else { return text(row.value) }
            return "\(text(row.value)) (\(text(row.value - margin)) – \(text(row.value + margin)))"
        }
        let measures = Measure.allCases.filter { measure in rows.contains { $0.measure == measure } }
        if measures == [.change] {
            var table = TextTable([.left, .left, .right])
            table.add(
                [Phrase("column.factor"), Phrase("column.value"), Phrase("column.batch_change")].map(\.said))
            for row in rows.sorted(by: { abs($0.value) > abs($1.value) }) {
                table.add([row.factor, row.level ?? "", shown(row)])
            }
            return table.lines
        }
        var table = TextTable([.left] + measures.map { _ in .right })
        table.add([Phrase("column.factor").said] + measures.map(\.title.said))
        let leading: Measure = measures.contains(.total) ? .total : measures[0]
        let order = rows.filter { $0.measure == leading }.sorted { abs($0.value) > abs($1.value) }
        for first in order {
            table.add(
                [first.factor]
                    + measures.map { measure in
                        shown(rows.first { $0.factor == first.factor && $0.measure == measure })
                    })
        }
        return table.lines
    }
}
