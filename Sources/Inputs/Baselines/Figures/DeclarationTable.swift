import Modelling
import Reading
import Spelling

/// Reads `figures.csv`: what each figure is in, about, from, and within which limits.
struct DeclarationTable {
    /// By name as in the file.
    private(set) var declarations: [String: [FigureDeclaration]] = [:]
    private(set) var problems: [Problem] = []
    private let file: String
    private let sources: [String: Text]
    private let places: Places
    private var lines: [String: Int] = [:]

    private static let names = [
        "figure", "places", "unit", "year", "evidence", "level", "source", "file", "row", "column",
        "factor", "least", "most", "spread", "note",
    ]

    /// The Dutch of `note`; a folder without it is told in English.
    private static let dutchNote = "note_nl"

    /// `sources` are titles by the word in `sources.csv`.
    init(_ table: Delimited, sources: [String: Text], places: Places) {
        file = table.file
        self.sources = sources
        self.places = places
        let found = Self.names.map { table.column($0) }
        for (name, column) in zip(Self.names, found) where column == nil {
            problems.append(Problem(file, 1, 1, .missingColumn(name)))
        }
        let columns = found.compactMap { $0 }
        guard columns.count == Self.names.count else { return }
        for row in table.rows {
            var cells = Dictionary(zip(Self.names, columns.map { row.cells[$0] })) { first, _ in first }
            if let dutch = table.column(Self.dutchNote) { cells[Self.dutchNote] = row.cells[dutch] }
            read(cells, line: row.line)
        }
    }

    private mutating func read(_ cells: [String: Delimited.Cell], line: Int) {
        func text(_ column: String) -> String { cells[column]?.text ?? "" }
        let before = problems.count
        let isText = text("unit") == "text"
        for column in ["figure", "unit", "year", "evidence", "source"] where text(column).isEmpty {
            report(cells[column], .emptyCell(column))
        }
        for column in ["least", "most", "spread"] where text(column).isEmpty && !isText {
            report(cells[column], .emptyCell(column))
        }
        let year = Int(text("year"))
        if !text("year").isEmpty, text("year") != "[]", !(1900...2100).contains(year ?? 0) {
            report(cells["year"], .notAYear(text("year")))
        }
        let levels = FigureLevel.allCases.map(\.rawValue)
        if !text("level").isEmpty, !levels.contains(text("level")) {
            let near = nearestName(to: text("level"), among: levels)
            report(
                cells["level"], .unknownWord(text("level"), what: .level, suggestion: near, known: levels))
        }
        let known = text("places").split(separator: " ").map(String.init)
        for place in known where places.level(of: place) == nil {
            report(cells["places"], .unknownPlace(place, suggestion: places.nearest(to: place)))
        }
        let numbers = numbers(in: cells)
        if let least = numbers["least"], let most = numbers["most"], least > most {
            report(cells["least"], .leastAboveMost(text("least"), most: text("most")))
        }
        if let spread = numbers["spread"], spread < 0 {
            report(cells["spread"], .outside(text("spread"), key: "spread", least: "0", most: "10"))
        }
        let evidence = evidence(cells)
        if let first = lines.updateValue(line, forKey: "\(text("figure"))|\(text("places"))"),
            !text("figure").isEmpty
        {
            report(cells["figure"], .givenTwice(text("figure"), firstLine: first))
        }
        guard problems.count == before, let evidence else { return }
        let declaration = FigureDeclaration(
            figure: text("figure"), places: known, unit: text("unit"), year: year, evidence: evidence,
            level: FigureLevel(rawValue: text("level")), file: text("file"), row: Template(text("row")),
            column: Template(text("column")), factor: numbers["factor"] ?? 1, least: numbers["least"] ?? 0,
            most: numbers["most"] ?? .greatestFiniteMagnitude, spread: numbers["spread"] ?? 0)
        declarations[declaration.figure, default: []].append(declaration)
    }

    private mutating func numbers(in cells: [String: Delimited.Cell]) -> [String: Double] {
        var numbers: [String: Double] = [:]
        for column in ["factor", "least", "most", "spread"] {
            guard let cell = cells[column], !cell.text.isEmpty else { continue }
            switch number(from: cell.text) {
            case .success(let value): numbers[column] = value
            case .failure(let slip): report(cell, slip.fact(for: cell.text))
            }
        }
        return numbers
    }

    /// The grade with the title of the source, or the note of a judgement.
    private mutating func evidence(_ cells: [String: Delimited.Cell]) -> Evidence? {
        func text(_ column: String) -> String { cells[column]?.text ?? "" }
        guard !text("source").isEmpty, !text("evidence").isEmpty else { return nil }
        guard let title = sources[text("source")] else {
            let near = nearestName(to: text("source"), among: sources.keys)
            report(cells["source"], .unknownSource(text("source"), suggestion: near))
            return nil
        }
        let note = Text(nl: text(Self.dutchNote), en: text("note"))
        let reason = note.english.isEmpty ? title : note
        switch Evidence.Grade(word: text("evidence")) {
        case .measured:
            for column in ["file", "row", "column"] where text(column).isEmpty {
                report(cells[column], .emptyCell(column))
            }
            return Evidence(.measured, title)
        case .published: return Evidence(.published, title)
        case .judged:
            return Evidence(.judged, text("source") == "judgement" ? reason : title.followed(by: reason))
        case .tuned: return Evidence(.tuned, reason)
        case nil:
            report(cells["evidence"], .unknownEvidence(text("evidence")))
            return nil
        }
    }

    private mutating func report(_ cell: Delimited.Cell?, _ fact: Fact) {
        problems.append(Problem(file, cell?.line ?? 1, cell?.column ?? 1, fact))
    }
}
