import Spelling
import Words

/// What to say of a misspelt word.
enum Misspelt {
    /// There is no such thing; the nearest one, or some that there are.
    ///
    /// - Parameter place: the option or the file that says so; nil for none.
    static func unknown(
        _ word: String, kind: Phrase, among names: [String], place: String? = nil
    ) -> Phrase {
        Phrase(
            "client.unknown",
            [
                "place": .optional(place), "kind": .phrase(kind), "word": .text(word),
                "near": .optional(nearestName(to: word, among: names)),
                "names": .list(Array(names.prefix(8)) + (names.count > 8 ? ["…"] : [])),
            ])
    }
}
