public import Modelling
import Spelling
import Words

/// What people call figures, in both languages.
public enum FigureTitles {
    /// What people call a figure: `gross domestic product [2024]`, `area: forest`; the words of its name where nobody says it otherwise.
    ///
    /// - Parameter figure: a public name, with its element in brackets where it has one.
    public static func title(of figure: String) -> Text {
        let (name, element) = parts(of: figure)
        let words = name.split(separator: ".").last.map { $0.split(separator: "_").joined(separator: " ") }
        let title = titles[name] ?? Text(nl: "", en: words ?? name)
        guard !element.isEmpty else { return title }
        if let part = GivenFigure.byName[name]?.elementTitles[element] { return title.followed(by: part) }
        return Text(
            nl: title.dutch.isEmpty ? "" : "\(title.dutch) [\(element)]", en: "\(title.english) [\(element)]")
    }

    /// The figure that people mean by a title, with an element in brackets where it is given: `Woningen`, `Inwoners op 1 januari [2023]`;
    /// nil where no figure, or more than one, is called so.
    static func figure(called text: String) -> String? {
        let (title, element) = parts(of: text)
        // A public name says what it is: `land.area` is not what people call `land.land_area`.
        guard !title.contains(".") else { return nil }
        let named = byTitle[spelling(of: title)]
        guard named.map({ $0.count == 1 }) ?? true,
            // What files of others call it is understood too: `inwoners`.
            let name = named?.first ?? ColumnMeanings.meaning(of: title)?.figure
        else { return nil }
        guard !element.isEmpty else { return name }
        let titles = GivenFigure.byName[name]?.elementTitles ?? [:]
        let meant = titles.first { $0.key == element || isCalled(element, $0.value) }
        return "\(name)[\(meant?.key ?? element)]"
    }

    /// Everything that people call a figure, without elements.
    static let all = Set((Array(declared) + Array(ofTables)).flatMap { [$0.value.dutch, $0.value.english] })
        .filter { !$0.isEmpty }.sorted()

    private static func isCalled(_ text: String, _ title: Text) -> Bool {
        [title.dutch, title.english].contains { spelling(of: $0) == spelling(of: text) }
    }

    /// By name without element.
    private static let titles = ofTables.merging(declared) { ofTables, _ in ofTables }

    /// What the model calls those that it starts from.
    private static let declared = GivenFigure.byName.compactMapValues(\.title)

    /// What the tables call theirs.
    private static let ofTables: [String: Text] = Wording.shared.names(under: "describe.figure.").reduce(
        into: [:]
    ) { titles, name in
        let phrase = Phrase("describe.figure.\(name)")
        titles[name] = Text(nl: phrase.text(.dutch), en: phrase.text(.english))
    }

    private static let byTitle: [String: Set<String>] = (Array(declared) + Array(ofTables)).reduce(into: [:])
    {
        found, entry in
        for title in [entry.value.dutch, entry.value.english] where !title.isEmpty {
            found[spelling(of: title), default: []].insert(entry.key)
        }
    }
}
