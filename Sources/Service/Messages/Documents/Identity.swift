/// Which model made a number.
public struct ModelIdentity: Codable, Equatable, Sendable {
    public var version: String
    /// Digest of every declaration and equation.
    public var digest: String

    public init(version: String, digest: String) {
        self.version = version
        self.digest = digest
    }
}

/// Which figures a number was made from.
public struct DataIdentity: Codable, Equatable, Sendable {
    /// Digest of the baseline, the catalogue and what was laid over them.
    public var digest: String

    public init(digest: String) {
        self.digest = digest
    }
}
