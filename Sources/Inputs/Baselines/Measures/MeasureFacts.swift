internal import Reading
internal import Words

/// What can be the matter with the catalogue of measures, beside what can be with any text.
enum MeasureCode: String, ProblemCode {
    case unknownWord = "unknown_word"
    case sharesDoNotSum = "shares_do_not_sum"
    case leadHoldsNothing = "lead_holds_nothing"
    case outside
    case missingTime = "missing_time"
    case noTime = "no_time"
    case broughtForward = "brought_forward"
    case levelComesAnyway = "level_comes_anyway"
    case evidenceTwice = "evidence_twice"
}

extension Fact {
    static func unknownWord(_ word: String, what: Noun, suggestion: String?, known: [String]) -> Fact {
        Fact(
            MeasureCode.unknownWord,
            [
                "word": .text(word), "what": what.argument, "suggestion": .optional(suggestion),
                "known": .list(known),
            ])
    }

    static func sharesDoNotSum(_ key: String, sum: String) -> Fact {
        Fact(MeasureCode.sharesDoNotSum, ["key": .text(key), "sum": .text(sum)])
    }

    static func leadHoldsNothing(_ actor: String) -> Fact {
        Fact(MeasureCode.leadHoldsNothing, ["actor": .text(actor)])
    }

    static func evidenceTwice(_ number: String) -> Fact {
        Fact(MeasureCode.evidenceTwice, ["number": .text(number)])
    }

    static func outside(_ value: String, key: String, least: String, most: String) -> Fact {
        Fact(
            MeasureCode.outside,
            ["value": .text(value), "key": .text(key), "least": .text(least), "most": .text(most)])
    }

    /// - Parameter usual: what the measure of this name has in the catalogue that ships; nil: there is none.
    static func missingTime(_ key: String, of measure: String, usual: String?) -> Fact {
        Fact(
            MeasureCode.missingTime,
            ["key": .text(key), "measure": .text(measure), "usual": .optional(usual)])
    }

    static let noTime = Fact(MeasureCode.noTime)
    static let broughtForward = Fact(MeasureCode.broughtForward)

    static func levelComesAnyway(_ lever: String) -> Fact {
        Fact(MeasureCode.levelComesAnyway, ["lever": .text(lever)])
    }
}
