import Reading

extension YamlNode {
    /// The value as it can be read back, on one line.
    var written: String {
        switch content {
        case .text(let text, let isQuoted):
            let isPlain =
                text.wholeMatch(of: /-?[\p{L}0-9_+][\p{L}0-9_.%+\-\/: ]*/) != nil
                && !text.hasSuffix(" ") && !text.hasSuffix(":") && !text.contains(": ")
            return isPlain && !isQuoted ? text : quoted(text)
        case .list(let items): return "[\(items.map(\.written).joined(separator: ", "))]"
        case .mapping(let entries):
            return
                "{\(entries.map { "\(quotedKey($0.written)): \($0.value.written)" }.joined(separator: ", "))}"
        }
    }

    /// What tables show: a text as it is, without quotes.
    var label: String {
        if case .text(let text, _) = content { return text }
        return written
    }

    private func quotedKey(_ key: String) -> String {
        key.wholeMatch(of: /[\p{L}0-9_.\-]+/) != nil ? key : quoted(key)
    }

    private func quoted(_ text: String) -> String {
        let escaped = text.unicodeScalars.map { scalar -> String in
            switch scalar {
            case "\"", "\\": return "\\\(scalar)"
            case "\n": return "\\n"
            case _ where scalar.value < 0x20:
                let digits = String(scalar.value, radix: 16)
                return "\\x" + String(repeating: "0", count: 2 - digits.count) + digits
            default: return String(scalar)
            }
        }
        return "\"\(escaped.joined())\""
    }

    /// The entries of a set of keys; none for anything else.
    var entries: [YamlEntry] {
        if case .mapping(let entries) = content { return entries }
        return []
    }

    /// The items of a list; none for anything else.
    var items: [YamlNode] {
        if case .list(let items) = content { return items }
        return []
    }

    /// The same keys with another value behind the last key of a path, whatever word they have for it; keys that are not there
    /// are added.
    func setting(_ path: ArraySlice<String>, to value: YamlNode) -> YamlNode {
        guard let key = path.first else { return value }
        var entries = entries
        let place = entries.firstIndex { DesignWords.scenarioKey($0.key, isFirst: false) == key }
        let inner =
            place.map { entries[$0].value }
            ?? YamlNode(position: value.position, content: .mapping([]))
        let changed = inner.setting(path.dropFirst(), to: value)
        if let place {
            entries[place].value = changed
        } else {
            entries.append(YamlEntry(key: key, keyPosition: value.position, value: changed))
        }
        return YamlNode(position: position, content: .mapping(entries))
    }
}
