/// Something to be said: a key of the catalogue, and what stands in its slots.
///
/// Phrases are what modules hand on and what crosses the wire. Whoever shows one to a person makes the sentence.
public struct Phrase: Hashable, Sendable {
    public var key: String
    public var arguments: [String: Argument]

    /// What stands in a slot of a phrase.
    public enum Argument: Hashable, Sendable {
        /// As it is in every language: a name, a word from a file, a value as files write it.
        case text(String)
        /// Written with the decimal mark of the language.
        case number(Double)
        /// Items that are written as they are, with commas between.
        case list([String])
        /// Another phrase, said in the same language.
        case phrase(Phrase)
    }

    public init(_ key: String, _ arguments: [String: Argument] = [:]) {
        self.key = key
        self.arguments = arguments
    }
}

extension Phrase.Argument: ExpressibleByStringLiteral, ExpressibleByStringInterpolation,
    ExpressibleByIntegerLiteral, ExpressibleByFloatLiteral, ExpressibleByArrayLiteral
{
    public init(stringLiteral value: String) { self = .text(value) }
    public init(integerLiteral value: Int) { self = .number(Double(value)) }
    public init(floatLiteral value: Double) { self = .number(value) }
    public init(arrayLiteral elements: String...) { self = .list(elements) }

    /// A count.
    public static func count(_ value: Int) -> Self { .number(Double(value)) }

    /// Text that may not be there: nothing stands in its slot then, and `{name?…}` is left out.
    public static func optional(_ value: String?) -> Self { .text(value ?? "") }

    /// A phrase without slots.
    public static func word(_ key: String) -> Self { .phrase(Phrase(key)) }
}

extension Phrase: Codable {
    private enum CodingKeys: String, CodingKey { case key, arguments }

    public init(from decoder: any Decoder) throws {
        let fields = try decoder.container(keyedBy: CodingKeys.self)
        key = try fields.decode(String.self, forKey: .key)
        arguments = try fields.decodeIfPresent([String: Argument].self, forKey: .arguments) ?? [:]
    }

    public func encode(to encoder: any Encoder) throws {
        var fields = encoder.container(keyedBy: CodingKeys.self)
        try fields.encode(key, forKey: .key)
        if !arguments.isEmpty { try fields.encode(arguments, forKey: .arguments) }
    }
}

extension Phrase.Argument: Codable {
    public init(from decoder: any Decoder) throws {
        let value = try decoder.singleValueContainer()
        if let number = try? value.decode(Double.self) {
            self = .number(number)
        } else if let text = try? value.decode(String.self) {
            self = .text(text)
        } else if let items = try? value.decode([String].self) {
            self = .list(items)
        } else {
            self = .phrase(try value.decode(Phrase.self))
        }
    }

    public func encode(to encoder: any Encoder) throws {
        var value = encoder.singleValueContainer()
        switch self {
        case .text(let text): try value.encode(text)
        case .number(let number): try value.encode(number)
        case .list(let items): try value.encode(items)
        case .phrase(let phrase): try value.encode(phrase)
        }
    }
}
