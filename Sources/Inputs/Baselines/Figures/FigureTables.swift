import Modelling
import Reading
import Spelling

/// Reads the tables of `config/regions`: places, sources, declarations of figures, and the values.
struct FigureTables {
    private var problems: [Problem] = []
    private var sources: [String: Text] = [:]
    private var declarations: [String: [FigureDeclaration]] = [:]
    private var figures = Figures(places: Places(regions: []))
    /// Figures of the tables without a line in `figures.csv`.
    private var undescribed: Set<String> = []
    private var lines: [String: Int] = [:]
    private var otherNames = OtherPlaceNames()

    /// What was read.
    struct Content {
        let figures: Figures
        /// By name as in `figures.csv`.
        let declarations: [String: [FigureDeclaration]]
        /// What other editions and publishers call the places.
        let otherNames: OtherPlaceNames
        /// Reads what people call the places.
        let names: PlaceNames
    }

    /// Tables that hold no figures.
    private static let otherTables = [
        "regions", "provinces", "sources", "figures", "single_figures", "region_codes",
        "municipality_regions",
    ]

    /// Reads every table; `texts` is by file name (`population.csv`).
    static func read(_ texts: [String: String]) -> (content: Content, problems: [Problem]) {
        var reader = FigureTables()
        reader.read(texts)
        let content = Content(
            figures: reader.figures, declarations: reader.declarations, otherNames: reader.otherNames,
            names: PlaceNames(reader.figures.places, reader.otherNames))
        return (content, reader.problems)
    }

    private mutating func read(_ texts: [String: String]) {
        func table(_ name: String) -> Delimited? {
            texts["\(name).csv"].map { Delimited(SourceFile(name: "regions/\(name).csv", text: $0)) }
        }
        var opened: [String: Delimited] = [:]
        for name in Self.otherTables {
            guard let content = table(name) else {
                problems.append(Problem("regions/\(name).csv", 1, 1, .fileMissing("regions/\(name).csv")))
                continue
            }
            problems += content.problems
            opened[name] = content
        }
        if let provinces = opened["provinces"], let regions = opened["regions"] {
            readPlaces(regions, provinces: provinces)
        }
        if let codes = opened["region_codes"], let municipalities = opened["municipality_regions"] {
            otherNames = OtherPlaceNames(
                codes: codes, municipalities: municipalities, places: figures.places)
            problems += otherNames.problems
        }
        if let content = opened["sources"] { readSources(content) }
        if let content = opened["figures"] {
            let read = DeclarationTable(content, sources: sources, places: figures.places)
            declarations = read.declarations
            problems += read.problems
        }
        if let content = opened["single_figures"] { readSingles(content) }
        for file in texts.keys.sorted() where file.hasSuffix(".csv") {
            let name = String(file.dropLast(4))
            guard !Self.otherTables.contains(name), let content = table(name) else { continue }
            problems += content.problems
            readValues(content, table: name)
        }
    }

    private mutating func readPlaces(_ table: Delimited, provinces: Delimited) {
        let names = Dictionary(
            provinces.rows.map { ($0.cells[0].text, $0.cells.last?.text ?? "") }
        ) { first, _ in first }
        guard
            let columns = columns(
                ["region", "name", "province", "corop", "longitude", "latitude"], of: table)
        else { return }
        var regions: [Region] = []
        for row in table.rows {
            let cells = columns.map { row.cells[$0] }
            guard let longitude = number(cells[4], of: table), let latitude = number(cells[5], of: table)
            else {
                continue
            }
            guard let provinceName = names[cells[2].text] else {
                let near = nearestName(to: cells[2].text, among: names.keys)
                problems.append(
                    Problem(
                        table.file, row.line, cells[2].column, .unknownPlace(cells[2].text, suggestion: near))
                )
                continue
            }
            regions.append(
                Region(
                    code: cells[0].text, name: cells[1].text, province: cells[2].text,
                    provinceName: provinceName, corop: cells[3].text, longitude: longitude,
                    latitude: latitude))
        }
        figures = Figures(places: Places(regions: regions))
    }

