import Modelling
import Reading
import Spelling
import Words

/// Deposition by Natura 2000 area, as RIVM's AERIUS has it, made into deposition by region as the baseline does it.
struct DepositionReading {
    private(set) var values: [ImportedValue] = []
    private(set) var problems: [Problem] = []
    private(set) var notes: [Phrase] = []
    private let table: ForeignTable
    private let content: FigureTables.Content
    private let options: ImportOptions

    static let figure = "biodiversity.deposition"
    private static let unit = "mol/ha/yr"
    private static let heads = ["jaar", "nummer", "gebied", "depositie"]

    /// Whether a table has the columns of this layout.
    static func fits(_ table: ForeignTable) -> Bool {
        let titles = Set(table.columns.map { spelling(of: $0.title) })
        return heads.allSatisfy(titles.contains)
    }

    private struct Area {
        let key: String
        let regions: [String]
        let mapped: Double?
    }

    /// Deposition of an area in a year.
    private struct Row {
        let value: Double
        let cell: Delimited.Cell
    }

    init(_ table: ForeignTable, options: ImportOptions, content: FigureTables.Content) {
        self.table = table
        self.content = content
        self.options = options
        let columns = Self.heads.map { head in table.columns.first { spelling(of: $0.title) == head } }
        for (head, column) in zip(Self.heads, columns) where column == nil {
            problems.append(Problem(table.file, table.columns[0].cell.line, 1, .missingColumn(head)))
        }
        if let column = columns[3], let said = options.unit ?? column.unit,
            !said.lowercased().hasPrefix("mol")
        {
            let fact = Fact.cannotConvert(said, figure: Self.figure, expected: Self.unit)
            problems.append(Problem(table.file, column.cell.line, column.cell.column, fact))
        }
        if let figure = options.figure, figure != Self.figure {
            let fact = Fact.layoutHolds("rivm", figure: Self.figure, asked: figure)
            problems.append(Problem(table.file, table.columns[0].cell.line, 1, fact))
        }
        guard problems.isEmpty else { return }
        read(columns.compactMap { $0?.index })
    }

    private mutating func read(_ columns: [Int]) {
        let keys = Dictionary(
            (content.figures.texts["nature.name"] ?? []).map { (spelling(of: $0.text), $0.key) }
        ) { first, _ in first }
        var byYear: [Int: [String: Row]] = [:]
        var unmatched: Set<String> = []
        let reader = NumberReading(
            table.rows.map { $0.cells[columns[3]] }, decimal: options.decimal, file: table.file)
        problems += reader.problems
        for row in table.rows {
            let cells = columns.map { row.cells[$0] }
            guard case .year(let year, _)? = ForeignPeriod(cells[0].text) else {
                report(cells[0], .notAYear(cells[0].text))
                continue
            }
            guard spelling(of: cells[2].text) != "nederland", !ForeignNumbers.isMissing(cells[3].text)
            else { continue }
            guard let value = reader.value(of: cells[3]) else {
                report(cells[3], .notANumber(cells[3].text))
                continue
            }
            guard let key = keys[spelling(of: cells[2].text)] else {
                unmatched.insert(cells[2].text)
                continue
            }
            if let other = table.columns.first(where: { !columns.contains($0.index) }),
                byYear[year]?[key] != nil
            {
                let words = Set(table.rows.map { $0.cells[other.index].text }).sorted().prefix(4)
                let fact = Fact.severalCategories(other.title, words.joined(separator: ", "))
                problems.append(Problem(table.file, other.cell.line, other.cell.column, fact))
                return
            }
            let area = Row(value: value, cell: cells[3])
            if let earlier = byYear[year, default: [:]].updateValue(area, forKey: key) {
                report(cells[3], .givenTwice("\(cells[2].text)' of '\(year)", firstLine: earlier.cell.line))
            }
        }
        guard problems.isEmpty else { return }
        let matched = Set(byYear.values.flatMap(\.keys)).count
        notes.append(
            Phrase(
                "import.areas_found", ["found": .count(matched), "all": .count(matched + unmatched.count)]))
        if !unmatched.isEmpty {
            notes.append(Phrase("import.areas_not_found", ["names": Fact.quoted(unmatched.sorted())]))
        }
        guard let (year, rows) = chosen(byYear) else { return }
        average(rows, year: year)
    }

