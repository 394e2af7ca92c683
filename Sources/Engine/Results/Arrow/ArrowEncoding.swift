extension ColumnTable {
    /// The message that says which columns follow; a stream of chunks starts with it.
    public var arrowSchema: [UInt8] { ArrowMessage.schema(of: columns) }

    /// The table as Arrow record batches of at most `limit` bytes each, except where a single row is larger.
    ///
    /// An empty table is one batch without rows.
    public func arrowChunks(limit: Int = 1 << 20) -> [ArrowChunk] {
        var chunks: [ArrowChunk] = []
        var first = 0
        repeat {
            let last = lastRow(from: first, limit: limit)
            chunks.append(arrowChunk(first..<last))
            first = last
        } while first < count
        return chunks
    }

    /// Schema, chunks and end mark: the bytes of a file that Arrow's own readers open.
    public var arrowStream: [UInt8] {
        arrowSchema + arrowChunks().flatMap(\.bytes) + Self.arrowEnd
    }

    /// What a stream of schema and chunks ends with.
    public static var arrowEnd: [UInt8] { ArrowMessage.endOfStream }

    /// The row after the last that fits.
    private func lastRow(from first: Int, limit: Int) -> Int {
        // Head and padding: two numbers of 8 bytes for each column and for each of its three buffers at most.
        var size = 1_024 + columns.count * (64 + 3 * (16 + ArrowMessage.alignment))
        var row = first
        while row < count {
            size += values.reduce(0) { $0 + $1.size(row) }
            if size > limit, row > first { break }
            row += 1
        }
        return row
    }

    private func arrowChunk(_ rows: Range<Int>) -> ArrowChunk {
        var body = ArrowBody()
        let columns = zip(columns, values).map { column, values in
            values.encode(rows, of: column, into: &body)
        }
        let head = ArrowMessage.batch(
            rows: rows.count, missing: body.missing, buffers: body.buffers, bodyLength: body.bytes.count)
        let layout = columns.map { column in
            ArrowLayout.Column(
                name: column.name, type: column.type, offset: column.offset + head.count,
                length: column.length,
                validity: column.validity.map { $0 + head.count }, ends: column.ends.map { $0 + head.count })
        }
        return ArrowChunk(bytes: head + body.bytes, layout: ArrowLayout(rows: rows.count, columns: layout))
    }
}

/// The body of a batch while it is written: buffers that each start at a multiple of 64 bytes.
private struct ArrowBody {
    var bytes: [UInt8] = []
    var buffers: [(Int, Int)] = []
    var missing: [Int] = []

    /// Adds a buffer and returns where it starts.
    mutating func add(_ buffer: [UInt8]) -> Int {
        let start = bytes.count
        buffers.append((start, buffer.count))
        bytes += buffer
        bytes.append(contentsOf: repeatElement(0, count: bytes.count.roundedUp(to: 64) - bytes.count))
        return start
    }
}

extension ColumnTable.Values {
    /// About how many bytes a row takes.
    fileprivate func size(_ row: Int) -> Int {
        switch self {
        case .texts(let texts): 4 + texts[row].utf8.count
        case .integers, .numbers: 9
        }
    }

    /// Writes rows into the body; positions in what is returned count from the body's start.
    fileprivate func encode(
        _ rows: Range<Int>, of column: ResultColumn, into body: inout ArrowBody
    ) -> ArrowLayout.Column {
        var validity: Int?
        var ends: Int?
        let offset: Int
        switch self {
        case .texts(let texts):
            body.missing.append(0)
            _ = body.add([])
            var joined: [UInt8] = []
            var positions: [Int32] = [0]
            for row in rows {
                joined.append(contentsOf: texts[row].utf8)
                positions.append(Int32(joined.count))
            }
            ends = body.add(littleEndian(positions))
            offset = body.add(joined)
        case .integers(let integers):
            (validity, offset) = Self.encode(
                integers[rows].map { $0.map { UInt64(bitPattern: Int64($0)) } }, into: &body)
        case .numbers(let numbers):
            (validity, offset) = Self.encode(numbers[rows].map { $0?.bitPattern }, into: &body)
        }
        return ArrowLayout.Column(
            name: column.name, type: column.kind, offset: offset, length: body.buffers.last?.1 ?? 0,
            validity: validity, ends: ends)
    }

    /// Writes words of 8 bytes, and before them a bit for each, least first: whether it exists.
    private static func encode(
        _ words: [UInt64?], into body: inout ArrowBody
    ) -> (validity: Int?, offset: Int) {
        let missing = words.count { $0 == nil }
        var bits = [UInt8](repeating: 0, count: missing == 0 ? 0 : (words.count + 7) / 8)
        if missing > 0 {
            for (row, word) in words.enumerated() where word != nil { bits[row / 8] |= 1 << (row % 8) }
        }
        body.missing.append(missing)
        let bitmap = body.add(bits)
        return (missing == 0 ? nil : bitmap, body.add(littleEndian(words.map { $0 ?? 0 })))
    }
}

private func littleEndian<Number: FixedWidthInteger>(_ numbers: [Number]) -> [UInt8] {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(numbers.count * Number.bitWidth / 8)
    for number in numbers {
        withUnsafeBytes(of: number.littleEndian) { bytes.append(contentsOf: $0) }
    }
    return bytes
}
