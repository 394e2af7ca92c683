/// Why bytes cannot be read as results.
public enum ArrowFault: Error, Hashable, CustomStringConvertible {
    /// The layout names other columns, or another order, than the catalogue.
    case otherColumns([String])
    /// A column lies outside the bytes, or its parts do not fit together.
    case outside(column: String)
    /// A text is not UTF-8.
    case notText(column: String, row: Int)

    public var description: String {
        switch self {
        case .otherColumns(let names):
            "the columns are \(names.joined(separator: ", ")), which this version does not know; "
                + "use a client of the daemon's version"
        case .outside(let column):
            "the values of column '\(column)' lie outside the bytes that came; ask for the chunk again"
        case .notText(let column, let row):
            "row \(row + 1) of column '\(column)' is not UTF-8 text; ask for the chunk again"
        }
    }
}

extension ColumnTable {
    /// Reads what `arrowChunks` wrote, by its layout alone.
    ///
    /// - Parameter columns: what it must hold, in this order.
    public init(
        arrow bytes: [UInt8], layout: ArrowLayout, columns: [ResultColumn]
    ) throws(ArrowFault) {
        let names = layout.columns.map(\.name)
        guard columns.map(\.name) == names, columns.map(\.kind) == layout.columns.map(\.type) else {
            throw .otherColumns(names)
        }
        // A row takes more than a byte, so this bounds every product of rows below.
        guard (0...bytes.count).contains(layout.rows) else { throw .outside(column: names.first ?? "") }
        var values: [Values] = []
        for column in layout.columns {
            let reader = ArrowReader(bytes: bytes, column: column, rows: layout.rows)
            switch column.type {
            case .text: values.append(.texts(try reader.texts()))
            case .integer: values.append(.integers(try reader.integers()))
            case .number: values.append(.numbers(try reader.numbers()))
            }
        }
        self.init(columns, values: values)
    }
}

extension ResultTable {
    /// Reads rows of a comparison or of a run, by their layout alone. An older daemon has fewer columns, a newer one
    /// more; those that are not known here are passed over.
    public init(arrow bytes: [UInt8], layout: ArrowLayout) throws(ArrowFault) {
        let given = Set(layout.columns.map(\.name))
        let columns = ResultColumn.ofComparison.filter { given.contains($0.name) }
        let names = Set(columns.map(\.name))
        guard names.isSuperset(of: ResultColumn.ofRun.map(\.name)) else {
            throw .otherColumns(layout.columns.map(\.name))
        }
        let known = ArrowLayout(
            rows: layout.rows, columns: layout.columns.filter { names.contains($0.name) })
        self.init(try ColumnTable(arrow: bytes, layout: known, columns: columns))
    }

    /// Tables of the same columns, one after the other.
    public init(joining tables: [ResultTable]) {
        self.init(tables.flatMap(\.rows), isComparison: tables.first?.isComparison ?? true)
    }
}

/// Reads one column; every position is checked, since the layout came over a wire.
private struct ArrowReader {
    let bytes: [UInt8]
    let column: ArrowLayout.Column
    let rows: Int

    func integers() throws(ArrowFault) -> [Int?] {
        try words().map { $0.map { Int(Int64(bitPattern: $0)) } }
    }

    func numbers() throws(ArrowFault) -> [Double?] {
        try words().map { $0.map { Double(bitPattern: $0) } }
    }

    func texts() throws(ArrowFault) -> [String] {
        guard let ends = column.ends else { throw .outside(column: column.name) }
        let positions = numbers(in: try part(from: ends, length: 4 * (rows + 1)), width: 4).map { Int($0) }
        let joined = try part(from: column.offset, length: column.length)
        var texts: [String] = []
        texts.reserveCapacity(rows)
        for row in 0..<rows {
            let (start, end) = (positions[row], positions[row + 1])
            guard start <= end, end <= joined.count else { throw .outside(column: column.name) }
            let part = joined[joined.startIndex + start..<joined.startIndex + end]
            guard let text = String(validating: part, as: UTF8.self) else {
                throw .notText(column: column.name, row: row)
            }
            texts.append(text)
        }
        return texts
    }

    private func words() throws(ArrowFault) -> [UInt64?] {
        guard column.length == 8 * rows else { throw .outside(column: column.name) }
        let words = numbers(in: try part(from: column.offset, length: column.length), width: 8)
        guard let validity = column.validity else { return words }
        let bits = try part(from: validity, length: (rows + 7) / 8)
        return words.enumerated().map { row, word in
            bits[bits.startIndex + row / 8] & (1 << (row % 8)) == 0 ? nil : word
        }
    }

    private func part(from start: Int, length: Int) throws(ArrowFault) -> ArraySlice<UInt8> {
        guard start >= 0, length >= 0, start <= bytes.count, length <= bytes.count - start else {
            throw .outside(column: column.name)
        }
        return bytes[start..<start + length]
    }

    private func numbers(in part: ArraySlice<UInt8>, width: Int) -> [UInt64] {
        stride(from: part.startIndex, to: part.endIndex, by: width).map { first in
            part[first..<first + width].reversed().reduce(0) { $0 << 8 | UInt64($1) }
        }
    }
}
