import Baselines
import Messages
import Modelling
import RegionModel
import Results
import Scenarios

extension Order {
    /// A changed input with what people call it and its values, beside the words of files.
    func inWords(_ change: ChangedInput) -> ChangedInput {
        var said = change
        said.title = title(of: change)
        said.referenceText = change.referenceValue.map(text)
        said.text = change.value.map(text)
        return said
    }

    private func title(of change: ChangedInput) -> Text? {
        let parts = change.path.split(separator: ".").map(String.init)
        guard parts.first == "roadmap", parts.count > 1,
            let measure = knowledge.catalogue.measure(parts[1])?.short
        else {
            return title(ofInput: change.path, in: scenarios) ?? ScenarioKey.title(of: parts.last ?? "")
        }
        guard parts.count > 2, let key = ScenarioKey.title(of: parts[2]) else { return measure }
        return Text(nl: "\(measure.dutch): \(key.dutch)", en: "\(measure.english): \(key.english)")
    }

    /// A value word by word: ways of working, actors, levels, regions, quarters and yes or no by what people call them; conditions
    /// as a whole.
    private func text(_ value: String) -> Text {
        var marked = value
        for (number, condition) in Self.conditions.enumerated() {
            marked = marked.replacing(condition.written, with: " \(Self.mark)\(number)")
        }
        let words = marked.split(separator: " ", omittingEmptySubsequences: false).map { word -> Text in
            let bare = word.hasSuffix(",") ? String(word.dropLast()) : String(word)
            let mark = word.hasSuffix(",") ? "," : ""
            let said = Self.condition(bare) ?? Self.words[bare] ?? region(bare) ?? Self.number(bare)
            return Text(nl: said.dutch + mark, en: said.english + mark)
        }
        return Text(
            nl: words.map(\.dutch).joined(separator: " "), en: words.map(\.english).joined(separator: " "))
    }

    private func region(_ code: String) -> Text? {
        knowledge.model.places.contains(code) ? knowledge.placeName(code).title : nil
    }

    /// A number has the decimal mark of its language, and a quarter its letter.
    private static func number(_ text: String) -> Text {
        if text.wholeMatch(of: /[0-9]{4}Q[1-4]/) != nil {
            return Text(nl: text.replacing("Q", with: "K"), en: text)
        }
        let isNumber = Double(text) != nil
        return Text(nl: isNumber ? text.replacing(".", with: ",") : text, en: text)
    }

    /// When a step changes its way of working, as inputs write it and as people say it.
    private static let conditions: [(written: String, said: Text)] = [
        (
            " where trust is above",
            Text(nl: "zodra het vertrouwen hoger is dan", en: "once trust is above")
        ),
        (
            " where trust is below",
            Text(nl: "zodra het vertrouwen lager is dan", en: "once trust is below")
        ),
        (" where stalled", Text(nl: "zodra het overleg vastloopt", en: "once talks have stalled")),
        (" once decided", Text(nl: "zodra is besloten", en: "once it is decided")),
    ]
    private static let mark: Character = "\u{1}"

    private static func condition(_ word: String) -> Text? {
        guard word.first == mark, let number = Int(word.dropFirst()) else { return nil }
        return conditions[number].said
    }

    private static let words: [String: Text] = {
        var words = ["yes": Text(nl: "ja", en: "yes"), "no": Text(nl: "nee", en: "no")]
        words["from"] = Text(nl: "vanaf", en: "from")
        words["to"] = Text(nl: "tot en met", en: "to")
        func add(_ all: [some Named]) { for thing in all { words[thing.label] = thing.title } }
        add(Level.allCases)
        add(Department.allCases)
        add(Actor.allCases)
        add(Payer.allCases)
        add(Mode.allCases)
        return words
    }()
}
