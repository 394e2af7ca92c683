extension SyntaxSlip {
    /// The slip in plain words, and the way out.
    var sentence: (fact: String, fix: String) {
        switch self {
        case .secondColon:
            (
                "a ':' stands here where none can",
                "put a text that holds ': ' in quotes, or check the indentation"
            )
        case .noColon: ("this line has a key without a colon", "write 'key: value'")
        case .indentation:
            (
                "this line does not fit the lines above it",
                "give keys of one level the same number of spaces in front"
            )
        case .listItemHere:
            ("a list item cannot stand here", "put each '- ' on a line of its own, below its key")
        case .firstCharacter: ("a text cannot begin with this character", "put the text in quotes")
        case .openQuotes: ("the quotes that begin here have no end", "close them, and double a quote inside")
        case .openList:
            (
                "the list that begins here has no ']', or lacks a comma",
                "separate items by commas and close with ']'"
            )
        case .openMapping:
            (
                "the keys that begin here have no '}', or lack a comma",
                "separate them by commas and close with '}'"
            )
        case .backslash: ("a backslash in double quotes has a meaning of its own", "use single quotes")
        case .nothingHere: ("something is missing here", "write a value, or take the sign before it out")
        case .other(let words):
            ("this cannot be read as YAML (\(words))", "compare it with a shipped scenario")
        }
    }
}
