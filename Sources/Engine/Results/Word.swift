/// A value that is one of a few words; another word is a `DecodingError` whose cause is an `UnknownWord`.
public protocol Word: RawRepresentable, CaseIterable, Codable, Sendable where RawValue == String {}

extension Word {
    public init(from decoder: any Decoder) throws {
        let word = try decoder.singleValueContainer().decode(String.self)
        guard let value = Self(rawValue: word) else {
            throw DecodingError.dataCorrupted(
                DecodingError.Context(
                    codingPath: decoder.codingPath, debugDescription: word,
                    underlyingError: UnknownWord(word: word, choices: Self.allCases.map(\.rawValue))))
        }
        self = value
    }
}

/// A word that is none of those that there are.
public struct UnknownWord: Error, Hashable, Sendable {
    public let word: String
    public let choices: [String]
}
