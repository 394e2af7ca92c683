import Modelling
import Reading
import Spelling
import Words

/// A user's table of figures, to be laid over those of the project.
///
/// Its columns are `figure,region,value,unit,year,source` and, if wanted, `evidence`; where semicolons or tabs separate
/// them, a number may have a decimal comma. A figure is one that the tables
/// hold (`population.residents[2023]`) or one that the model starts from (`land.area[forest]`).
struct Overlay {
    /// One line of the table.
    struct Entry {
        let figure: String
        let place: String
        let value: FigureValue
    }

    private(set) var entries: [Entry] = []
    private(set) var problems: [Problem] = []
    private let file: String
    private let content: FigureTables.Content
    private var lines: [String: Int] = [:]
    private var commaIsDecimal = false
    private let allNames: [String]
    /// Looking for the nearest name takes time; a table with more mistakes than this is not one of names.
    private var suggestionsLeft = 100
    /// Hectares of the land classes that were read, by place.
    private var land: [String: Double] = [:]

    private static let needed = ["figure", "region", "value", "unit", "year", "source"]
    private static let dutch = [
        "cijfer": "figure", "regio": "region", "waarde": "value", "eenheid": "unit", "jaar": "year",
        "bron": "source", "bewijs": "evidence",
    ]

    /// Reads `file` against the figures of the project.
    init(_ file: SourceFile, over content: FigureTables.Content) {
        self.file = file.name
        self.content = content
        allNames = Self.allNames(of: content)
        let table = Delimited(file, limitInKilobytes: 1024)
        problems = table.problems
        commaIsDecimal = table.separator != ","
        guard !table.head.isEmpty, let columns = columns(of: table) else { return }
        for row in table.rows { read(row, columns: columns) }
        for objection in ChampionListCheck(entries).objections {
            let line = lines["\(objection.figure)|\(objection.place)"] ?? 1
            problems.append(Problem(self.file, line, 1, objection.fact))
        }
    }

    private mutating func columns(of table: Delimited) -> [String: Int]? {
        let known = Self.needed + ["evidence"]
        let names = table.head.map { Self.dutch[$0.text.lowercased()] ?? $0.text }
        for (cell, name) in zip(table.head, names) where !known.contains(name) {
            let near = nearestName(to: cell.text, among: known + Self.dutch.keys.sorted())
            report(cell, .unknownColumn(cell.text, suggestion: near, known: known))
        }
        let positions = Dictionary(
            known.compactMap { name in names.firstIndex(of: name).map { (name, $0) } }
        ) { first, _ in first }
        let isSeparated = table.head.count > 1
        for name in Self.needed where positions[name] == nil && isSeparated {
            problems.append(Problem(file, table.head[0].line, 1, .missingColumn(name)))
        }
        return Self.needed.allSatisfy { positions[$0] != nil } ? positions : nil
    }

