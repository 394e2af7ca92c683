import Modelling
public import Reading
import Spelling
import Words

extension Catalogue {
    /// Makes a table to lay over the figures from a file that somebody else laid out, and says what it changes.
    ///
    /// - Parameter baseline: what the numbers are compared with.
    /// - Throws: every reason why it cannot be done, at once.
    public func imported(
        _ file: SourceFile, _ options: ImportOptions = ImportOptions(), over baseline: DescribedBaseline
    ) throws(Problems) -> ImportedFigures {
        var reading = Import(file, options: options, content: content)
        guard reading.problems.isEmpty else { throw Problems(reading.problems) }
        let overlay = reading.overlay
        let table = SourceFile(name: file.name, text: overlay)
        var found: [Problem] = []
        do {
            _ = try self.baseline(over: [table])
        } catch {
            found = error.all.map { reading.atItsCell($0) }
        }
        guard found.isEmpty else { throw Problems(found) }
        reading.compare(with: baseline)
        return ImportedFigures(
            layout: reading.layout, overlay: overlay, changes: reading.changes, notes: reading.notes,
            warnings: reading.warnings.sorted())
    }
}

/// The way of a file to a table of figures: its layout, its columns, its numbers, the checks.
struct Import {
    private(set) var layout: ImportLayout = .table
    private(set) var problems: [Problem] = []
    private(set) var warnings: [Problem] = []
    private(set) var notes: [Phrase] = []
    private(set) var changes: [ImportedChange] = []
    private var values: [ImportedValue] = []
    private var evidence = "assumed"
    private var source = ""
    /// Whether the file has more than one figure: then one that lacks the year is no reason to refuse it.
    private var isOneOfSeveral = false
    private let file: String
    private let options: ImportOptions
    private let content: FigureTables.Content

    private static let overlayHeads = ["figure", "region", "value", "unit"]

    init(_ file: SourceFile, options: ImportOptions, content: FigureTables.Content) {
        self.file = file.name
        self.options = options
        self.content = content
        let table = ForeignTable(file)
        problems = table.problems
        guard problems.isEmpty else { return }
        let titles = Set(table.columns.map { spelling(of: $0.title) })
        let line = table.columns[0].cell.line
        guard !Self.overlayHeads.allSatisfy(titles.contains) else {
            problems = [Problem(file.name, line, 1, .alreadyOverlay)]
            return
        }
        layout = options.layout ?? Self.layout(of: table, titles)
        if options.layout == nil { notes.append(Phrase("import.layout", ["layout": .text(layout.rawValue)])) }
        describeSource(table)
        switch layout {
        case .leefbaarometer: problems.append(Problem(file.name, line, 1, .leefbaarometer))
        case .rivm:
            let reading = DepositionReading(table, options: options, content: content)
            problems += reading.problems
            notes += reading.notes
            values = reading.values
        case .statline, .table: read(table)
        }
    }

    private static func layout(of table: ForeignTable, _ titles: Set<String>) -> ImportLayout {
        let scores = ["lbm", "afw"].contains { titles.contains($0) }
        let areas = ["gm code", "wk code", "bu code", "gm naam", "pc4"].contains { titles.contains($0) }
        if scores, areas { return .leefbaarometer }
        if DepositionReading.fits(table) { return .rivm }
        let words = ["regio s", "regios", "regiokenmerken", "perioden", "periods"]
        let isCounted = table.footers.contains { $0.contains("CBS") || $0.contains("Centraal Bureau") }
        return isCounted || words.contains { titles.contains($0) } ? .statline : .table
    }

    private mutating func describeSource(_ table: ForeignTable) {
        let name = file.split(separator: "/").last.map(String.init) ?? file
        evidence =
            switch layout {
            case .statline: "measured"
            case .rivm: "published"
            case .table, .leefbaarometer: "assumed"
            }
        if let said = options.evidence {
            evidence = said.rawValue
        } else {
            notes.append(Phrase("import.evidence", ["evidence": .text(evidence)]))
        }
        switch layout {
        case _ where options.source != nil: source = options.source ?? ""
        case .statline: source = "CBS StatLine, \(table.titles.first ?? name)"
        case .rivm: source = "RIVM, deposition by Natura 2000 area, \(name)"
        case .table: problems.append(Problem(file, table.columns[0].cell.line, 1, .sourceNotSaid))
        case .leefbaarometer: break
        }
        if options.source == nil, !source.isEmpty {
            notes.append(Phrase("import.source", ["source": .text(source)]))
        }
    }

