/// The name of a file as users write it: folders separated by `/`, or `polder:` and the name of a shipped scenario.
struct FileName: Hashable {
    /// The folders and the file, without `.` and without `..` where that can be worked out.
    let parts: [String]
    let isAbsolute: Bool
    /// Whether it comes with Polder.
    let isShipped: Bool

    private static let shippedPrefix = "polder:"

    init(_ text: String) {
        isShipped = text.hasPrefix(Self.shippedPrefix)
        isAbsolute = text.hasPrefix("/")
        let path = isShipped ? text.dropFirst(Self.shippedPrefix.count) : text[...]
        parts = Self.shortened(path.split(separator: "/").map(String.init))
    }

    private init(parts: [String], like other: FileName) {
        self.parts = Self.shortened(parts)
        isAbsolute = other.isAbsolute
        isShipped = other.isShipped
    }

    private static func shortened(_ parts: [String]) -> [String] {
        parts.reduce(into: []) { kept, part in
            if part == ".." && !kept.isEmpty && kept.last != ".." {
                kept.removeLast()
            } else if part != "." {
                kept.append(part)
            }
        }
    }

    /// The same file under its shortest name.
    var text: String {
        (isShipped ? Self.shippedPrefix : isAbsolute ? "/" : "") + parts.joined(separator: "/")
    }

    var folder: FileName { FileName(parts: Array(parts.dropLast()), like: self) }

    /// The folder below which this scenario may name other files: a `scenarios` folder that it is in, else its own.
    var root: FileName {
        let own = folder
        guard !isShipped else { return FileName(parts: [], like: self) }
        guard let index = own.parts.lastIndex(of: "scenarios") else { return own }
        return FileName(parts: Array(own.parts[...index]), like: self)
    }

    /// What `name` means in a file of this name.
    func sibling(_ name: String) -> FileName {
        let other = FileName(name)
        guard !other.isShipped else { return other }
        return FileName(parts: folder.parts + name.split(separator: "/").map(String.init), like: self)
    }

    func isBelow(_ root: FileName) -> Bool {
        parts.starts(with: root.parts) && isShipped == root.isShipped && isAbsolute == root.isAbsolute
            && !parts.dropFirst(root.parts.count).contains("..")
    }

    func hasEnding(_ ending: String) -> Bool { parts.last?.hasSuffix(ending) ?? false }
}