    private mutating func read(_ row: Delimited.Row, columns: [String: Int]) {
        func cell(_ name: String) -> Delimited.Cell? { columns[name].map { row.cells[$0] } }
        let empty = Self.needed.compactMap { name in cell(name).flatMap { $0.text.isEmpty ? (name, $0) : nil }
        }
        guard empty.isEmpty else {
            for (name, cell) in empty { report(cell, .emptyCell(name)) }
            return
        }
        guard var figureCell = cell("figure"), let regionCell = cell("region"), let valueCell = cell("value"),
            let unitCell = cell("unit"), let yearCell = cell("year"), let sourceCell = cell("source")
        else { return }
        if let meant = FigureTitles.figure(called: figureCell.text) { figureCell.text = meant }
        let limits = limits(of: figureCell)
        let place = place(regionCell)
        let isKnown = limits != nil && place != nil
        let value = number(
            valueCell, within: isKnown ? limits.map { self.allowed($0, figureCell.text, at: place) } : nil)
        let year = year(yearCell, figure: figureCell.text)
        let evidence = evidence(cell("evidence"), source: sourceCell.text)
        guard let limits else { return }
        if unitCell.text != limits.unit, !Self.isCalled(unitCell.text, limits.unit) {
            report(unitCell, .wrongUnit(unitCell.text, figure: figureCell.text, expected: limits.unit))
            return
        }
        let allowed = allowed(limits, figureCell.text, at: place)
        if let value, !allowed.contains(value) {
            let (least, most) = (allowed.lowerBound, allowed.upperBound)
            report(
                valueCell,
                .notAllowed(
                    valueCell.text, figure: figureCell.text, least: written(least), most: written(most)))
            return
        }
        guard let place, let value, let year, let evidence else { return }
        guard let level = content.figures.places.level(of: place), limits.levels.contains(level) else {
            report(
                regionCell,
                .placeDoesNotFit(regionCell.text, figure: figureCell.text, expected: described(limits.levels))
            )
            return
        }
        let key = "\(figureCell.text)|\(place)"
        if let first = lines.updateValue(row.line, forKey: key) {
            report(figureCell, .givenTwice("\(figureCell.text)' for '\(regionCell.text)", firstLine: first))
            return
        }
        guard landFits(value, figureCell, at: place) else { return }
        let figure = FigureValue(
            value: value, unit: limits.unit, year: year, evidence: evidence, level: level,
            spread: Self.spread(of: evidence), position: "\(file):\(row.line)", origin: nil, isUsers: true)
        entries.append(Entry(figure: figureCell.text, place: place, value: figure))
    }

    /// Whether people call a unit so, in either language.
    private static func isCalled(_ text: String, _ unit: String) -> Bool {
        let key = "describe.unit.\(unit)"
        guard Wording.shared.has(key) else { return false }
        return Language.allCases.contains { Phrase(key).text($0) == text }
    }

    /// What a figure can be, before the place is known.
    struct Limits {
        let unit: String
        let allowed: ClosedRange<Double>
        let levels: Set<FigureLevel>
    }

    /// What is possible at a place; anywhere, while that is not known.
    private func allowed(_ limits: Limits, _ figure: String, at place: String?) -> ClosedRange<Double> {
        guard let place else { return limits.allowed }
        return PlaceLimits(figures: content.figures).limits(
            of: figure, unit: limits.unit, at: place, within: limits.allowed)
    }

    /// Whether the land classes that the table gives a place fit into it together; reported where they do not.
    private mutating func landFits(_ value: Double, _ cell: Delimited.Cell, at place: String) -> Bool {
        guard cell.text.hasPrefix("land.area["), cell.text != "land.area[water]" else { return true }
        let sum = (land[place] ?? 0) + value
        let most = PlaceLimits(figures: content.figures).land(of: place)
        guard sum <= most else {
            report(
                cell, .exceedsLand(cell.text, place: place, sum: written(sum), most: written(most)))
            return false
        }
        land[place] = sum
        return true
    }

    private mutating func limits(of cell: Delimited.Cell) -> Limits? {
        switch Self.limits(of: cell.text, in: content) {
        case .success(let limits): return limits
        case .failure(.follows(let instead)): report(cell, .followsFromOthers(cell.text, instead: instead))
        case .failure(.retired(let instead)): report(cell, .retired(cell.text, instead: instead))
        case .failure(.unknown):
            report(cell, .unknownFigure(cell.text, suggestion: nearest(to: cell.text)))
        }
        return nil
    }

    /// Why a figure cannot be given.
    enum Objection: Error {
        case unknown
        case follows(String)
        case retired(String)
    }

    /// What a figure of this name can be.
    static func limits(of figure: String, in content: FigureTables.Content) -> Result<Limits, Objection> {
        if let successor = RetiredFigures.successor(of: figure) { return .failure(.retired(successor)) }
        let (name, element) = parts(of: figure)
        let given = GivenFigure.byName[name].flatMap { given in
            let elements = given.elements(regions: content.figures.places.regions)
            return (elements.isEmpty && element.isEmpty) || elements.contains(element) ? given : nil
        }
        if let instead = given?.follows { return .failure(.follows(instead)) }
        let known = content.figures.values[figure]
        var levels = content.figures.levels(of: name)
        if let given { levels.insert(given.isRegional ? .region : .nation) }
        if let sample = known?.values.first, let declared = declaration(of: figure, in: content) {
            return .success(
                Limits(unit: sample.unit, allowed: declared.least...declared.most, levels: levels))
        }
        guard let given else { return .failure(.unknown) }
        return .success(Limits(unit: given.unit, allowed: given.allowed, levels: levels))
    }

