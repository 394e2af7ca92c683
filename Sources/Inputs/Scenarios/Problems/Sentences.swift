import Spelling

extension ScenarioProblem.Fact {
    /// The fact and the way out, each without a full stop; the one place where they are worded.
    var sentence: (fact: String, fix: String) {
        switch self {
        // The file as text, and other files
        case .fileTooLarge(let kilobytes):
            (
                "the file has \(kilobytes) kB and a scenario has at most \(YamlLimits.bytes / 1024) kB",
                "check that this is the file you meant"
            )
        case .fileEmpty:
            ("the file is empty", "write at least 'title:' and 'focus:', or 'extends:' another scenario")
        case .notUnicode:
            ("there are bytes here that are no UTF-8 text", "save the file as text in UTF-8")
        case .controlCharacter:
            (
                "there is a character here that cannot be seen or printed",
                "delete it, and check that the file is plain text"
            )
        case .tab: ("there is a tab here", "use spaces, two for each step of indentation")
        case .extendsInCircle(let names):
            ("these files extend each other: \(names.joined(separator: " → "))", "take out one 'extends:'")
        case .leadsOutside(let name, let folder):
            (
                "'\(name)' leads out of the folder '\(folder)'",
                "copy that file into the folder and name it here"
            )
        case .absolutePath(let name):
            ("'\(name)' is a path from the root of the disk", "name the file as seen from this one")
        case .wrongFileType(let name, let expected):
            ("'\(name)' is no \(expected) file", "name a file that ends in \(expected)")
        case .unknownShipped(let name, let suggestion):
            (
                "there is no shipped scenario '\(name)'",
                meant(suggestion, otherwise: "see scenarios/README.md")
            )
        case .chainTooLong(let limit):
            ("more than \(limit) files extend one another", "put the shared part in one file")

        // The file as YAML
        case .syntax(let slip): slip.sentence
        case .duplicateKey(let key, let line):
            ("'\(key)' stands here for the second time, after line \(line)", "keep one of the two")
        case .anchor(let name):
            (
                "'&\(name)' is an anchor, and these are not read",
                "use 'extends:' to share what scenarios have in common"
            )
        case .alias(let name):
            (
                "'*\(name)' refers to an anchor, and these are not read",
                "write the value out, or use 'extends:'"
            )
        case .mergeKey: ("'<<' merges keys, and that is not read", "use 'extends:' with another file")
        case .tag(let tag):
            (
                "'\(tag)' is a tag, and these are not read",
                "leave it out; if the text begins with '!', put it in quotes"
            )
        case .directive: ("the file begins with a '%' line, and these are not read", "take that line out")
        case .severalDocuments: ("a second document begins here", "make a file of its own for it")
        case .rootIsNoMapping(let kind):
            ("the file holds \(kind) where keys are expected", "write 'title: …' on the first line")
        case .keyIsNoText(let kind): ("\(kind) stands here as a key", "write a single word and a colon")
        case .tooDeep(let levels):
            (
                "lists and keys stand more than \(levels) levels inside each other",
                "compare with a shipped scenario"
            )

        // Names
        case .unknownKey(let key, let owner, let suggestion, let known):
            (
                "there is no key '\(key)' in \(owner)",
                meant(suggestion, otherwise: "the keys are \(known.joined(separator: ", "))")
            )
        case .missingKey(let key, let owner): ("\(owner) has no '\(key)'", "add '\(key):'")
        case .missingValue(let key): ("'\(key)' has no value", "write one, or take the line out")
        case .textTooLong(let limit):
            ("this text has more than \(limit) characters", "write a shorter one")
        case .wrongKind(let found, let expected): ("here is \(found)", "write \(expected)")
        case .notOneOf(let text, let what, let choices):
            (
                "'\(text)' is no \(what)",
                meant(
                    nearestName(to: text, among: choices),
                    otherwise: "write \(choices.joined(separator: ", "))")
            )
        case .unknownName(let name, let what, let suggestion, let list):
            (
                "there is no \(what) '\(name)'",
                meant(
                    suggestion,
                    otherwise: list.map { "'polder describe \($0)' lists them" } ?? "check the name")
            )
        case .nameOfMany(let name, let example):
            ("'\(name)' stands for several numbers", "name one of them, such as '\(example)'")
        case .notUncertain(let name, let role):
            ("'\(name)' is \(role) and cannot be set", "'polder describe parameters' lists what can")

        // Numbers
        case .notANumber(let text): ("'\(text)' is no number", "write a number such as 0.5")
        case .decimalComma(let text, let written): ("'\(text)' is written with a comma", "write \(written)")
        case .wrongUnit(let unit, let name, "1"):
            ("'\(unit)' does not fit \(name), which has no unit", "write the number alone")
        case .wrongUnit(let unit, let name, let expected):
            ("'\(unit)' does not fit \(name), which is in \(expected)", "write the number in \(expected)")
        case .notAllowed(let value, let name, let least, let most):
            ("\(value) is not possible for \(name)", "write a number from \(least) to \(most)")
        case .outsideRange(let value, let name, let least, let most):
            (
                "\(value) is outside the range \(least) to \(most) that is thought plausible for \(name)",
                "keep it only if you know better"
            )
        case .unclearSpread:
            (
                "this does not say how sure the number is",
                "write a number, 'fixed:', or all of 'low:', 'central:' and 'high:'"
            )
        case .disorderedSpread:
            ("'low', 'central' and 'high' are not in this order", "write the smallest as 'low'")
        case .notAWholeNumber(let text): ("'\(text)' is no whole number", "write a number such as 256")

        // Times
        case .notAQuarter(let text): ("'\(text)' is no quarter", "write year and quarter, such as 2027Q3")
        case .notAYear(let text): ("'\(text)' is no year", "write a year such as 2035")
        case .outsidePeriod(let text, let first, let last):
            ("\(text) is outside the period", "choose from \(first) to \(last)")
        case .periodBackwards: ("the period ends before it begins", "write the earlier year first")

        // The roadmap
        case .partnerTwice(let actor): ("'\(actor)' is a partner twice", "keep one of the two")
        case .leadIsPartner(let actor):
            ("'\(actor)' leads this measure and is also listed as a partner", "take it out of 'partners:'")
        case .modeNeeded:
            ("neither this step nor 'collaboration:' has a mode", "add 'mode:' to one of them")
        case .regionNeeded:
            ("the scenario has several focus regions and this step names none", "add 'region:' to the step")
        case .givenTwice(let name, let line):
            ("'\(name)' is given in line \(line) too, under another name", "keep one of the two")
        case .stepTwice(let measure, let line):
            ("'\(measure)' is on the roadmap of this region already, in line \(line)", "keep one of the two")
        case .tooMuch(let what, let limit):
            ("the roadmap has more than \(limit) \(what)", "leave out the steps that matter least")
        case .requiresItself(let measure): ("'\(measure)' requires itself", "take it out of 'requires:'")
        case .requiresUnplanned(let measure):
            (
                "'\(measure)' is required here but is not on the roadmap",
                "add it, or take it out of 'requires:'"
            )
        case .prerequisitesInCircle(let measures):
            (
                "these measures wait for each other: \(measures.joined(separator: " → "))",
                "take out one 'requires:'"
            )
        case .beforePrerequisite(let start, let prerequisite, let ends):
            (
                "this starts in \(start), and '\(prerequisite)' cannot have come far enough before \(ends)",
                "start in \(ends) or later, or take it out of 'requires:'"
            )
        case .nobodyToWorkWith(let mode):
            (
                "mode '\(mode)' has no partners here, so the lead works alone",
                "add 'partners:', or write 'mode: silo'"
            )
        case .endsAfterPeriod(let measure, let ends):
            (
                "'\(measure)' is planned to end in \(ends), after the period",
                "start earlier, or accept that its end is not seen"
            )
        }
    }
}

/// `did you mean 'sme_outreach'?`, or another way out.
func meant(_ suggestion: String?, otherwise: String) -> String {
    suggestion.map { "did you mean '\($0)'?" } ?? otherwise
}
