/// A path as text, cut at its slashes and its dots alone.
///
/// Foundation has the same for strings, and ends the program on Linux where a name has one character.
public struct PathText {
    private let text: String

    public init(_ text: String) { self.text = text }

    /// Where the last name begins.
    private var cut: String.Index { text.lastIndex(of: "/").map(text.index(after:)) ?? text.startIndex }

    /// The folder that it is in: empty for a name alone, `/` for what is in the root.
    public var folder: String {
        guard let slash = text.lastIndex(of: "/") else { return "" }
        return slash == text.startIndex ? "/" : String(text[..<slash])
    }

    /// The last name.
    public var name: String { String(text[cut...]) }

    /// What follows the last dot of the last name; empty where none does, or nothing stands before it.
    public var ending: String { dot.map { String(text[text.index(after: $0)...]) } ?? "" }

    /// Without its ending.
    public var stem: String { dot.map { String(text[..<$0]) } ?? text }

    private var dot: String.Index? {
        guard let dot = text[cut...].lastIndex(of: "."), dot > cut, text.index(after: dot) < text.endIndex
        else { return nil }
        return dot
    }

    /// Another name in this folder.
    public func with(_ name: String) -> String {
        text.isEmpty ? name : text.hasSuffix("/") ? text + name : "\(text)/\(name)"
    }
}
