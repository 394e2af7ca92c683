extension ScenarioProblem {
    /// What can be the matter with a scenario; `sentence` says each in words.
    public enum Fact: Hashable, Sendable {
        // The file as text
        case fileTooLarge(kilobytes: Int)
        case fileEmpty
        case notUnicode
        case controlCharacter
        case tab

        // The file as YAML
        case syntax(SyntaxSlip)
        case duplicateKey(String, firstLine: Int)
        case anchor(String)
        case alias(String)
        case mergeKey
        case tag(String)
        case directive
        case severalDocuments
        case rootIsNoMapping(kind: String)
        case keyIsNoText(kind: String)
        case tooDeep(levels: Int)

        // Other files
        case extendsInCircle([String])
        case leadsOutside(String, folder: String)
        case absolutePath(String)
        case wrongFileType(String, expected: String)
        case unknownShipped(String, suggestion: String?)
        case chainTooLong(limit: Int)

        // Keys and values
        case unknownKey(String, of: String, suggestion: String?, known: [String])
        case missingKey(String, of: String)
        case missingValue(String)
        case textTooLong(limit: Int)
        case wrongKind(found: String, expected: String)
        case notANumber(String)
        case decimalComma(String, written: String)
        case wrongUnit(String, name: String, expected: String)
        case notAllowed(String, name: String, least: String, most: String)
        case outsideRange(String, name: String, least: String, most: String)
        case notOneOf(String, what: String, choices: [String])
        case unknownName(String, what: String, suggestion: String?, list: String?)
        case nameOfMany(String, example: String)
        case notUncertain(String, role: String)
        case unclearSpread
        case disorderedSpread
        case notAQuarter(String)
        case notAYear(String)
        case notAWholeNumber(String)
        case outsidePeriod(String, first: String, last: String)
        case periodBackwards

        // The roadmap
        case partnerTwice(String)
        case leadIsPartner(String)
        case modeNeeded
        case regionNeeded
        case stepTwice(String, firstLine: Int)
        /// A number under two names in one file.
        case givenTwice(String, firstLine: Int)
        case tooMuch(String, limit: Int)
        case requiresItself(String)
        case requiresUnplanned(String)
        case prerequisitesInCircle([String])
        case beforePrerequisite(String, prerequisite: String, ends: String)
        case nobodyToWorkWith(mode: String)
        case endsAfterPeriod(String, ends: String)
    }
}

extension ScenarioProblem.Fact {
    /// Whether a run can go on all the same.
    var isWarning: Bool {
        switch self {
        case .outsideRange, .nobodyToWorkWith, .endsAfterPeriod: true
        default: false
        }
    }

    /// The name of the case as programs read it: `unknown_name`.
    var code: String {
        let name = "\(self)".prefix { $0.isLetter }
        return name.reduce(into: "") { $0 += $1.isUppercase ? "_\($1.lowercased())" : String($1) }
    }
}
