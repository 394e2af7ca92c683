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
    private var isDutch = false
    private let allNames: [String]
    /// Looking for the nearest name takes time; a table with more mistakes than this is not one of names.
    private var suggestionsLeft = 100
    /// Hectares of the land classes that were read, by place.
    private var land: [String: Double] = [:]

    private static let needed = ["figure", "region", "value", "unit", "year", "source"]
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
        let names = table.head.map { Self.column(called: $0.text) }
        isDutch = table.head.contains { Self.dutch[$0.text.lowercased()] != nil }
        let shown = known.map(said)
        for (cell, name) in zip(table.head, names) where !known.contains(name) {
            // A separator at the end of each line is a column without name and without cells.
            if cell.text.isEmpty, let index = names.firstIndex(of: ""),
                table.rows.allSatisfy({ $0.cells[index].text.isEmpty })
            {
                continue
            }
            let near = nearestName(to: cell.text, among: shown + known + Self.dutch.keys.sorted())
            report(cell, .unknownColumn(cell.text, suggestion: near, known: shown))
        }
        let positions = Dictionary(
            known.compactMap { name in names.firstIndex(of: name).map { (name, $0) } }
        ) { first, _ in first }
        let isSeparated = table.head.count > 1
        for name in Self.needed where positions[name] == nil && isSeparated {
            problems.append(Problem(file, table.head[0].line, 1, .missingColumn(said(name))))
        }
        return Self.needed.allSatisfy { positions[$0] != nil } ? positions : nil
    }

    private mutating func read(_ row: Delimited.Row, columns: [String: Int]) {
        func cell(_ name: String) -> Delimited.Cell? { columns[name].map { row.cells[$0] } }
        let empty = Self.needed.compactMap { name in cell(name).flatMap { $0.text.isEmpty ? (name, $0) : nil }
        }
        guard empty.isEmpty else {
            for (name, cell) in empty { report(cell, .emptyCell(said(name))) }
            return
        }
        guard var figureCell = cell("figure"), let regionCell = cell("region"), let valueCell = cell("value"),
            let unitCell = cell("unit"), let yearCell = cell("year"), let sourceCell = cell("source")
        else { return }
        let asked = figureCell.text
        figureCell.text = Self.figure(called: asked, year: Int(yearCell.text), in: content)
        let limits = limits(of: figureCell)
        let place = place(regionCell)
        let isKnown = limits != nil && place != nil
        // A number in another unit is not held against the limits of the figure's own.
        let isOwnUnit = limits.map { Self.factor(from: unitCell.text, to: $0.unit) == 1 } ?? true
        let value = number(
            valueCell,
            within: isKnown && isOwnUnit ? limits.map { self.allowed($0, figureCell.text, at: place) } : nil)
        let year = year(yearCell, figure: figureCell.text)
        let evidence = evidence(cell("evidence"), source: sourceCell.text)
        guard let limits else { return }
        guard isOwnUnit else {
            refuse(unitCell, value: value, figureCell.text, limits)
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

    /// Refuses a unit; where a number can be carried from it to the figure's own, the message names that number.
    private mutating func refuse(_ cell: Delimited.Cell, value: Double?, _ figure: String, _ limits: Limits) {
        guard let value, let factor = Self.factor(from: cell.text, to: limits.unit) else {
            return report(cell, .wrongUnit(cell.text, figure: figure, expected: limits.unit))
        }
        let own = TopicValues.tidy(value * factor)
        report(
            cell,
            .otherUnit(
                cell.text, figure: figure, expected: limits.unit, value: written(value),
                written: unmistakable(own),
                // `0.034 %` may be 0.034 already.
                already: limits.allowed.contains(value) ? unmistakable(value) : nil))
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

    private mutating func nearest(to figure: String) -> String? {
        guard suggestionsLeft > 0 else { return nil }
        suggestionsLeft -= 1
        return Self.nearest(to: figure, among: allNames)
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
        guard let grade = Self.grade(called: cell.text) else {
            report(cell, .unknownEvidence(cell.text))
            return nil
        }
        return Evidence(grade, Text(nl: grade.isOwn ? "" : source, en: source))
    }

    /// The name of a column in the language of the others.
    private func said(_ name: String) -> String {
        isDutch ? Self.dutch.first { $0.value == name }?.key ?? name : name
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
