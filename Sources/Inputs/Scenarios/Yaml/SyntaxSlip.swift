/// How a file departs from YAML, told apart as far as a reader can act on it.
public enum SyntaxSlip: Hashable, Sendable {
    case secondColon
    case noColon
    case indentation
    case listItemHere
    case firstCharacter
    case openQuotes
    case openList
    case openMapping
    case backslash
    case nothingHere
    /// Anything else, in the parser's own words.
    case other(String)

    init(problem: String, context: String) {
        self =
            switch problem {
            case "mapping values are not allowed in this context": .secondColon
            case "could not find expected ':'": .noColon
            case "did not find expected key", "did not find expected '-' indicator",
                "found a tab character that violates indentation",
                "did not find expected comment or line break":
                .indentation
            case "block sequence entries are not allowed in this context": .listItemHere
            case "found character that cannot start any token": .firstCharacter
            case "found unexpected end of stream", "found unexpected document indicator": .openQuotes
            case "did not find expected ',' or ']'": .openList
            case "did not find expected ',' or '}'": .openMapping
            case "found unknown escape character", "did not find expected hexdecimal number": .backslash
            case "did not find expected node content": .nothingHere
            case "did not find expected <document start>": .indentation
            default: .other(context.isEmpty ? problem : "\(problem) \(context)")
            }
    }

    /// Whether the reader should look at the opening quote or bracket rather than where the parser gave up.
    var isAtItsBeginning: Bool {
        switch self {
        case .openQuotes, .openList, .openMapping: true
        default: false
        }
    }
}
