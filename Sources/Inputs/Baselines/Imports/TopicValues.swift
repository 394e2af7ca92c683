import Modelling
import Reading
import Words

/// The numbers of one topic of a foreign table as those of a figure: of one year, summed and checked.
struct TopicValues {
    private(set) var values: [ImportedValue] = []
    private(set) var problems: [Problem] = []
    private(set) var warnings: [Problem] = []
    private(set) var notes: [Phrase] = []
    private let file: String
    private let options: ImportOptions
    private let content: FigureTables.Content
    /// Whether the file has more than one figure: then one that lacks the year is no reason to refuse it.
    private let isOneOfSeveral: Bool

    init(
        _ entries: [ForeignRows.Entry], of topic: Topic, isOneOfSeveral: Bool, numbers: NumberReading,
        rows: inout ForeignRows, options: ImportOptions, content: FigureTables.Content
    ) {
        file = rows.table.file
        (self.options, self.content, self.isOneOfSeveral) = (options, content, isOneOfSeveral)
        take(entries, of: topic, numbers: numbers, rows: &rows)
    }

    private mutating func take(
        _ entries: [ForeignRows.Entry], of topic: Topic, numbers: NumberReading, rows: inout ForeignRows
    ) {
        guard let first = entries.first, let year = year(of: entries, topic, at: first.cell) else { return }
        var own: [(place: String, value: Double, cell: Delimited.Cell)] = []
        var parts: [MunicipalitySums.Part] = []
        var unknown: [(text: String, cell: Delimited.Cell)] = []
        var (others, neighbourhoods) = (0, 0)
        for entry in entries where entry.year == year {
            guard let number = numbers.value(of: entry.cell) else {
                report(entry.cell, .notANumber(entry.cell.text))
                continue
            }
            let value = Self.tidy(number * topic.factor)
            switch entry.place {
            case .place(let code, let edition):
                own.append((code, value, entry.cell))
                if let edition {
                    note("import.other_edition", ["edition": .text(edition)])
                }
            case .municipality(let code):
                parts.append(MunicipalitySums.Part(municipality: code, value: value, cell: entry.cell))
            case .unknownMunicipality: unknown.append((entry.placeCell.text, entry.cell))
            case .otherArea: others += 1
            case .neighbourhood: neighbourhoods += 1
            case .unknown: rows.reportPlace(entry.placeCell)
            }
        }
        if entries.contains(where: { $0.year == year && $0.isProvisional }) {
            note("import.provisional", ["year": .count(year)])
        }
        if others > 0 {
            note("import.other_areas", ["count": .count(others)])
        }
        let hasRegions = own.contains { content.figures.places.level(of: $0.place) == .region }
        if hasRegions || parts.isEmpty && unknown.isEmpty {
            let count = parts.count + unknown.count
            if count > 0 { note("import.municipalities_left_out", ["count": .count(count)]) }
        } else {
            let sums = MunicipalitySums(
                parts, unknown: unknown, topic: topic, year: year, content: content, file: file)
            problems += sums.problems
            notes += sums.notes
            own += sums.sums.map { ($0.region, $0.value, $0.cell) }
        }
        if neighbourhoods > 0 {
            if own.isEmpty, parts.isEmpty, unknown.isEmpty {
                report(first.cell, .neighbourhoods)
            } else if !own.isEmpty {
                note("import.neighbourhoods_left_out", ["count": .count(neighbourhoods)])
            }
        }
        keep(own, of: topic, year: year)
    }

    /// The year to take: the one that was asked for, else the newest that there can be a figure of.
    private mutating func year(
        of entries: [ForeignRows.Entry], _ topic: Topic, at cell: Delimited.Cell
    ) -> Int? {
        let years = Set(entries.map(\.year)).sorted()
        let asked = topic.namedYear ?? options.year
        if let named = topic.namedYear, let year = options.year, named != year {
            report(cell, .wrongYear(year, figure: topic.figure(of: named), expected: named))
            return nil
        }
        if let asked {
            guard years.contains(asked) else {
                if isOneOfSeveral {
                    note("import.year_lacks", ["title": .text(topic.title), "year": .count(asked)])
                } else {
                    report(cell, .yearNotThere(asked, years: years))
                }
                return nil
            }
        }
        let possible = topic.years.isEmpty ? Array(PlaceLimits.years) : topic.years
        let fitting = (asked.map { [$0] } ?? years).filter(possible.contains)
        guard let year = Vintage.nearestToStart(fitting) else {
            report(
                cell,
                .noYearFits(
                    topic.figure, years: asked.map { [$0] } ?? years, least: possible[0],
                    most: possible[possible.count - 1]))
            return nil
        }
        if years.count > 1, asked == nil {
            note(
                "import.year_of_several",
                [
                    "title": .text(topic.title), "year": .count(year), "first": .count(years[0]),
                    "last": .count(years[years.count - 1]),
                ])
        }
        return year
    }

