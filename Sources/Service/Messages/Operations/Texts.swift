public import Reading

/// The texts that a run was made of.
public struct TextsRequest: Codable, Equatable, Sendable {
    /// The run, by any word that means it.
    public var run: String

    public init(run: String) {
        self.run = run
    }
}

extension TextsRequest: Request {
    public typealias Answer = TextsReply
    public static let op = "texts"
}

/// Scenarios, what they extend and tables, in the order in which they came.
public struct TextsReply: Codable, Equatable, Sendable {
    public var run: String
    public var files: [RunFile]
    /// Names of the run's scenarios, with the files that they are.
    public var scenarios: [RequestedScenario]

    public init(run: String, files: [RunFile], scenarios: [RequestedScenario]) {
        self.run = run
        self.files = files
        self.scenarios = scenarios
    }
}
