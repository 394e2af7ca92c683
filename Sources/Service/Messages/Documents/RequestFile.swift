/// A file that comes with a request: the daemon never opens a path of the client.
public struct RequestFile: Codable, Equatable, Hashable, Sendable {
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
}

/// One scenario of a request: what it is called there, and the file that holds it.
public struct RequestedScenario: Codable, Equatable, Hashable, Sendable {
    /// The name in results, unique within the request.
    public var name: String
    /// The name of one of the request's files, or `polder:…` for a shipped one.
    public var file: String

    public init(name: String, file: String) {
        self.name = name
        self.file = file
    }
}