    /// Keeps what the figure can be given for, after seeing whether regions, provinces and country agree.
    private mutating func keep(
        _ own: [(place: String, value: Double, cell: Delimited.Cell)], of topic: Topic, year: Int
    ) {
        var byPlace: [String: (value: Double, cell: Delimited.Cell)] = [:]
        for (place, value, cell) in own {
            if let earlier = byPlace[place] {
                if earlier.value != value {
                    report(cell, .twoNumbers(place, year: year, firstLine: earlier.cell.line))
                }
            } else {
                byPlace[place] = (value, cell)
            }
        }
        if ForeignUnits.ofAmounts.contains(topic.limits.unit) {
            let sums = SumCheck(byPlace, topic: topic, places: content.figures.places, file: file)
            problems += sums.problems
            notes += sums.notes
        }
        let figure = topic.figure(of: year)
        if ForeignUnits.ofAmounts.contains(topic.limits.unit) {
            compareWithCountry(figure, byPlace, year: year)
        }
        let places = content.figures.places
        var levels = Set((content.figures.values[figure] ?? [:]).keys.compactMap { places.level(of: $0) })
        if topic.limits.levels.contains(.region) { levels.insert(.region) }
        if levels.isEmpty { levels = topic.limits.levels }
        var leftOut = 0
        for (place, value, cell) in own
        where byPlace[place]?.cell.line == cell.line && byPlace[place]?.cell.column == cell.column {
            guard let level = places.level(of: place) else { continue }
            let sole = places.regions.filter { $0.province == place }
            if levels.contains(level) {
                add(figure, place, value, year, cell, topic)
            } else if sole.count == 1, levels.contains(.region) {
                if byPlace[sole[0].code] == nil { add(figure, sole[0].code, value, year, cell, topic) }
            } else {
                leftOut += 1
            }
        }
        if leftOut > 0 {
            let words = levels.sorted().map { Phrase("level.\($0.rawValue)") }
            let given = words.dropFirst().reduce(words[0]) {
                Phrase("place.either", ["one": .phrase($0), "other": .phrase($1)])
            }
            note(
                "import.levels_left_out",
                ["count": .count(leftOut), "figure": .text(figure), "levels": .phrase(given)])
        }
    }

    /// Whether all regions of the file together are what the project has for the country.
    private mutating func compareWithCountry(
        _ figure: String, _ byPlace: [String: (value: Double, cell: Delimited.Cell)], year: Int
    ) {
        guard let country = content.figures.value(figure, Places.nation), country.year == year else { return }
        let found = content.figures.places.regions.compactMap { byPlace[$0.code] }
        guard found.count == content.figures.places.regions.count else { return }
        let sum = found.map(\.value).reduce(0, +)
        guard (sum - country.value).magnitude > country.value.magnitude * SumCheck.tolerance else { return }
        let fact = Fact.differsFromCountry(
            figure, sum: written(sum), country: written(country.value))
        warnings.append(Problem(file, found[0].cell.line, found[0].cell.column, fact))
    }

    private mutating func add(
        _ figure: String, _ place: String, _ value: Double, _ year: Int, _ cell: Delimited.Cell,
        _ topic: Topic
    ) {
        values.append(
            ImportedValue(
                figure: figure, place: place, value: value, year: year, cell: cell, unit: topic.limits.unit,
                factor: topic.factor))
    }

    /// Without the last bits that a factor leaves: 3.7 % is 0.037.
    static func tidy(_ value: Double) -> Double {
        value.magnitude < 1e6 ? (value * 1e9).rounded() / 1e9 : value
    }

    private mutating func note(_ key: String, _ arguments: [String: Phrase.Argument]) {
        let note = Phrase(key, arguments)
        if !notes.contains(note) { notes.append(note) }
    }

    private mutating func report(_ cell: Delimited.Cell, _ fact: Fact) {
        problems.append(Problem(file, cell.line, cell.column, fact))
    }
}

extension Vintage {
    /// Of several years the newest that is not after the start, else the first one after it.
    static func nearestToStart(_ years: [Int]) -> Int? {
        years.filter { $0 <= Vintage.shipped.base }.max() ?? years.min()
    }
}