    /// The year to take, and the areas' values: the start between two years, as in the baseline, or one year.
    private mutating func chosen(_ byYear: [Int: [String: Row]]) -> (Int, [String: Row])? {
        let years = byYear.keys.sorted()
        func refuse(_ fact: Fact) -> (Int, [String: Row])? {
            problems.append(Problem(table.file, table.columns[0].cell.line, 1, fact))
            return nil
        }
        let possible = PlaceLimits.years
        let outside = Fact.noYearFits(
            Self.figure, years: options.year.map { [$0] } ?? years, least: possible.lowerBound,
            most: possible.upperBound)
        if let year = options.year {
            guard let rows = byYear[year] else { return refuse(.yearNotThere(year, years: years)) }
            return possible.contains(year) ? (year, rows) : refuse(outside)
        }
        let start = Vintage.shipped.base
        if byYear[start] == nil, let before = years.last(where: { $0 < start }),
            let after = years.first(where: { $0 > start }), let early = byYear[before],
            let late = byYear[after]
        {
            let passed = Double(start - before) / Double(after - before)
            notes.append(
                Phrase(
                    "import.between_years",
                    ["year": .count(start), "before": .count(before), "after": .count(after)]))
            return (
                start,
                early.compactMapValues(\.self).reduce(into: [:]) { rows, area in
                    guard let end = late[area.key] else { return }
                    rows[area.key] = Row(
                        value: area.value.value + (end.value - area.value.value) * passed,
                        cell: area.value.cell)
                }
            )
        }
        guard let year = Vintage.nearestToStart(years.filter(possible.contains)), let rows = byYear[year]
        else { return refuse(outside) }
        notes.append(Phrase("import.year_taken", ["year": .count(year)]))
        return (year, rows)
    }

    private mutating func average(_ rows: [String: Row], year: Int) {
        let areas = (content.figures.texts["nature.regions"] ?? []).map { key, text in
            Area(
                key: key, regions: text.split(separator: " ").map(String.init),
                mapped: content.figures.value("nature.mapped_area[\(key)]", Places.nation)?.value)
        }
        var (incomplete, without): ([String], [String]) = ([], [])
        for region in content.figures.places.regions {
            let inside = areas.filter { $0.regions.contains(region.code) }
            let given = inside.compactMap { area in rows[area.key].map { (area, $0) } }
            guard let first = given.first else {
                without.append(region.name)
                continue
            }
            let mapped = given.filter { $0.0.mapped != nil }
            guard given.count == inside.count else {
                incomplete.append(region.name)
                continue
            }
            let value: Double
            if mapped.isEmpty {
                value = given.map { $0.1.value }.reduce(0, +) / Double(given.count)
            } else {
                let weights = mapped.map { ($0.0.mapped ?? 0) / Double($0.0.regions.count) }
                value =
                    zip(mapped, weights).map { $0.1.value * $1 }.reduce(0, +) / weights.reduce(0, +)
            }
            values.append(
                ImportedValue(
                    figure: Self.figure, place: region.code, value: value, year: year, cell: first.1.cell,
                    unit: Self.unit))
        }
        if !incomplete.isEmpty {
            notes.append(
                Phrase("import.areas_incomplete", ["names": Fact.quoted(incomplete)]))
        }
        if !without.isEmpty {
            notes.append(
                Phrase("import.without_area", ["names": Fact.quoted(without)]))
        }
        if values.isEmpty {
            problems.append(Problem(table.file, table.columns[0].cell.line, 1, .noAreaFound))
        }
    }

    private mutating func report(_ cell: Delimited.Cell, _ fact: Fact) {
        problems.append(Problem(table.file, cell.line, cell.column, fact))
    }
}
