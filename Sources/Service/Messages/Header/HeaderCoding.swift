import Foundation
internal import Results
internal import Words

extension Wire {
    /// A value in the words of the wire: JSON with keys in snake_case, in alphabetical order.
    ///
    /// - Throws: `daemon.internal` for a number that is not finite.
    public static func encode(_ value: some Encodable) throws(Refusal) -> [UInt8] {
        do {
            return try HeaderEncoder.bytes(of: value)
        } catch {
            throw .notEncodable(String(describing: type(of: value)))
        }
    }

    /// Reads a value in the words of the wire. Keys that the type does not know are ignored.
    ///
    /// - Throws: `protocol.malformed` or `protocol.too_large` for what is no strict JSON;
    ///   `request.invalid` for what does not fit the type, with the path to it.
    public static func decode<Value: Decodable>(
        _ type: Value.Type, from header: [UInt8]
    ) throws(Refusal) -> Value {
        try HeaderScan.check(header)
        return try decode(type, scanned: header)
    }

    /// The same for a header that was looked through.
    static func decode<Value: Decodable>(
        _ type: Value.Type, scanned header: [UInt8]
    ) throws(Refusal) -> Value {
        let decoder = JSONDecoder()
        decoder.keyDecodingStrategy = .custom { path in
            WireKey(HeaderKeys.swift(path.last?.stringValue ?? ""))
        }
        do {
            return try decoder.decode(type, from: Data(header))
        } catch {
            throw Refusal(reading: error)
        }
    }
}

/// Between `logID` in Swift and `log_id` on the wire, byte by byte: this runs for every key of every message.
enum HeaderKeys {
    private static let underscore = UInt8(ascii: "_")
    private static let capitals = UInt8(ascii: "A")...UInt8(ascii: "Z")
    private static let small = UInt8(ascii: "a")...UInt8(ascii: "z")
    /// From a capital letter to the small one.
    private static let step = UInt8(ascii: "a") - UInt8(ascii: "A")

    static func wire(_ name: String) -> String {
        var words: [UInt8] = []
        words.reserveCapacity(name.utf8.count + 4)
        var previousWasCapital = true
        for byte in name.utf8 {
            let isCapital = capitals.contains(byte)
            if isCapital, !previousWasCapital { words.append(underscore) }
            words.append(isCapital ? byte + step : byte)
            previousWasCapital = isCapital
        }
        return String(decoding: words, as: UTF8.self)
    }

    /// A key that `wire` cannot have made is none of ours, and is kept apart from one that is: with capitals, letters
    /// of other alphabets, or an underscore that joins no two words.
    static func swift(_ key: String) -> String {
        var name: [UInt8] = []
        name.reserveCapacity(key.utf8.count)
        let words = key.utf8.split(separator: underscore, omittingEmptySubsequences: false)
        for (index, word) in words.enumerated() {
            guard let first = word.first, word.allSatisfy({ $0 < 0x80 && !capitals.contains($0) }) else {
                return "\u{0}" + key
            }
            // The words that Swift writes in capitals.
            let isWhole = index > 0 && (word.elementsEqual("id".utf8) || word.elementsEqual("uid".utf8))
            if index > 0, !isWhole { name.append(small.contains(first) ? first - step : first) }
            name += isWhole ? word.map { $0 - step } : Array(index > 0 ? word.dropFirst() : word)
        }
        return String(decoding: name, as: UTF8.self)
    }
}

private struct WireKey: CodingKey {
    let stringValue: String
    var intValue: Int? { nil }

    init(_ name: String) { stringValue = name }
    init?(stringValue: String) { self.init(stringValue) }
    init?(intValue: Int) { nil }
}

extension Refusal {
    /// Says which field does not fit and what would.
    init(reading error: any Error) {
        if let refusal = error as? Refusal {
            self = refusal
        } else if let mistake = error as? DecodingError {
            self.init(mistake)
        } else {
            // An error of Foundation's own. `HeaderScan` leaves only one: a number that does not fit its type.
            self = .numberNotWhole("")
        }
    }

    private init(_ mistake: DecodingError) {
        switch mistake {
        case .keyNotFound(let key, let context):
            self = .fieldMissing(Self.path(context.codingPath + [key]))
        case .valueNotFound(_, let context):
            self = .fieldMissing(Self.path(context.codingPath))
        case .typeMismatch(let type, let context):
            self = .fieldOfAnotherKind(Self.path(context.codingPath), expected: Self.kind(type))
        case .dataCorrupted(let context) where context.underlyingError is UnknownWord:
            let unknown = context.underlyingError as? UnknownWord
            self = .unknownWord(
                unknown?.word ?? "", path: Self.path(context.codingPath), choices: unknown?.choices ?? [])
        case .dataCorrupted(let context):
            // The decoder names the object that the number stands in, not the number's own key.
            self = .numberNotWhole(Self.path(context.codingPath))
        @unknown default:
            self = .mistake(.word("refusal.header_unreadable"))
        }
    }

    /// `scenarios[0].file` for a path of keys.
    static func path(_ keys: [any CodingKey]) -> String {
        keys.reduce(into: "") { path, key in
            if let index = key.intValue {
                path += "[\(index)]"
            } else {
                path += (path.isEmpty ? "" : ".") + HeaderKeys.wire(key.stringValue)
            }
        }
    }

    /// A key of the catalogue.
    private static func kind(_ type: any Any.Type) -> String {
        switch type {
        case is String.Type: "field_kind.text"
        case is Bool.Type: "field_kind.boolean"
        case is Double.Type: "field_kind.number"
        case is any BinaryInteger.Type: "field_kind.whole"
        case is any Collection.Type: "field_kind.list"
        default: "field_kind.object"
        }
    }
}
