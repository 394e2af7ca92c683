public import Words

/// The words for programs of one kind of fact; each has a sentence and a way out in `config/words/problems.json`.
public protocol ProblemCode: RawRepresentable<String>, CaseIterable, Sendable {}

/// What is the matter with something that was read: a word for programs, and what stands in its sentence.
///
/// Facts are made by functions of this type, each of which names its arguments, so that no sentence lacks one.
public struct Fact: Hashable, Sendable {
    /// Without what the file is: `unknown_key`.
    public let code: String
    /// By the names of the places in the sentences.
    public let arguments: [String: Phrase.Argument]
    /// Whether a run can go on all the same.
    public let isWarning: Bool

    public init(
        _ code: some ProblemCode, _ arguments: [String: Phrase.Argument] = [:], isWarning: Bool = false
    ) {
        self.code = code.rawValue
        self.arguments = arguments
        self.isWarning = isWarning
    }
}

/// What can be the matter with any text: with its characters, as YAML, with a key, a name or a number.
public enum TextCode: String, ProblemCode {
    case fileTooLarge = "file_too_large"
    case fileEmpty = "file_empty"
    case notUnicode = "not_unicode"
    case controlCharacter = "control_character"
    case strangeCharacter = "strange_character"
    case tab

    case syntax
    case duplicateKey = "duplicate_key"
    case anchor
    case alias
    case mergeKey = "merge_key"
    case tag
    case directive
    case severalDocuments = "several_documents"
    case rootIsNoMapping = "root_is_no_mapping"
    case keyIsNoText = "key_is_no_text"
    case tooDeep = "too_deep"
    case noSpaceAfterColon = "no_space_after_colon"

    case unknownKey = "unknown_key"
    case missingKey = "missing_key"
    case missingValue = "missing_value"
    case textTooLong = "text_too_long"
    case wrongKind = "wrong_kind"
    case notOneOf = "not_one_of"
    case curlyQuotes = "curly_quotes"
    case severalInOne = "several_in_one"

    case notANumber = "not_a_number"
    case notAWholeNumber = "not_a_whole_number"
    case decimalComma = "decimal_comma"
    case ambiguousNumber = "ambiguous_number"
    case groupedNumber = "grouped_number"
    case numberBeyond = "number_beyond"
}
