import Words

extension Phrase {
    /// Phrases of a daemon; nil where it sent none, or one that this build has no words for.
    static func known(_ phrases: [Phrase]?) -> [Phrase]? {
        guard let phrases, phrases.allSatisfy({ Wording.shared.has($0.key) }) else { return nil }
        return phrases
    }
}
