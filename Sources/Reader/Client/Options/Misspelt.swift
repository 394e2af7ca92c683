import Spelling

/// What to say of a misspelt word.
enum Misspelt {
    static func unknown(_ word: String, kind: String, among names: [String]) -> String {
        let way =
            nearestName(to: word, among: names).map { "did you mean '\($0)'?" }
            ?? "use one of \(names.prefix(12).joined(separator: ", "))"
        return "there is no \(kind) '\(word)'; \(way)"
    }
}
