/// A value that is one of a few words on the wire; another word is refused with the list of them.
public protocol Word: RawRepresentable, CaseIterable, Codable, Sendable where RawValue == String {}

extension Word {
    public init(from decoder: any Decoder) throws {
        let word = try decoder.singleValueContainer().decode(String.self)
        guard let value = Self(rawValue: word) else {
            throw Refusal.unknownWord(
                word, path: Refusal.path(decoder.codingPath), choices: Self.allCases.map(\.rawValue))
        }
        self = value
    }
}
