public import Words

/// What stands somewhere, or should.
public enum Kind: Hashable, Sendable {
    case text, list, keys
    case word, number, wholeNumber, year, quarter, fileName
    case nothing
    case nameOf(Noun)
    case theseKeys([String])
    /// Any other, by its key in the catalogue of sentences, with what stands in its places.
    case other(Phrase)

    var argument: Phrase.Argument {
        switch self {
        case .text: .word("kind.text")
        case .list: .word("kind.list")
        case .keys: .word("kind.keys")
        case .word: .word("kind.word")
        case .number: .word("kind.number")
        case .wholeNumber: .word("kind.whole_number")
        case .year: .word("kind.year")
        case .quarter: .word("kind.quarter")
        case .fileName: .word("kind.file_name")
        case .nothing: .word("kind.nothing")
        case .nameOf(let noun): .phrase(Phrase("kind.name_of", ["what": noun.argument]))
        case .theseKeys(let keys): .phrase(Phrase("kind.these_keys", ["keys": .list(keys)]))
        case .other(let phrase): .phrase(phrase)
        }
    }
}

/// What a name or a word is the name of.
public enum Noun: String, CaseIterable, Sendable {
    case measure, region, actor, parameter, mode, level, goal, department, payer, sector, lever, unit
    case yesOrNo = "yes_or_no"
    case steps, regions, provinces, effects, changes, number, grade

    public var argument: Phrase.Argument { .word("noun.\(rawValue)") }
}
