/// A value in Google's FlatBuffers format, in which Arrow writes the head of every message.
///
/// https://flatbuffers.dev/internals: a table is a signed offset back to its list of field positions, and its
/// fields; what a field refers to lies further on.
indirect enum FlatValue {
    case byte(UInt8)
    case short(UInt16)
    case int(UInt32)
    case long(UInt64)
    case string(String)
    /// Fields by number; nil has its default.
    case table([FlatValue?])
    case vector([FlatValue])
    /// A vector of structs of two 64-bit numbers each.
    case pairs([(Int, Int)])

    /// The bytes of a buffer whose root is this table, a multiple of 8 long.
    var buffer: [UInt8] {
        var writer = FlatWriter()
        let root = writer.reserve(4)
        writer.refer(from: root, to: writer.write(self))
        writer.align(to: 8)
        return writer.bytes
    }

    /// Bytes inside a table: a number lies there itself, anything else as a reference.
    fileprivate var width: Int {
        switch self {
        case .byte: 1
        case .short: 2
        case .long: 8
        case .int, .string, .table, .vector, .pairs: 4
        }
    }
}

/// Writes from front to back: every value after what refers to it.
private struct FlatWriter {
    var bytes: [UInt8] = []

    mutating func align(to multiple: Int, before length: Int = 0) {
        while (bytes.count + length) % multiple != 0 { bytes.append(0) }
    }

    mutating func reserve(_ length: Int) -> Int {
        bytes.append(contentsOf: repeatElement(0, count: length))
        return bytes.count - length
    }

    mutating func append(_ number: some FixedWidthInteger) {
        withUnsafeBytes(of: number.littleEndian) { bytes.append(contentsOf: $0) }
    }

    mutating func put(_ number: some FixedWidthInteger, at position: Int) {
        withUnsafeBytes(of: number.littleEndian) {
            bytes.replaceSubrange(position..<position + $0.count, with: $0)
        }
    }

    mutating func refer(from position: Int, to target: Int) {
        put(UInt32(target - position), at: position)
    }

    /// Writes what can be referred to, and returns where it starts.
    mutating func write(_ value: FlatValue) -> Int {
        switch value {
        case .table(let fields): return write(table: fields)
        case .vector(let elements):
            align(to: 4)
            let start = bytes.count
            append(UInt32(elements.count))
            let first = reserve(4 * elements.count)
            for (number, element) in elements.enumerated() {
                refer(from: first + 4 * number, to: write(element))
            }
            return start
        case .pairs(let pairs):
            align(to: 8, before: 4)
            let start = bytes.count
            append(UInt32(pairs.count))
            for (first, second) in pairs {
                append(Int64(first))
                append(Int64(second))
            }
            return start
        case .string(let text):
            align(to: 4)
            let start = bytes.count
            append(UInt32(text.utf8.count))
            bytes.append(contentsOf: text.utf8)
            bytes.append(0)
            return start
        case .byte, .short, .int, .long:
            // Numbers lie in their table and are never referred to.
            return bytes.count
        }
    }

    private mutating func write(table fields: [FlatValue?]) -> Int {
        let positions = 4 + 2 * fields.count
        align(to: 2)
        let list = reserve(positions)
        align(to: 8)
        let table = bytes.count
        append(Int32(table - list))
        var references: [(position: Int, value: FlatValue)] = []
        for (number, field) in fields.enumerated() {
            guard let field else { continue }
            align(to: field.width)
            put(UInt16(bytes.count - table), at: list + 4 + 2 * number)
            switch field {
            case .byte(let number): append(number)
            case .short(let number): append(number)
            case .int(let number): append(number)
            case .long(let number): append(number)
            case .string, .table, .vector, .pairs: references.append((reserve(4), field))
            }
        }
        put(UInt16(positions), at: list)
        put(UInt16(bytes.count - table), at: list + 2)
        for reference in references { refer(from: reference.position, to: write(reference.value)) }
        return table
    }
}
