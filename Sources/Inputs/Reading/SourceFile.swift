/// A file as the readers get it: they never open one.
public struct SourceFile: Hashable, Sendable {
    /// The name that problems are reported under.
    public let name: String
    public let text: String

    public init(name: String, text: String) {
        self.name = name
        self.text = text
    }
}
