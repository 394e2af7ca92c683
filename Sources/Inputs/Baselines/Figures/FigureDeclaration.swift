import Modelling

/// What `figures.csv` says of a figure, or of all elements of one.
struct FigureDeclaration: Sendable {
    /// `population.residents[]` stands for every element.
    let figure: String
    /// Codes of the places that it is about; empty: all.
    let places: [String]
    let unit: String
    /// nil: the element is the year.
    let year: Int?
    let evidence: Evidence
    /// Set where the table's keys are no places.
    let level: FigureLevel?
    let file: String
    let row: Template
    let column: Template
    let factor: Double
    let least: Double
    let most: Double
    let spread: Double

    /// The year of a value with this element.
    func year(element: String) -> Int { year ?? Int(element) ?? 0 }

    /// The cell of the source that a value was taken from; nil where it is no cell.
    func origin(of cell: SourceCell) -> FigureValue.Origin? {
        guard !file.isEmpty, !row.parts.isEmpty else { return nil }
        var selectors: [String: String] = [:]
        for part in row.filled(with: cell).split(separator: ";") {
            guard let equals = part.firstIndex(of: "=") else { continue }
            selectors[String(part[..<equals])] = String(part[part.index(after: equals)...])
        }
        return FigureValue.Origin(
            file: file, row: selectors, column: column.filled(with: cell), factor: factor)
    }
}

/// What a template of a row or a column can speak of.
struct SourceCell {
    let place: String
    let name: String
    let corop: String
    /// Key of the row, where the table's keys are no places.
    let key: String
    let element: String
    /// `CR` for a region, `PV` for a province, as Statistics Netherlands writes it.
    let level: String
}

/// A text with fields in braces: `nuts={place};year={element}`.
struct Template: Sendable {
    /// Texts, each followed by the field after it, if any.
    let parts: [(text: String, field: String)]

    init(_ text: String) {
        parts = text.split(separator: "}", omittingEmptySubsequences: true).map { part in
            let pieces = part.split(separator: "{", omittingEmptySubsequences: false)
            return (String(pieces[0]), pieces.count > 1 ? String(pieces[1]) : "")
        }
    }

    func filled(with cell: SourceCell) -> String {
        parts.reduce(into: "") { $0 += $1.text + value(of: $1.field, in: cell) }
    }

    private func value(of field: String, in cell: SourceCell) -> String {
        switch field {
        case "place": cell.place
        case "name": cell.name
        case "corop": cell.corop
        case "key": cell.key
        case "element": cell.element
        case "level": cell.level
        default: ""
        }
    }
}

/// The name of a figure and its element: `jobs.employed[B-E]` is `jobs.employed` and `B-E`.
func parts(of figure: String) -> (name: String, element: String) {
    guard figure.hasSuffix("]"), let open = figure.firstIndex(of: "[") else { return (figure, "") }
    return (String(figure[..<open]), String(figure[figure.index(after: open)...].dropLast()))
}
