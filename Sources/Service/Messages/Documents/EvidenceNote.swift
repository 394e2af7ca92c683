public import Modelling

/// Where a number comes from.
public struct EvidenceNote: Codable, Equatable, Hashable, Sendable {
    /// `measured`, `published` or `assumed`.
    public var grade: String
    /// The table, the study or the reason, in English: for clients of 1.0.
    public var source: String
    /// The same in each language; nil from a daemon of 1.0.
    public var sources: Text?

    /// - Parameter sources: nil where the source is the same in every language, or is not known in another.
    public init(grade: String, source: String, sources: Text? = nil) {
        self.grade = grade
        self.source = source
        self.sources = sources
    }
}
