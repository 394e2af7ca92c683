internal import Modelling
internal import RegionModel
import Spelling

/// A scenario while it is read: its keys, the words they are checked against, and what was found so far.
final class ScenarioDraft {
    static let keys = [
        "title", "extends", "focus", "period", "data", "collaboration", "roadmap", "existing_plans",
        "context",
        "ensemble",
    ]

    let root: Field
    let vocabulary: Vocabulary
    let findings = Findings()
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
            ResolvedInput(path: path, value: value, place: field?.node.place, writtenAs: key ?? field?.path))
    }

    /// A name out of a list; the message names the nearest.
    func named<Thing>(
        _ field: Field, what: String, list: String?, among things: [(name: String, thing: Thing)]
    ) -> Thing? {
        guard let text = findings.text(field, expecting: "the name of a \(what)") else { return nil }
        if let found = things.first(where: { folded($0.name) == folded(text) }) { return found.thing }
        let nearest = findings.nearest(to: text, among: things.map(\.name))
        findings.note(.unknownName(text, what: what, suggestion: nearest, list: list), at: field)
        return nil
    }
}
