public import Modelling

/// A scenario as results name it.
public struct ScenarioTitle: Codable, Equatable, Hashable, Sendable {
    /// The name in rows.
    public var name: String
    /// The title that its file gives it, in English.
    public var title: String
    /// The title in each language.
    public var titles: Text
    /// A few words for headings of tables; nil where the file gives none.
    public var short: Text?
    /// The file that holds it; empty for one that is run along.
    public var file: String
    /// How its measures are carried out where the roadmap says nothing else; nil without a roadmap.
    public var mode: String?

    public init(name: String, titles: Text, short: Text? = nil, file: String, mode: String? = nil) {
        self.name = name
        title = titles.english
        self.titles = titles
        self.short = short
        self.file = file
        self.mode = mode
    }

    public init(from decoder: any Decoder) throws {
        let fields = try decoder.container(keyedBy: CodingKeys.self)
        let title = try fields.decode(String.self, forKey: .title)
        self.init(
            name: try fields.decode(String.self, forKey: .name),
            titles: try fields.decodeIfPresent(Text.self, forKey: .titles) ?? Text(nl: title, en: title),
            short: try fields.decodeIfPresent(Text.self, forKey: .short),
            file: try fields.decode(String.self, forKey: .file),
            mode: try fields.decodeIfPresent(String.self, forKey: .mode))
        self.title = title
    }
}

extension ScenarioTitle {
    /// Whether somebody who writes this means it: its name in rows, its title or its short name in either language.
    public func isCalled(_ word: String) -> Bool {
        let names = [name, titles.dutch, titles.english, short?.dutch, short?.english].compactMap(\.self)
        return names.contains { $0.lowercased() == word.lowercased() }
    }
}
