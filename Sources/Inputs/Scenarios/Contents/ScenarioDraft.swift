internal import Modelling
internal import Reading
internal import RegionModel
internal import Results
internal import Words

/// A scenario while it is read: its keys, the words they are checked against, and what was found so far.
final class ScenarioDraft {
    let root: Field
    let vocabulary: Vocabulary
    let reader = FieldReader(.scenario)
    var inputs: [ResolvedInput] = []
    /// Number of the regions in the baseline; empty where `focus` is missing or cannot be read.
    var focus: [Int] = []
    var period: Period
    var spreads: [String: Uncertainty.Spread] = [:]
    /// Where each of them is written.
    var spreadFields: [String: Field] = [:]
    /// The files that the scenario is made of, its own first.
    let files: [String]

    init(root: YamlNode, files: [String], vocabulary: Vocabulary) {
        self.root = Field(root: root)
        self.files = files
        self.vocabulary = vocabulary
        period = vocabulary.period
    }

    /// Keeps what the scenario says under a name that is the same in every scenario.
    func record(_ path: String, _ value: String, from field: Field?, as key: String? = nil) {
        inputs.append(
            ResolvedInput(
                path: path, value: value, position: field?.node.position, writtenAs: key ?? field?.path))
    }

    /// Whether this is a set of keys; notes those that are not known in it.
    func hasKeys(_ known: KeyWords, in field: Field, called owner: Phrase.Argument? = nil) -> Bool {
        reader.hasKeys(
            known.keys, or: known.others,
            listed: known.keys(beside: field.entries.map { ($0.key, $0.written) }), in: field,
            called: owner ?? .phrase(Phrase("owner.key", ["key": .text(field.key)])))
    }

    /// Whether a key is misspelt that was meant to name the file that this one extends.
    var hasMisspeltBase: Bool {
        let words = KeyWords.scenario.words(for: "extends")
        return reader.problems.contains { problem in
            guard problem.fact.code == TextCode.unknownKey.rawValue,
                case .text(let near)? = problem.fact.arguments["suggestion"]
            else { return false }
            return words.contains(near)
        }
    }

    /// The same value with English words for the keys below it.
    func inEnglish(_ field: Field, by words: KeyWords) -> Field {
        let read = words.english(field.node)
        for problem in read.problems {
            reader.note(problem.fact, atKey: problem.position, path: "\(field.path).\(problem.path)")
        }
        return field.with(read.node)
    }

    /// A number with a point, in the unit of its kind if it names one; shares may be written in percent.
    func number(_ field: Field, _ kind: NumberKind) -> Double? {
        switch reader.measured(field, kind) {
        case .number(let value)?: return value
        case .wrongUnit(let unit)?:
            reader.note(.wrongUnit(unit, name: kind.name, expected: kind.unit), at: field)
        case .notAllowed(let text, let value)?:
            let millions = value / 1_000_000
            if kind.unit == Unit.millions.symbol, kind.allowed.contains(millions),
                value > kind.allowed.upperBound
            {
                reader.note(
                    .notInMillions(text, name: kind.name, written: written(millions)), at: field)
            } else {
                reader.note(
                    .notAllowed(
                        text, name: kind.name, least: written(kind.allowed.lowerBound),
                        most: written(kind.allowed.upperBound)), at: field)
            }
        case nil: break
        }
        return nil
    }
}

extension NumberKind {
    init(_ name: String, _ unit: Unit, allowed: ClosedRange<Double>) {
        self.init(
            name: name, unit: unit.symbol, isShare: unit.symbol == Unit.share.symbol, allowed: allowed)
    }
}