    private mutating func readSources(_ table: Delimited) {
        guard let columns = columns(["source", "title"], of: table) else { return }
        let dutch = table.column("title_nl")
        for row in table.rows {
            sources[row.cells[columns[0]].text] = Text(
                nl: dutch.map { row.cells[$0].text } ?? "", en: row.cells[columns[1]].text)
        }
    }

    private mutating func readSingles(_ table: Delimited) {
        guard let columns = columns(["figure", "place", "value"], of: table) else { return }
        for row in table.rows {
            let figure = row.cells[columns[0]].text
            insert(
                row.cells[columns[2]], figure: figure, key: row.cells[columns[1]].text, byPlace: true,
                of: table)
        }
    }

    private mutating func readValues(_ table: Delimited, table name: String) {
        guard let key = table.head.first?.text else { return }
        for row in table.rows {
            for (head, cell) in zip(table.head, row.cells).dropFirst() where !cell.text.isEmpty {
                let figure = "\(name).\(head.text)"
                insert(cell, figure: figure, key: row.cells[0].text, byPlace: key == "place", of: table)
            }
        }
    }

    private mutating func insert(
        _ cell: Delimited.Cell, figure: String, key: String, byPlace: Bool, of table: Delimited
    ) {
        let place = byPlace ? key : Places.nation
        guard let level = figures.places.level(of: place) else {
            let near = figures.places.nearest(to: place)
            problems.append(Problem(table.file, cell.line, 1, .unknownPlace(place, suggestion: near)))
            return
        }
        guard let declared = declaration(of: figure, at: place) else {
            // Once for a column.
            if undescribed.insert(figure).inserted {
                problems.append(Problem(table.file, cell.line, cell.column, .undescribedFigure(figure)))
            }
            return
        }
        guard declared.unit != "text" else {
            figures.insert(text: cell.text, figure, key: key)
            return
        }
        guard let value = number(cell, of: table) else { return }
        let (base, element) = parts(of: figure)
        let name = byPlace ? figure : "\(base)[\(element.isEmpty ? key : "\(key):\(element)")]"
        if let first = lines.updateValue(cell.line, forKey: "\(name)|\(place)") {
            problems.append(Problem(table.file, cell.line, cell.column, .givenTwice(name, firstLine: first)))
        }
        guard declared.least <= value, value <= declared.most else {
            problems.append(
                Problem(
                    table.file, cell.line, cell.column,
                    .notAllowed(
                        cell.text, figure: name, least: written(declared.least), most: written(declared.most))
                ))
            return
        }
        let number = figures.places.number(of: place)
        let source = SourceCell(
            place: place,
            name: figures.texts["\(base.prefix { $0 != "." }).name"]?.first { $0.key == key }?.text
                ?? figures.places.name(of: place) ?? "",
            corop: number.map { figures.places.regions[$0].corop } ?? "", key: key, element: element,
            level: level == .province ? "PV" : "CR")
        figures.insert(
            FigureValue(
                value: value, unit: declared.unit, year: declared.year(element: element),
                evidence: declared.evidence, level: declared.level ?? level, spread: declared.spread,
                position: "\(table.file):\(cell.line)", origin: declared.origin(of: source),
                isUsers: false),
            name, place)
    }

    private func declaration(of figure: String, at place: String) -> FigureDeclaration? {
        let candidates =
            (declarations[figure] ?? []) + (declarations["\(parts(of: figure).name)[]"] ?? [])
        return candidates.first { $0.places.contains(place) } ?? candidates.first { $0.places.isEmpty }
    }

    private mutating func number(_ cell: Delimited.Cell, of table: Delimited) -> Double? {
        switch Reading.number(from: cell.text) {
        case .success(let value): return value
        case .failure(let slip):
            problems.append(Problem(table.file, cell.line, cell.column, slip.fact(for: cell.text)))
            return nil
        }
    }

    private mutating func columns(_ names: [String], of table: Delimited) -> [Int]? {
        let found = names.map { table.column($0) }
        for (name, column) in zip(names, found) where column == nil {
            problems.append(Problem(table.file, 1, 1, .missingColumn(name)))
        }
        let known = found.compactMap { $0 }
        return known.count == names.count ? known : nil
    }
}
