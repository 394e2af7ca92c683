import Foundation
import Reading

/// What a settings file says: keys of keys, with a text behind each, or a list of names.
struct SettingsFile {
    /// By key, as `idle.minutes`; names of a list with commas between them.
    private(set) var values: [String: (text: String, position: SourcePosition)] = [:]
    private(set) var problems: [String] = []

    /// Says nothing.
    init() {}

    /// - Parameter known: every key that is read, as `idle.minutes`.
    init(path: String, known: [String]) {
        let text: String
        do {
            text = try String(contentsOfFile: path, encoding: .utf8)
        } catch {
            problems = ["\(path): the settings cannot be read (\(error.localizedDescription))"]
            return
        }
        let lines = text.split(whereSeparator: \.isNewline).map { $0.drop { $0 == " " } }
        guard lines.contains(where: { !$0.isEmpty && !$0.hasPrefix("#") }) else { return }
        let (root, problems) = YamlParser.read(SourceFile(name: path, text: text), as: .data)
        let reader = FieldReader(.data)
        if let root { read(Field(root: root), known, by: reader) }
        self.problems = (problems + reader.problems).sorted().map(\.description)
    }

    private mutating func read(_ field: Field, _ known: [String], by reader: FieldReader) {
        let before = field.path.isEmpty ? "" : "\(field.path)."
        let children = known.filter { $0.hasPrefix(before) }.reduce(into: [String]()) { children, key in
            let child = String(key.dropFirst(before.count).prefix { $0 != "." })
            if !children.contains(child) { children.append(child) }
        }
        guard reader.hasKeys(children, in: field, called: nil) else { return }
        for entry in field.entries where children.contains(entry.key) {
            if known.contains(entry.value.path) {
                values[entry.value.path] = value(entry.value, by: reader).map {
                    ($0, entry.value.node.position)
                }
            } else {
                read(entry.value, known, by: reader)
            }
        }
    }

    private func value(_ field: Field, by reader: FieldReader) -> String? {
        // Nothing between quotes is a value: the default that stands in the shipped file.
        if case .text("", isQuoted: true) = field.node.content { return "" }
        guard field.items != nil else { return reader.text(field) }
        return reader.list(field)?.compactMap { reader.text($0) }.joined(separator: ",")
    }
}
