/// Where a number comes from, and so how far it can be trusted.
public enum Evidence: Hashable, Sendable {
    /// An official statistic: table and year.
    case measured(String)
    /// A published study: authors, year, place.
    case published(String)
    /// A judgement: the reason. Reports list these first.
    case assumed(String)

    /// `measured`, `published` or `assumed`.
    public var grade: String {
        switch self {
        case .measured: "measured"
        case .published: "published"
        case .assumed: "assumed"
        }
    }

    /// The statistic, the study or the reason.
    public var source: String {
        switch self {
        case .measured(let source), .published(let source), .assumed(let source): source
        }
    }
}
