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