    private static func declaration(of figure: String, in content: FigureTables.Content) -> FigureDeclaration?
    {
        let (name, element) = parts(of: figure)
        // Of a figure by area and year, `nature.deposition[57:2021]`, the year is what is described.
        let last = element.split(separator: ":").last ?? ""
        let candidates = [figure, "\(name)[]", name, "\(name)[\(last)]"].flatMap {
            content.declarations[$0] ?? []
        }
        return candidates.first { $0.places.isEmpty } ?? candidates.first
    }

    private mutating func nearest(to figure: String) -> String? {
        guard suggestionsLeft > 0 else { return nil }
        suggestionsLeft -= 1
        return nearestName(to: figure, among: allNames)
    }

    /// Every name that a line can begin with.
    static func allNames(of content: FigureTables.Content) -> [String] {
        content.figures.values.keys.sorted()
            + GivenFigure.all.filter { $0.follows == nil }.flatMap { given in
                let elements = given.elements(regions: content.figures.places.regions)
                return elements.isEmpty ? [given.name] : elements.map { "\(given.name)[\($0)]" }
            }
    }

    private mutating func place(_ cell: Delimited.Cell) -> String? {
        if let code = content.names.place(cell.text) { return code }
        if let region = content.names.regionOfMunicipality(cell.text) {
            report(cell, .municipalityAsRegion(cell.text, region: region))
        } else {
            report(cell, .unknownPlace(cell.text, suggestion: content.names.nearest(to: cell.text)))
        }
        return nil
    }

    private mutating func number(_ cell: Delimited.Cell, within possible: ClosedRange<Double>?) -> Double? {
        switch Reading.number(from: cell.text, within: possible ?? -Double.infinity...Double.infinity) {
        case .success(let value): return value
        case .failure(.comma(let written)) where commaIsDecimal: return Double(written)
        case .failure(let slip):
            report(cell, slip.fact(for: cell.text))
            return nil
        }
    }

    private mutating func year(_ cell: Delimited.Cell, figure: String) -> Int? {
        guard let year = Int(cell.text), (1900...2100).contains(year) else {
            report(cell, .notAYear(cell.text))
            return nil
        }
        guard PlaceLimits.years.contains(year) else {
            report(
                cell,
                .yearOutside(
                    year, least: PlaceLimits.years.lowerBound, most: PlaceLimits.years.upperBound))
            return nil
        }
        if let expected = Int(parts(of: figure).element), (1900...2100).contains(expected), expected != year {
            report(cell, .wrongYear(year, figure: figure, expected: expected))
            return nil
        }
        return year
    }

    private mutating func evidence(_ cell: Delimited.Cell?, source: String) -> Evidence? {
        guard let cell, !cell.text.isEmpty else { return .judged(source) }
        let named = Evidence.Grade.allCases.first { $0.title.dutch == cell.text.lowercased() }
        guard let grade = named ?? Evidence.Grade(word: cell.text) else {
            report(cell, .unknownEvidence(cell.text))
            return nil
        }
        return Evidence(grade, Text(nl: grade.isOwn ? "" : source, en: source))
    }

    private mutating func report(_ cell: Delimited.Cell, _ fact: Fact) {
        problems.append(Problem(file, cell.line, cell.column, fact))
    }

    private func described(_ levels: Set<FigureLevel>) -> Phrase {
        let words = levels.sorted().map { Phrase("place.\($0.rawValue)") }
        return words.dropFirst().reduce(words.first ?? Phrase("place.nation")) {
            Phrase("place.either", ["one": .phrase($0), "other": .phrase($1)])
        }
    }

    private static func spread(of evidence: Evidence) -> Double {
        switch evidence.grade {
        case .measured: 0.01
        case .published: 0.05
        case .tuned, .judged: 0.2
        }
    }
}
