import Foundation

extension Wire {
    /// A value in the words of the wire: JSON with keys in snake_case, in alphabetical order.
    ///
    /// - Throws: `daemon.internal` for a number that is not finite.
    public static func encode(_ value: some Encodable) throws(Refusal) -> [UInt8] {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        encoder.keyEncodingStrategy = .custom { path in WireKey(HeaderKeys.wire(path.last?.stringValue ?? ""))
        }
        do {
            return Array(try encoder.encode(value))
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

/// Between `logID` in Swift and `log_id` on the wire.
enum HeaderKeys {
    /// The words that Swift writes in capitals.
    private static let capitals = ["id": "ID", "uid": "UID"]

    static func wire(_ name: String) -> String {
        var words = ""
        var previousWasLower = false
        for character in name {
            if character.isUppercase, previousWasLower { words.append("_") }
            previousWasLower = !character.isUppercase
            words.append(contentsOf: character.lowercased())
        }
        return words
    }

    /// A key with a capital letter is none of ours, and is kept apart from one that is.
    static func swift(_ key: String) -> String {
        guard !key.contains(where: \.isUppercase) else { return "\u{0}" + key }
        let words = key.split(separator: "_", omittingEmptySubsequences: false)
        return words.dropFirst().reduce(into: words.first.map(String.init) ?? "") { name, word in
            name += capitals[String(word)] ?? word.prefix(1).uppercased() + word.dropFirst()
        }
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
        case .dataCorrupted(let context):
            // The decoder names the object that the number stands in, not the number's own key.
            self = .numberNotWhole(Self.path(context.codingPath))
        @unknown default:
            self = .internalError("a header could not be read")
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

    private static func kind(_ type: any Any.Type) -> String {
        switch type {
        case is String.Type: "a text"
        case is Bool.Type: "true or false"
        case is Double.Type: "a number"
        case is any BinaryInteger.Type: "a whole number"
        case is any Collection.Type: "a list"
        default: "an object"
        }
    }
}
