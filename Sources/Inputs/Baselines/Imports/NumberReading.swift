import Reading

/// Reads the numbers of a file, after finding out from all of them which mark they are written with.
struct NumberReading {
    private(set) var problems: [Problem] = []
    private let mark: DecimalMark

    /// - Parameter others: cells of the file that tell how it is written where those that are read do not.
    init(
        _ cells: [Delimited.Cell], decimal: DecimalMark?, file: String,
        others: @autoclosure () -> [Delimited.Cell] = []
    ) {
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
        if sure.isEmpty, either != nil {
            for cell in others() where ForeignNumbers.isNumber(cell.text) && ForeignPeriod(cell.text) == nil {
                if case .sure(let mark) = ForeignNumbers.reading(of: cell.text) { sure[mark] = cell }
            }
            // A file that is written in both ways tells nothing.
            if sure.count > 1 { sure = [:] }
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
