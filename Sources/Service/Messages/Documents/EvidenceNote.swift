public import Modelling

/// Where a number comes from.
public struct EvidenceNote: Codable, Equatable, Hashable, Sendable {
    /// `measured`, `published`, or `assumed` for what is tuned or judged: the words of 1.0.
    public var grade: String
    /// `measured`, `published`, `tuned` or `judged`; nil from a daemon of 1.0.
    public var basis: String?
    /// The table, the study or the reason, in English: for clients of 1.0.
    public var source: String
    /// The same in each language; nil from a daemon of 1.0.
    public var sources: Text?
    /// What of it was looked up, and where.
    public var verified: Text?
    /// What else to know: that evidence contradicts the former number, or other evidence.
    public var note: Text?
    /// How a region could measure it.
    public var measuring: Text?

    public init(_ evidence: Evidence) {
        grade = evidence.grade.isOwn ? "assumed" : evidence.grade.rawValue
        basis = evidence.grade.rawValue
        source = evidence.source.english
        sources = evidence.source
        verified = evidence.verified
        note = evidence.note
        measuring = evidence.measuring
    }

    /// How far the number can be trusted, in the word of today; nil for a word of a later version.
    public var trusted: Evidence.Grade? { Evidence.Grade(word: basis ?? grade) }
}
