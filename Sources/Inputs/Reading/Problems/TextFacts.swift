import Spelling
public import Words

// The file as text and as YAML
extension Fact {
    public static func fileTooLarge(kilobytes: Int, limit: Int) -> Fact {
        Fact(TextCode.fileTooLarge, ["kilobytes": .count(kilobytes), "limit": .count(limit)])
    }

    public static let fileEmpty = Fact(TextCode.fileEmpty)
    static let notUnicode = Fact(TextCode.notUnicode)
    static let controlCharacter = Fact(TextCode.controlCharacter)
    static let tab = Fact(TextCode.tab)

    static func strangeCharacter(_ character: StrangeCharacter) -> Fact {
        Fact(
            TextCode.strangeCharacter,
            [
                "character": .phrase(character.name), "code": .text(character.code),
                "instead": character.instead,
            ])
    }

    static func syntax(_ slip: SyntaxSlip) -> Fact {
        Fact(TextCode.syntax, ["slip": .phrase(slip.fact), "way_out": .phrase(slip.wayOut)])
    }

    public static func duplicateKey(_ key: String, firstLine: Int) -> Fact {
        Fact(TextCode.duplicateKey, ["key": .text(key), "line": .count(firstLine)])
    }

    static func anchor(_ name: String) -> Fact { Fact(TextCode.anchor, ["name": .text(name)]) }
    static func alias(_ name: String) -> Fact { Fact(TextCode.alias, ["name": .text(name)]) }
    static let mergeKey = Fact(TextCode.mergeKey)
    static func tag(_ tag: String) -> Fact { Fact(TextCode.tag, ["tag": .text(tag)]) }
    static let directive = Fact(TextCode.directive)
    static let severalDocuments = Fact(TextCode.severalDocuments)

    static func rootIsNoMapping(_ kind: Kind) -> Fact {
        Fact(TextCode.rootIsNoMapping, ["kind": kind.argument])
    }

    static func keyIsNoText(_ kind: Kind) -> Fact { Fact(TextCode.keyIsNoText, ["kind": kind.argument]) }
    static func tooDeep(levels: Int) -> Fact { Fact(TextCode.tooDeep, ["levels": .count(levels)]) }

    static func noSpaceAfterColon(_ text: String, written: String) -> Fact {
        Fact(TextCode.noSpaceAfterColon, ["text": .text(text), "written": .text(written)])
    }
}

// Keys, names and texts
extension Fact {
    /// - Parameter owner: what the keys belong to, as an argument of the sentence; nil where it goes without saying.
    public static func unknownKey(
        _ key: String, of owner: Phrase.Argument?, suggestion: String?, known: [String]
    ) -> Fact {
        Fact(
            TextCode.unknownKey,
            [
                "key": .text(key), "owner": owner ?? .optional(nil), "suggestion": .optional(suggestion),
                "known": .list(known),
            ])
    }

    public static func missingKey(_ key: String, of owner: Phrase.Argument) -> Fact {
        Fact(TextCode.missingKey, ["key": .text(key), "owner": owner])
    }

    public static func missingValue(_ key: String) -> Fact {
        Fact(TextCode.missingValue, ["key": .text(key)])
    }

    static func textTooLong(limit: Int) -> Fact { Fact(TextCode.textTooLong, ["limit": .count(limit)]) }

    public static func wrongKind(found: Kind, expected: Kind) -> Fact {
        Fact(TextCode.wrongKind, ["found": found.argument, "expected": expected.argument])
    }

    public static func notOneOf(
        _ text: String, what: Noun, suggestion: String?, choices: [String]
    ) -> Fact {
        Fact(
            TextCode.notOneOf,
            [
                "text": .text(text), "what": what.argument, "suggestion": .optional(suggestion),
                "choices": .list(choices),
            ])
    }

    static func curlyQuotes(_ text: String, written: String) -> Fact {
        Fact(TextCode.curlyQuotes, ["text": .text(text), "written": .text(written)])
    }

    static func severalInOne(_ text: String, written: String) -> Fact {
        Fact(TextCode.severalInOne, ["text": .text(text), "written": .text(written)])
    }
}

// Numbers
extension Fact {
    public static func notANumber(_ text: String) -> Fact { Fact(TextCode.notANumber, ["text": .text(text)]) }

    public static func notAWholeNumber(_ text: String) -> Fact {
        Fact(TextCode.notAWholeNumber, ["text": .text(text)])
    }

    public static func decimalComma(_ text: String, written: String) -> Fact {
        Fact(TextCode.decimalComma, ["text": .text(text), "written": .text(written)])
    }

    /// - Parameters:
    ///   - grouped: what it is if its mark parts thousands.
    ///   - decimal: what it is if its mark is the decimal one, written so that it can be nothing else.
    public static func ambiguousNumber(_ text: String, grouped: String, decimal: String) -> Fact {
        Fact(
            TextCode.ambiguousNumber,
            [
                "text": .text(text), "grouped": .text(grouped), "decimal": .text(decimal),
            ])
    }

    /// - Parameters:
    ///   - grouped: what it is if its comma parts thousands, which is not possible here.
    ///   - decimal: what it is if its comma is the decimal mark.
    public static func numberBeyond(_ text: String, grouped: String, decimal: String) -> Fact {
        Fact(
            TextCode.numberBeyond,
            [
                "text": .text(text), "grouped": .text(grouped), "decimal": .text(decimal),
            ])
    }

    public static func groupedNumber(_ text: String, written: String) -> Fact {
        Fact(TextCode.groupedNumber, ["text": .text(text), "written": .text(written)])
    }
}
