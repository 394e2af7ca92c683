/// Where a number comes from, and so how far it can be trusted.
public struct Evidence: Hashable, Sendable {
    /// How far a number can be trusted; reports list what is assumed first.
    public enum Grade: String, CaseIterable, Hashable, Sendable {
        /// An official statistic.
        case measured
        /// A published study.
        case published
        /// A judgement.
        case assumed
    }

    public let grade: Grade
    /// The table and its year, the study and its place, or the reason.
    public let source: Text

    /// Evidence of a grade, from a source that is told in each language.
    public init(_ grade: Grade, _ source: Text) {
        self.grade = grade
        self.source = source
    }

    /// An official statistic: table and year, and what was done with it in both languages.
    public static func measured(_ citation: String, _ remark: String = "", nl: String = "") -> Evidence {
        Evidence(.measured, cited(citation, Text(nl: nl, en: remark)))
    }

    /// A published study: authors, year, place, and how far it bears the number, in both languages.
    public static func published(_ citation: String, _ remark: String = "", nl: String = "") -> Evidence {
        Evidence(.published, cited(citation, Text(nl: nl, en: remark)))
    }

    /// A judgement: its reason in both languages.
    public static func assumed(_ reason: String, nl: String = "") -> Evidence {
        Evidence(.assumed, Text(nl: nl, en: reason))
    }

    /// A citation is the same in every language; without a remark it is all there is to say.
    private static func cited(_ citation: String, _ remark: Text) -> Text {
        guard !remark.english.isEmpty else { return Text(nl: citation, en: citation) }
        guard !remark.dutch.isEmpty else { return Text(nl: "", en: "\(citation); \(remark.english)") }
        return Text(nl: "\(citation); \(remark.dutch)", en: "\(citation); \(remark.english)")
    }
}
