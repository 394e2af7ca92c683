import Reading

/// Reads the numbers of a file, after finding out from all of them which mark they are written with.
struct NumberReading {
    private(set) var problems: [Problem] = []
    private let mark: DecimalMark

    init(_ cells: [Delimited.Cell], decimal: DecimalMark?, file: String) {
        if let decimal {
            mark = decimal
            return
        }
        var sure: [DecimalMark: Delimited.Cell] = [:]
        var either: Delimited.Cell?
        for cell in cells where ForeignNumbers.isNumber(cell.text) {
            switch ForeignNumbers.reading(of: cell.text) {
            case .sure(let mark): if sure[mark] == nil { sure[mark] = cell }
            case .either: either = either ?? cell
            case .neither: break
            }
        }
        mark = sure[.comma] != nil ? .comma : .point
        if let comma = sure[.comma], let point = sure[.point] {
            let fact = Fact.mixedMarks(comma.text, other: point.text, line: point.line)
            problems = [Problem(file, comma.line, comma.column, fact)]
        } else if sure.isEmpty, let either {
            problems = [Problem(file, either.line, either.column, .ambiguousMark(either.text))]
        }
    }

    /// nil where the cell holds no number.
    func value(of cell: Delimited.Cell) -> Double? { ForeignNumbers.value(of: cell.text, mark: mark) }
}
