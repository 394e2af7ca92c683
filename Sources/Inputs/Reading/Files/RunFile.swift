public import Results

/// A text that a run is made from: it comes with the request, and is stored with the run.
public struct RunFile: Codable, Hashable, Sendable {
    /// The path as the client names it in messages.
    public var name: String
    public var role: Role
    /// The whole text.
    public var text: String

    /// What a file is for.
    public enum Role: String, Word {
        /// One of the scenarios that are to be run.
        case scenario
        /// What a scenario extends.
        case base
        /// A table of figures that is laid over the baseline.
        case data
    }

    public init(name: String, role: Role, text: String) {
        self.name = name
        self.role = role
        self.text = text
    }

    /// The file without what it is for.
    public var source: SourceFile { SourceFile(name: name, text: text) }
}
