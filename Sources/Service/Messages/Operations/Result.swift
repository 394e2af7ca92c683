/// What is known of a run besides its rows.
public struct ResultRequest: Codable, Equatable, Sendable {
    public var run: String

    public init(run: String) {
        self.run = run
    }
}

extension ResultRequest: Request {
    public typealias Answer = RunDocument
    public static let op = "result"
}
