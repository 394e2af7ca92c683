/// A file that another one names and that was not given.
public struct NeededFile: Codable, Hashable, Sendable {
    /// As seen from where the names of the given files are seen from.
    public var name: String
    /// The file that names it; empty for one that was asked for itself.
    public var namedBy: String
    /// What it is needed for: `base` or `data`.
    public var role: RunFile.Role

    public init(name: String, namedBy: String, role: RunFile.Role) {
        self.name = name
        self.namedBy = namedBy
        self.role = role
    }
}
