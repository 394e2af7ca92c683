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

/// The problems of all files, the first `Diagnostic.most`; none of severity `error` where the request could be submitted.
public struct ValidateReply: Codable, Equatable, Sendable {
    public var diagnostics: [Diagnostic]
    /// How many more there are; nil for none.
    public var more: Int?
    /// The scenarios that could be read.
    public var scenarios: [ScenarioTitle]

    public init(diagnostics: [Diagnostic], more: Int? = nil, scenarios: [ScenarioTitle]) {
        self.diagnostics = diagnostics
        self.more = more
        self.scenarios = scenarios
    }
}
