/// Checks scenarios and runs nothing.
public struct ValidateRequest: Equatable, Sendable {
    /// What would be run.
    public var run: RunRequest

    public init(_ run: RunRequest) {
        self.run = run
    }
}

extension ValidateRequest: Codable {
    public init(from decoder: any Decoder) throws { run = try RunRequest(from: decoder) }
    public func encode(to encoder: any Encoder) throws { try run.encode(to: encoder) }
}

extension ValidateRequest: Request {
    public typealias Answer = ValidateReply
    public static let op = "validate"

    public func check() throws(Refusal) { try run.check() }
}

/// Every problem of every file; none of severity `error` where the request could be submitted.
public struct ValidateReply: Codable, Equatable, Sendable {
    public var diagnostics: [Diagnostic]
    /// The scenarios that could be read.
    public var scenarios: [ScenarioTitle]

    public init(diagnostics: [Diagnostic], scenarios: [ScenarioTitle]) {
        self.diagnostics = diagnostics
        self.scenarios = scenarios
    }
}
