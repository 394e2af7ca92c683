/// A language that Polder speaks.
public enum Language: String, CaseIterable, Codable, Hashable, Sendable {
    case dutch = "nl"
    case english = "en"
    /// For tests: every text in brackets, so that one that bypasses the catalogue stands out.
    case bracketed = "qps"

    /// The languages that people can choose.
    public static let spoken: [Language] = [.dutch, .english]
}

/// What people read, in each language; where there is no Dutch, everybody reads English.
public struct Text: Hashable, Codable, Sendable {
    public let dutch: String
    public let english: String

    private enum CodingKeys: String, CodingKey {
        case dutch = "nl"
        case english = "en"
    }

    public init(nl dutch: String, en english: String) {
        self.dutch = dutch
        self.english = english
    }

    public subscript(_ language: Language) -> String {
        switch language {
        case .dutch: dutch.isEmpty ? english : dutch
        case .english: english
        case .bracketed: "⟦\(english)⟧"
        }
    }
}

extension Text {
    /// A sentence as a title: without its full stop, its first letter small unless a name begins it.
    public var asTitle: Text {
        func title(_ sentence: String) -> String {
            let words = sentence.hasSuffix(".") ? sentence.dropLast() : sentence[...]
            guard words.dropFirst().first?.isUppercase != true else { return String(words) }
            return words.prefix(1).lowercased() + words.dropFirst()
        }
        return Text(nl: title(dutch), en: title(english))
    }

    /// The text, a colon, and another; in Dutch only where both are.
    public func followed(by part: Text) -> Text {
        let isWhole = !dutch.isEmpty && !part.dutch.isEmpty
        return Text(nl: isWhole ? "\(dutch): \(part.dutch)" : "", en: "\(english): \(part.english)")
    }

    /// The text with `words` for every `%`.
    func naming(_ words: Text) -> Text {
        Text(
            nl: dutch.replacingPlaces(with: words.dutch), en: english.replacingPlaces(with: words.english))
    }
}

extension String {
    /// The text with `words` for every `%`.
    func replacingPlaces(with words: String) -> String {
        split(separator: "%", omittingEmptySubsequences: false).joined(separator: words)
    }
}
