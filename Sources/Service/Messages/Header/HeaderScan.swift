/// Reads a header once before anything decodes it, and refuses what a decoder might not survive.
///
/// Accepted is JSON as RFC 8259 writes it, in UTF-8, whose outermost value is an object, no deeper than
/// `Wire.maximumDepth`, without a key twice in one object, and with numbers that a `Double` can hold.
struct HeaderScan {
    /// What a request may hold beside the texts of files.
    enum Limits {
        /// Bytes of a text.
        static let text = 4_096
        /// Things in a list.
        static let list = 4_096
        /// Keys whose texts are bounded by the header only, or by what is read with them.
        static let longTexts: Set = ["text"]
    }

    private let bytes: UnsafeBufferPointer<UInt8>
    private var position = 0
    private var excess: Refusal?

    /// - Returns: the first text or list that is longer than a request's may be; for others it means nothing.
    /// - Throws: `protocol.malformed` with the byte at which reading ended, or `protocol.too_large`.
    @discardableResult
    static func check(_ header: [UInt8]) throws(Refusal) -> Refusal? {
        guard header.count <= Wire.maximumHeaderBytes else {
            throw .tooLarge(header.count, most: Wire.maximumHeaderBytes)
        }
        guard String(validating: header, as: UTF8.self) != nil else { throw .notUnicode }
        var (found, excess): (Refusal?, Refusal?)
        header.withUnsafeBufferPointer { bytes in
            var scan = HeaderScan(bytes: bytes)
            do throws(Refusal) {
                try scan.document()
            } catch {
                found = error
            }
            excess = scan.excess
        }
        if let found { throw found }
        return excess
    }

    private init(bytes: UnsafeBufferPointer<UInt8>) {
        self.bytes = bytes
    }

    private mutating func document() throws(Refusal) {
        skipSpace()
        guard peek() == UInt8(ascii: "{") else { throw malformed("json.object") }
        try value(of: "", depth: 1)
        skipSpace()
        guard position == bytes.count else { throw malformed("json.end") }
    }

    /// - Parameter key: what the value, or the list that it is in, is called.
    private mutating func value(of key: String, depth: Int) throws(Refusal) {
        guard depth <= Wire.maximumDepth else { throw .tooDeep(most: Wire.maximumDepth) }
        switch peek() {
        case UInt8(ascii: "{"): try object(depth: depth)
        case UInt8(ascii: "["): try list(of: key, depth: depth)
        case UInt8(ascii: "\""): limit(try text(), of: key)
        case UInt8(ascii: "t"): try word("true")
        case UInt8(ascii: "f"): try word("false")
        case UInt8(ascii: "n"): try word("null")
        default: try number()
        }
    }

    private mutating func object(depth: Int) throws(Refusal) {
        position += 1
        var keys: Set<String> = []
        skipSpace()
        if take(UInt8(ascii: "}")) { return }
        repeat {
            skipSpace()
            guard peek() == UInt8(ascii: "\"") else { throw malformed("json.key") }
            let key = try text()
            guard keys.insert(key).inserted else { throw .duplicateKey(key) }
            skipSpace()
            guard take(UInt8(ascii: ":")) else { throw malformed("json.colon") }
            skipSpace()
            limit(key, of: "")
            try value(of: key, depth: depth + 1)
            skipSpace()
        } while take(UInt8(ascii: ","))
        guard take(UInt8(ascii: "}")) else { throw malformed("json.brace") }
    }

    private mutating func limit(_ text: String, of key: String) {
        guard excess == nil, text.utf8.count > Limits.text, !Limits.longTexts.contains(key) else { return }
        excess = .textTooLong(key, bytes: text.utf8.count, most: Limits.text)
    }

    private mutating func list(of key: String, depth: Int) throws(Refusal) {
        position += 1
        skipSpace()
        if take(UInt8(ascii: "]")) { return }
        var count = 0
        repeat {
            skipSpace()
            try value(of: key, depth: depth + 1)
            count += 1
            if count > Limits.list, excess == nil { excess = .listTooLong(key, most: Limits.list) }
            skipSpace()
        } while take(UInt8(ascii: ","))
        guard take(UInt8(ascii: "]")) else { throw malformed("json.bracket") }
    }

