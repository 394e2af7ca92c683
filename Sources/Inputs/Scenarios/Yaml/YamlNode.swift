/// What stands at one place of a YAML file. Values are text: `no` is two letters, `12:30` is five characters.
struct YamlNode: Sendable {
    enum Content: Sendable {
        case text(String, isQuoted: Bool)
        case list([YamlNode])
        case mapping([YamlEntry])
    }

    let place: SourcePlace
    let content: Content

    /// True where a key stands without anything behind it.
    var isMissing: Bool {
        if case .text("", isQuoted: false) = content { return true }
        return false
    }

    /// `a text`, `a list` or `a set of keys`, for messages.
    var kind: String {
        switch content {
        case .text: "a text"
        case .list: "a list"
        case .mapping: "a set of keys"
        }
    }

    /// The entries of a mapping, by key; nil for anything else.
    subscript(key: String) -> YamlNode? {
        guard case .mapping(let entries) = content else { return nil }
        return entries.first { $0.key == key }?.value
    }
}

/// One `key: value` of a mapping.
struct YamlEntry: Sendable {
    let key: String
    let keyPlace: SourcePlace
    var value: YamlNode
}
