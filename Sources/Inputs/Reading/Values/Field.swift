/// A value in a file of keys and values, with the keys that lead to it.
public struct Field {
    public let node: YamlNode
    /// `roadmap[2].lead`; empty for the whole file.
    public let path: String
    /// The last key as it is written, for messages.
    public let key: String

    /// The whole file.
    public init(root: YamlNode) {
        (node, path, key) = (root, "", "")
    }

    private init(_ node: YamlNode, path: String, key: String) {
        (self.node, self.path, self.key) = (node, path, key)
    }

    /// Another value in the same place.
    public func with(_ node: YamlNode) -> Field { Field(node, path: path, key: key) }

    /// The value behind a key; nil where the key does not stand.
    public subscript(key: String) -> Field? { entries.first { $0.key == key }?.value }

    /// All keys with their values; empty for anything else than a set of keys.
    public var entries: [(key: String, written: String, keyPosition: SourcePosition, value: Field)] {
        guard case .mapping(let entries) = node.content else { return [] }
        return entries.map { entry in
            let path = path.isEmpty ? entry.key : "\(path).\(entry.key)"
            return (
                entry.key, entry.written, entry.keyPosition,
                Field(entry.value, path: path, key: entry.written)
            )
        }
    }

    /// The items of a list; nil for anything else.
    public var items: [Field]? {
        guard case .list(let nodes) = node.content else { return nil }
        return nodes.enumerated().map { index, node in
            Field(node, path: "\(path)[\(index)]", key: key)
        }
    }

    /// The text as it stands; nil for lists and keys.
    public var text: String? {
        guard case .text(let text, _) = node.content else { return nil }
        return text
    }

    public var isMapping: Bool {
        if case .mapping = node.content { return true }
        return false
    }
}