    private mutating func read(_ table: ForeignTable) {
        var rows = ForeignRows(table, options: options, content: content)
        guard rows.problems.isEmpty else {
            problems += rows.problems
            return
        }
        let search = TopicSearch(rows, options: options, content: content)
        problems += search.problems
        notes += search.notes
        var read: [(topic: Topic, entries: [ForeignRows.Entry])] = []
        for topic in search.topics { read.append((topic, rows.entries(of: topic.columns))) }
        problems += rows.problems
        notes += rows.notes
        let numbers = NumberReading(
            read.flatMap { $0.entries.map(\.cell) }, decimal: options.decimal, file: file)
        problems += numbers.problems
        guard numbers.problems.isEmpty else { return }
        isOneOfSeveral = read.count > 1
        for (topic, entries) in read { take(entries, of: topic, numbers: numbers) }
        if values.isEmpty, problems.isEmpty {
            let reasons = notes.filter { Self.reasons.contains($0.key) }
            problems.append(Problem(file, table.columns[0].cell.line, 1, .nothingLeft(reasons)))
        }
    }

    private mutating func take(_ entries: [ForeignRows.Entry], of topic: Topic, numbers: NumberReading) {
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
            case .unknownMunicipality: unknown.append((entry.placeText, entry.cell))
            case .otherArea: others += 1
            case .neighbourhood: neighbourhoods += 1
            case .unknown: break
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
            if own.isEmpty {
                report(first.cell, .neighbourhoods)
            } else {
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
                figure: figure, place: place, value: value, year: year, cell: cell, unit: topic.limits.unit))
    }

    /// Without the last bits that a factor leaves: 3.7 % is 0.037.
    private static func tidy(_ value: Double) -> Double {
        value.magnitude < 1e6 ? (value * 1e9).rounded() / 1e9 : value
    }

    /// The table as `--data` takes it.
    var overlay: String {
        func quoted(_ text: String) -> String {
            text.contains { ",\"".contains($0) } ? "\"\(text.replacing("\"", with: "\"\""))\"" : text
        }
        return "figure,region,value,unit,year,source,evidence\n"
            + values.map { value in
                [
                    value.figure, value.place, unmistakable(value.value), value.unit, "\(value.year)",
                    quoted(source), evidence,
                ].joined(separator: ",") + "\n"
            }.joined()
    }

    /// A problem of the table, told at the cell of the file that the line came from.
    func atItsCell(_ problem: Problem) -> Problem {
        let index = problem.line - 2
        guard problem.file == file, values.indices.contains(index) else { return problem }
        let cell = values[index].cell
        let fact = problem.fact.afterLine { values.indices.contains($0 - 2) ? values[$0 - 2].cell.line : $0 }
        return Problem(file, cell.line, cell.column, fact)
    }

    /// A number that differs by more than this factor from what the project has is told as odd.
    static let largestJump = 1.5

    mutating func compare(with baseline: DescribedBaseline) {
        for value in values {
            let known = before(value, in: baseline)
            changes.append(
                ImportedChange(
                    figure: value.figure, place: value.place,
                    placeName: content.figures.places.name(of: value.place) ?? value.place,
                    before: known?.value, beforeYear: known?.year, after: value.value, year: value.year,
                    unit: value.unit))
            guard let known, known.value > 0 else { continue }
            let ratio = value.value / known.value
            if ratio > Self.largestJump || ratio < 1 / Self.largestJump {
                warnings.append(
                    Problem(
                        file, value.cell.line, value.cell.column,
                        .jump(
                            value.figure, place: value.place, from: written(known.value), year: known.year,
                            to: written(value.value))))
            }
        }
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

    private mutating func note(_ key: String, _ arguments: [String: Phrase.Argument]) {
        let note = Phrase(key, arguments)
        if !notes.contains(note) { notes.append(note) }
    }

    /// The notes that say why a number was left out.
    private static let reasons: Set = [
        "import.other_areas", "import.municipalities_left_out", "import.neighbourhoods_left_out",
        "import.year_lacks", "import.levels_left_out", "import.areas_not_found", "import.areas_incomplete",
        "import.not_understood", "import.parts_of_years", "import.no_number",
    ]

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