    /// Reads a text in quotes and gives it without its escapes.
    private mutating func text() throws(Refusal) -> String {
        position += 1
        var plain: [UInt8] = []
        var start = position
        while let byte = peek(), byte != UInt8(ascii: "\"") {
            guard byte >= 0x20 else { throw malformed("json.text") }
            position += 1
            guard byte == UInt8(ascii: "\\") else { continue }
            plain += bytes[start..<position - 1]
            try escape(into: &plain)
            start = position
        }
        plain += bytes[start..<position]
        guard take(UInt8(ascii: "\"")) else { throw malformed("json.quote") }
        return String(decoding: plain, as: UTF8.self)
    }

    private mutating func escape(into plain: inout [UInt8]) throws(Refusal) {
        guard let letter = peek() else { throw malformed("json.escape") }
        position += 1
        switch letter {
        case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): plain.append(letter)
        case UInt8(ascii: "b"): plain.append(0x08)
        case UInt8(ascii: "f"): plain.append(0x0C)
        case UInt8(ascii: "n"): plain.append(0x0A)
        case UInt8(ascii: "r"): plain.append(0x0D)
        case UInt8(ascii: "t"): plain.append(0x09)
        case UInt8(ascii: "u"):
            var code = try fourDigits()
            if (0xD800..<0xDC00).contains(code) {
                guard take(UInt8(ascii: "\\")), take(UInt8(ascii: "u")) else {
                    throw malformed("json.surrogate")
                }
                let low = try fourDigits()
                guard (0xDC00..<0xE000).contains(low) else {
                    throw malformed("json.surrogate")
                }
                code = 0x10000 + (code - 0xD800) << 10 + (low - 0xDC00)
            }
            guard let scalar = Unicode.Scalar(code) else { throw malformed("json.scalar") }
            plain.append(contentsOf: Character(scalar).utf8)
        default: throw malformed("json.known_escape")
        }
    }

    private mutating func fourDigits() throws(Refusal) -> UInt32 {
        guard position + 4 <= bytes.count,
            let code = UInt32(String(decoding: bytes[position..<position + 4], as: UTF8.self), radix: 16),
            bytes[position] != UInt8(ascii: "+"), bytes[position] != UInt8(ascii: "-")
        else { throw malformed("json.digits") }
        position += 4
        return code
    }

    private mutating func number() throws(Refusal) {
        let start = position
        _ = take(UInt8(ascii: "-"))
        if !take(UInt8(ascii: "0")) {
            guard digits() else {
                position = start
                throw malformed("json.value")
            }
        }
        if take(UInt8(ascii: ".")) {
            guard digits() else { throw malformed("json.digit") }
        }
        if take(UInt8(ascii: "e")) || take(UInt8(ascii: "E")) {
            if !take(UInt8(ascii: "+")) { _ = take(UInt8(ascii: "-")) }
            guard digits() else { throw malformed("json.digit") }
        }
        let written = String(decoding: bytes[start..<position], as: UTF8.self)
        guard let number = Double(written), number.isFinite else { throw .notFinite(at: start) }
    }

    private mutating func digits() -> Bool {
        let start = position
        while let byte = peek(), (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) { position += 1 }
        return position > start
    }

    private mutating func word(_ expected: StaticString) throws(Refusal) {
        for index in 0..<expected.utf8CodeUnitCount {
            guard take(expected.utf8Start[index]) else { throw malformed("json.value") }
        }
    }

    private func peek() -> UInt8? {
        position < bytes.count ? bytes[position] : nil
    }

    private mutating func take(_ byte: UInt8) -> Bool {
        guard peek() == byte else { return false }
        position += 1
        return true
    }

    private mutating func skipSpace() {
        while let byte = peek(), byte == 0x20 || byte == 0x0A || byte == 0x0D || byte == 0x09 {
            position += 1
        }
    }

    /// - Parameter expected: a key of the catalogue.
    private func malformed(_ expected: String) -> Refusal {
        .malformed(at: position, expected: expected)
    }
}
