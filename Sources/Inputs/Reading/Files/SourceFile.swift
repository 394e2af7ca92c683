/// A file as the readers get it: they never open one.
public struct SourceFile: Codable, Hashable, Sendable {
    /// The name that problems are reported under: the path as the client names it.
    public let name: String
    /// The whole text.
    public let text: String

    public init(name: String, text: String) {
        self.name = name
        self.text = text
    }
}
