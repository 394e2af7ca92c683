/// What stands at one position of a YAML file. Values are text: `no` is two letters, `12:30` is five characters.
public struct YamlNode: Sendable {
    public enum Content: Sendable {
        case text(String, isQuoted: Bool)
        case list([YamlNode])
        case mapping([YamlEntry])
    }

    public let position: SourcePosition
    public let content: Content

    public init(position: SourcePosition, content: Content) {
        self.position = position
        self.content = content
    }

    /// True where a key stands without anything behind it.
    public var isMissing: Bool {
        if case .text("", isQuoted: false) = content { return true }
        return false
    }

    /// What it is, for messages.
    public var kind: Kind {
        switch content {
        case .text: .text
        case .list: .list
        case .mapping: .keys
        }
    }

    /// The entries of a mapping, by key; nil for anything else.
    public subscript(key: String) -> YamlNode? {
        guard case .mapping(let entries) = content else { return nil }
        return entries.first { $0.key == key }?.value
    }
}

extension YamlNode {
    /// `0,2` inside braces is the number 0 and a key 2 without a value: the two as the one text that was meant.
    func continued(by name: String, _ value: YamlNode) -> YamlNode? {
        guard case .text(let text, isQuoted: false) = content, value.isMissing,
            let last = text.last, last.isASCII, last.isNumber, let first = name.first, first.isASCII,
            first.isNumber
        else { return nil }
        return YamlNode(position: position, content: .text("\(text),\(name)", isQuoted: false))
    }
}

/// One `key: value` of a mapping.
public struct YamlEntry: Sendable {
    /// By which the value is found; readers may put another word in place of the one that is written.
    public var key: String
    /// As it is written, for messages.
    public let written: String
    public let keyPosition: SourcePosition
    public var value: YamlNode

    public init(key: String, written: String? = nil, keyPosition: SourcePosition, value: YamlNode) {
        self.key = key
        self.written = written ?? key
        self.keyPosition = keyPosition
        self.value = value
    }
}
