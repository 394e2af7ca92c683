import Reading
import Words

/// Whether the regions of a file add up to its provinces, and its provinces to its country.
struct SumCheck {
    private(set) var problems: [Problem] = []
    private(set) var notes: [Phrase] = []

    /// Sums may differ from the whole by this share of it, and by what rounding leaves.
    static let tolerance = 0.005

    init(
        _ values: [String: (value: Double, cell: Delimited.Cell)], topic: Topic, places: Places, file: String
    ) {
        var checked = 0
        func check(_ whole: String, _ parts: [String], _ kind: Noun) {
            guard let given = values[whole] else { return }
            let found = parts.compactMap { values[$0]?.value }
            guard found.count == parts.count, parts != [whole] else { return }
            checked += 1
            let sum = found.reduce(0, +)
            let allowed = max(
                given.value.magnitude * Self.tolerance, topic.factor.magnitude * Double(parts.count) / 2)
            guard (sum - given.value).magnitude > allowed else { return }
            problems.append(
                Problem(
                    file, given.cell.line, given.cell.column,
                    .sumDiffers(
                        topic.title, of: kind, place: places.name(of: whole) ?? whole, sum: written(sum),
                        given: written(given.value))))
        }
        for province in places.provinces {
            check(province, places.regions.filter { $0.province == province }.map(\.code), .regions)
        }
        check(Places.nation, places.provinces, .provinces)
        check(Places.nation, places.regions.map(\.code), .regions)
        if checked > 0, problems.isEmpty {
            notes.append(
                Phrase("import.sums_agree", ["title": .text(topic.title), "count": .count(checked)]))
        }
    }
}
