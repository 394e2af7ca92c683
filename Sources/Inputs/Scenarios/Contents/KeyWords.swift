public import Modelling
internal import Reading
internal import RegionModel
import Spelling

/// The keys of one set: the English words by which files are compared, the Dutch ones, and what stands below each.
struct KeyWords: Sendable {
    struct Entry: Sendable {
        let key: String
        /// Other words for it; the first is what a translated file has.
        let others: [String]
        var below: KeyWords?

        init(_ key: String, _ others: String..., below: KeyWords? = nil) {
            self.init(key, others, below: below)
        }

        init(_ key: String, _ others: [String], below: KeyWords? = nil) {
            self.key = key
            self.others = others
            self.below = below
        }

        /// A thing of the model, by the word of files and by every other name that is not the same word.
        init(_ thing: some Named) {
            let others = thing.otherNames.map(folded).reduce(into: [String]()) { others, name in
                if name != thing.label, !others.contains(name) { others.append(name) }
            }
            self.init(thing.label, others)
        }
    }

    let entries: [Entry]

    init(_ entries: Entry...) { self.entries = entries }

    init(_ entries: [Entry]) { self.entries = entries }

    /// The English words.
    var keys: [String] { entries.map(\.key) }
    /// The words that a file is likely to have whose entries are these: the Dutch ones where it has any, else the English.
    func keys(beside entries: [(key: String, written: String)]) -> [String] {
        let isDutch = entries.contains { folded($0.written) != $0.key }
        return isDutch ? self.entries.map { $0.others.first ?? $0.key } : keys
    }

    /// All words but the English ones.
    var others: [String] { entries.flatMap(\.others) }
    /// Every word for a key.
    func words(for key: String) -> [String] {
        entries.filter { $0.key == key }.flatMap { [$0.key] + $0.others }
    }

    /// What stands below a key; no keys where it has none.
    subscript(key: String) -> KeyWords { entries.first { $0.key == key }?.below ?? KeyWords() }

    private func entry(_ word: String) -> Entry? {
        // Once, not for each entry: a file may have a hundred thousand keys that nobody knows.
        let word = folded(word)
        return entries.first { $0.key == word || $0.others.contains(word) }
    }

    /// The same tree with English words for the keys, and the keys that then stand twice.
    func english(_ node: YamlNode) -> (node: YamlNode, problems: [Problem]) {
        switch node.content {
        case .text: return (node, [])
        case .list(let items):
            let read = items.map { english($0) }
            return (
                YamlNode(position: node.position, content: .list(read.map(\.node))), read.flatMap(\.problems)
            )
        case .mapping(let given):
            var problems: [Problem] = []
            var lines: [String: Int] = [:]
            var entries: [YamlEntry] = []
            for var entry in given {
                if let known = self.entry(entry.key) {
                    entry.key = known.key
                    if let below = known.below {
                        let read = below.english(entry.value)
                        entry.value = read.node
                        problems += read.problems
                    }
                }
                if let first = lines[entry.key] {
                    problems.append(
                        Problem(
                            .scenario, at: entry.keyPosition, path: entry.key,
                            .duplicateKey(entry.written, firstLine: first)))
                } else {
                    lines[entry.key] = entry.keyPosition.line
                    entries.append(entry)
                }
            }
            return (YamlNode(position: node.position, content: .mapping(entries)), problems)
        }
    }
}

extension KeyWords {
    /// `fixed`, or `low`, `central` and `high`.
    static let spread = KeyWords(
        Entry("fixed", "vast"), Entry("low", "laag"), Entry("central", "midden"), Entry("high", "hoog"))

    static let texts = KeyWords(Entry("nl"), Entry("en"))

    static let period = KeyWords(Entry("from", "van", "vanaf"), Entry("to", "tot", "tot_en_met"))

    static let actors = KeyWords(Actor.allCases.map(Entry.init))

    static let payers = KeyWords(Payer.publicPayers.map(Entry.init))

    private static let modeWords = ["manier_van_werken", "manier", "samenwerkingsvorm"]

    /// One change of the way of working.
    static let change = KeyWords(
        Entry("to", "naar"), Entry("trust_above", "vertrouwen_boven"),
        Entry("trust_below", "vertrouwen_onder"), Entry("stalled", "vastgelopen"),
        Entry("decided", "besloten"), Entry("from", "vanaf"))

    private static let changeWords = ["veranderingen", "overgangen"]

    static let collaboration = KeyWords(
        Entry("mode", modeWords), Entry("changes", changeWords, below: change),
        Entry("initial_trust", "vertrouwen", "beginvertrouwen", below: spread),
        Entry("link_density", "contacten", "dichtheid", below: spread),
        Entry("network_manager", "regisseur"),
        Entry("capacity", "capaciteit", "menskracht", below: actors))

    /// What must be done before a measure, where it is written in full.
    static let requirement = KeyWords(Entry("measure", "maatregel"), Entry("progress", "voortgang"))

    static let plannedMeasure = KeyWords(
        Entry("measure", "maatregel"), Entry("region", "regio", "gebied"), Entry("lead", "trekker"),
        Entry("partners"), Entry("mode", modeWords), Entry("changes", changeWords, below: change),
        Entry("level", "niveau"), Entry("start", "begin"), Entry("decided", "besloten"),
        Entry("preparation", "voorbereiding"), Entry("agreement", "overeenstemming"),
        Entry("years", "jaren", "duur"),
        Entry("budget", "begroting", below: payers), Entry("upkeep", "onderhoud", below: payers),
        Entry("requires", "vereist", "eerst_klaar"))

    static let plan = KeyWords(Entry("plan"), Entry("goals", "doelen"))

    static let context = KeyWords(
        NationalPath.allCases.map { Entry($0.rawValue, [$0.dutch], below: spread) }
            + [Entry("assumptions", "aannames")])

    static let ensemble = KeyWords(Entry("members", "trekkingen"), Entry("seed", "startgetal"))

    /// A whole scenario.
    static let scenario = KeyWords(
        Entry("title", "titel", below: texts), Entry("short", "kort", below: texts),
        Entry("extends", "basis", "bouwt_voort_op"),
        Entry("focus", "regio", "regios", "gebied"), Entry("period", "periode", "jaren", below: period),
        Entry("data", "gegevens", "cijfers"),
        Entry("collaboration", "samenwerking", below: collaboration),
        Entry("roadmap", "routekaart", "maatregelen", below: plannedMeasure),
        Entry("existing_plans", "bestaande_plannen", below: plan),
        Entry("context", "omgeving", below: context), Entry("ensemble", "berekening", below: ensemble))
}

/// The keys of scenario files, for people.
public enum ScenarioKey {
    /// What people call a key: the first of its Dutch words, and its English one; nil where no file has it.
    public static func title(of key: String) -> Text? {
        let sets: [KeyWords] = [.plannedMeasure, .collaboration, .scenario, .context, .period]
        return sets.lazy.flatMap(\.entries).first { $0.key == key }.map { entry in
            let words = [entry.others.first ?? entry.key, entry.key].map { $0.replacing("_", with: " ") }
            return Text(nl: words[0], en: words[1])
        }
    }
}

/// All in `all` with every name that they have, the one of files first.
func named<Thing: Named>(_ all: [Thing]) -> [(names: [String], thing: Thing)] {
    all.map { ([$0.label] + $0.otherNames, $0) }
}
