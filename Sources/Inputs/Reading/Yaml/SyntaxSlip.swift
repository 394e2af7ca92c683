internal import Words

/// How a file departs from YAML, told apart as far as a reader can act on it.
enum SyntaxSlip: Hashable, Sendable {
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

extension SyntaxSlip {
    private var key: String {
        switch self {
        case .secondColon: "yaml.second_colon"
        case .noColon: "yaml.no_colon"
        case .indentation: "yaml.indentation"
        case .listItemHere: "yaml.list_item_here"
        case .firstCharacter: "yaml.first_character"
        case .openQuotes: "yaml.open_quotes"
        case .openList: "yaml.open_list"
        case .openMapping: "yaml.open_mapping"
        case .backslash: "yaml.backslash"
        case .nothingHere: "yaml.nothing_here"
        case .other: "yaml.other"
        }
    }

    private var arguments: [String: Phrase.Argument] {
        if case .other(let words) = self { ["words": .text(words)] } else { [:] }
    }

    /// The slip in plain words.
    var fact: Phrase { Phrase(key, arguments) }

    /// What can be done about it.
    var wayOut: Phrase { Phrase("\(key).fix", arguments) }
}
