/// The keys of a settings file, which is a mapping of mappings without lists.
enum SettingsFile {
    /// Every key that has a value, as `idle.minutes`.
    ///
    /// The file is read and its values are checked by swift-configuration, which says nothing of keys that it was not
    /// asked for; so they are found here by their indentation alone.
    static func keys(of text: String) -> [String] {
        var open: [(indent: Int, key: String)] = []
        var found: [String] = []
        for line in text.split(whereSeparator: \.isNewline) {
            let indent = line.prefix { $0 == " " }.count
            let body = line.dropFirst(indent)
            guard let colon = body.firstIndex(of: ":"), !body.hasPrefix("#") else { continue }
            while let last = open.last, last.indent >= indent { open.removeLast() }
            open.append((indent, String(body[..<colon])))
            let value = body[body.index(after: colon)...].drop { $0 == " " }
            if !value.isEmpty, !value.hasPrefix("#") { found.append(open.map(\.key).joined(separator: ".")) }
        }
        return found
    }
}
