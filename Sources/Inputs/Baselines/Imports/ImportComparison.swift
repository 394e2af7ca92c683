import Reading
import Words

/// What a file changes of the figures that the project has, and what is odd about that.
struct ImportComparison {
    private(set) var changes: [ImportedChange] = []
    private(set) var problems: [Problem] = []
    private(set) var warnings: [Problem] = []
    private let file: String
    private let content: FigureTables.Content

    /// A number that differs by more than this factor from what the project has is told as odd.
    static let largestJump = 1.5
    /// A figure that differs by more than this in most places, and by a power of ten, is in another unit.
    static let largestChange = 8.0
    /// Below this, a count may be ten times another one by chance.
    private static let leastCount = 100.0

    private typealias Pair = (value: ImportedValue, known: (value: Double, year: Int))

    init(
        _ values: [ImportedValue], with baseline: DescribedBaseline, content: FigureTables.Content,
        file: String
    ) {
        (self.file, self.content) = (file, content)
        var pairs: [String: [Pair]] = [:]
        for value in values {
            let known = before(value, in: baseline)
            changes.append(
                ImportedChange(
                    figure: value.figure, place: value.place,
                    placeName: content.figures.places.name(of: value.place) ?? value.place,
                    before: known?.value, beforeYear: known?.year, after: value.value, year: value.year,
                    unit: value.unit))
            if let known { pairs[value.figure, default: []].append((value, known)) }
        }
        for figure in pairs.keys.sorted() { judge(pairs[figure] ?? []) }
        for value in values {
            guard let known = pairs[value.figure]?.first(where: { $0.value.place == value.place })?.known,
                known.value > 0
            else { continue }
            let ratio = value.value / known.value
            guard ratio > Self.largestJump || ratio < 1 / Self.largestJump else { continue }
            warnings.append(
                Problem(
                    file, value.cell.line, value.cell.column,
                    .jump(
                        value.figure, place: value.place, from: written(known.value), year: known.year,
                        to: written(value.value))))
        }
    }

    /// Whether the numbers of a figure are older than what they replace, or in another unit.
    private mutating func judge(_ pairs: [Pair]) {
        guard let first = pairs.first else { return }
        let older = pairs.filter { $0.value.year < $0.known.year }
        if let newest = older.map(\.known.year).max(), let one = older.first {
            warnings.append(
                Problem(
                    file, one.value.cell.line, one.value.cell.column,
                    .older(
                        one.value.figure, year: one.value.year, newest: newest, places: older.count)))
        }
        let compared = pairs.filter { $0.known.value > 0 && $0.value.value > 0 }
        let ratios = compared.map { $0.value.value / $0.known.value }.sorted()
        guard !ratios.isEmpty else { return }
        let middle = ratios[ratios.count / 2]
        guard middle > Self.largestChange || middle < 1 / Self.largestChange,
            let power = [10, 100, 1000, 1e6, 0.1, 0.01, 0.001, 1e-6].first(where: {
                (1 / Self.largestJump...Self.largestJump).contains(middle / $0)
            }),
            !ForeignUnits.ofAmounts.contains(first.value.unit)
                || compared.contains(where: { max($0.value.value, $0.known.value) >= Self.leastCount })
        else { return }
        let shown = compared.min { distance($0, power) < distance($1, power) } ?? first
        problems.append(
            Problem(
                file, shown.value.cell.line, shown.value.cell.column,
                .anotherScale(
                    shown.value.figure, place: shown.value.place, value: written(shown.value.value),
                    known: written(shown.known.value), year: shown.known.year,
                    other: written(TopicValues.tidy(shown.value.value / power)), power: power,
                    factor: shown.value.factor.map { written(TopicValues.tidy($0 / power)) })))
    }

    private func distance(_ pair: Pair, _ power: Double) -> Double {
        let ratio = pair.value.value / pair.known.value / power
        return max(ratio, 1 / ratio)
    }

    /// What the project has of this place: the same figure, that of the nearest year, or what the model starts from.
    private func before(_ value: ImportedValue, in baseline: DescribedBaseline) -> (value: Double, year: Int)?
    {
        if let same = content.figures.value(value.figure, value.place) { return (same.value, same.year) }
        let name = parts(of: value.figure).name
        let others = content.figures.elements(of: name, value.place).filter {
            Int($0.element) != nil && $0.element.count == 4
        }
        if let nearest = others.min(by: { abs($0.value.year - value.year) < abs($1.value.year - value.year) })
        {
            return (nearest.value.value, nearest.value.year)
        }
        let started = baseline.figures(of: value.place).first { $0.figure == value.figure }
        if let started { return (started.value, started.year) }
        return baseline.regions.first { $0.code == value.place }
            .flatMap { content.figures.nearest(value.figure, $0) }.map { ($0.value, $0.year) }
    }
}
