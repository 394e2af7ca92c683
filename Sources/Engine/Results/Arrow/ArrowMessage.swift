/// Heads of messages in Arrow's streaming format, metadata version 5.
///
/// https://arrow.apache.org/docs/format/Columnar.html: a marker, the length of the head, the head as a
/// FlatBuffers table, padding up to the body.
enum ArrowMessage {
    /// The body, and each buffer in it, starts at a multiple of this many bytes from the message's start.
    static let alignment = 64

    /// What a stream starts with: names and types of the columns, each with its sentence.
    static func schema(of columns: [ResultColumn]) -> [UInt8] {
        let fields = columns.map { column in
            let sentence = FlatValue.table([.string("sentence"), .string(column.sentence)])
            let unit = FlatValue.table([.string("unit"), .string(column.unit)])
            return FlatValue.table([
                .string(column.name), .byte(column.isNullable ? 1 : 0), .byte(column.kind.arrowTag),
                column.kind.arrowType, nil, .vector([]),
                .vector(column.unit.isEmpty ? [sentence] : [sentence, unit]),
            ])
        }
        return message(kind: 1, header: .table([.short(0), .vector(fields)]), bodyLength: 0)
    }

    /// What the body of a batch holds: its rows, how many values of each column are missing, and its buffers.
    static func batch(rows: Int, missing: [Int], buffers: [(Int, Int)], bodyLength: Int) -> [UInt8] {
        let header = FlatValue.table([
            .long(UInt64(rows)), .pairs(missing.map { (rows, $0) }), .pairs(buffers),
        ])
        return message(kind: 3, header: header, bodyLength: bodyLength)
    }

    /// What a stream ends with.
    static let endOfStream: [UInt8] = [0xFF, 0xFF, 0xFF, 0xFF, 0, 0, 0, 0]

    private static func message(kind: UInt8, header: FlatValue, bodyLength: Int) -> [UInt8] {
        let head = FlatValue.table([.short(4), .byte(kind), header, .long(UInt64(bodyLength))]).buffer
        let start = (8 + head.count).roundedUp(to: alignment)
        let length = UInt32(start - 8)
        var bytes: [UInt8] = [0xFF, 0xFF, 0xFF, 0xFF]
        withUnsafeBytes(of: length.littleEndian) { bytes.append(contentsOf: $0) }
        bytes += head
        bytes.append(contentsOf: repeatElement(0, count: start - bytes.count))
        return bytes
    }
}

extension ResultColumn.Kind {
    /// The number of the type in Arrow's union of types.
    fileprivate var arrowTag: UInt8 {
        switch self {
        case .integer: 2
        case .number: 3
        case .text: 5
        }
    }

    /// A signed integer of 64 bits, a float of double precision, or text in UTF-8.
    fileprivate var arrowType: FlatValue {
        switch self {
        case .integer: .table([.int(64), .byte(1)])
        case .number: .table([.short(2)])
        case .text: .table([])
        }
    }
}

extension Int {
    func roundedUp(to multiple: Int) -> Int { (self + multiple - 1) / multiple * multiple }
}
