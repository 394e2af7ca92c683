/// A value in a scenario, with the keys that lead to it.
struct Field {
    let node: YamlNode
    /// `roadmap[2].lead`; empty for the whole scenario.
    let path: String
    /// The last key, for messages.
    let key: String

    /// The whole scenario.
    init(root: YamlNode) {
        (node, path, key) = (root, "", "the scenario")
    }

    private init(_ node: YamlNode, path: String, key: String) {
        (self.node, self.path, self.key) = (node, path, key)
    }

    /// The value behind a key; nil where the key does not stand.
    subscript(key: String) -> Field? {
        node[key].map { Field($0, path: path.isEmpty ? key : "\(path).\(key)", key: key) }
    }

    /// All keys with their values; empty for anything else than a mapping.
    var entries: [(key: String, keyPlace: SourcePlace, value: Field)] {
        guard case .mapping(let entries) = node.content else { return [] }
        return entries.map { entry in
            let path = path.isEmpty ? entry.key : "\(path).\(entry.key)"
            return (entry.key, entry.keyPlace, Field(entry.value, path: path, key: entry.key))
        }
    }

    /// The items of a list; nil for anything else.
    var items: [Field]? {
        guard case .list(let nodes) = node.content else { return nil }
        return nodes.enumerated().map { index, node in
            Field(node, path: "\(path)[\(index)]", key: key)
        }
    }

    /// The text as it stands; nil for lists and mappings.
    var text: String? {
        guard case .text(let text, _) = node.content else { return nil }
        return text
    }

    var isMapping: Bool {
        if case .mapping = node.content { return true }
        return false
    }
}
