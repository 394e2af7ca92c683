internal import Reading

/// One scenario as it is written, after its files are read and laid over each other.
struct ScenarioFile {
    /// The file that the user named.
    let name: String
    /// All keys but `extends`; each value has the place where it is written.
    let root: YamlNode
    /// The files that were laid over each other, the one that the user named first.
    let chain: [String]
    /// Whether all files that it extends were there and could be read.
    let isWhole: Bool
}

extension YamlNode {
    /// This value with another laid over it: keys are laid over each other one by one, all else is replaced.
    ///
    /// A number with its spread (`fixed`, or `low`, `central` and `high`) is one value, and is replaced as a whole.
    func overlaid(by top: YamlNode) -> YamlNode {
        guard case .mapping(let ours) = content, case .mapping(let theirs) = top.content,
            !isSpread, !top.isSpread
        else { return top }
        let overlays = Dictionary(theirs.map { ($0.key, $0) }) { first, _ in first }
        let known = Set(ours.map(\.key))
        let kept = ours.map { entry in
            guard let other = overlays[entry.key] else { return entry }
            return YamlEntry(
                key: entry.key, written: other.written, keyPosition: other.keyPosition,
                value: entry.value.overlaid(by: other.value))
        }
        let added = theirs.filter { !known.contains($0.key) }
        return YamlNode(position: top.position, content: .mapping(kept + added))
    }

    private var isSpread: Bool {
        guard case .mapping(let entries) = content else { return false }
        return entries.contains { ["fixed", "low", "central", "high"].contains($0.key) }
    }

    /// The same keys without one of them.
    func without(_ key: String) -> YamlNode {
        guard case .mapping(let entries) = content else { return self }
        return YamlNode(position: position, content: .mapping(entries.filter { $0.key != key }))
    }
}
