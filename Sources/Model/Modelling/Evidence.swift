/// Where a number comes from, and so how far it can be trusted.
public struct Evidence: Hashable, Sendable {
    /// How far a number can be trusted, from the most to the least.
    public enum Grade: String, CaseIterable, Codable, Hashable, Sendable {
        /// An official statistic, or an effect that was measured where the model uses it.
        case measured
        /// A published study, a tariff, a plan, or what a newspaper reports of one.
        case published
        /// Chosen so that the model meets a published outcome, which its source names.
        case tuned
        /// A judgement.
        case judged

        /// The grade of a word in a file or a message; `assumed` is what a judgement was called until 0.1.
        public init?(word: String) {
            guard let grade = word == "assumed" ? .judged : Grade(rawValue: word) else { return nil }
            self = grade
        }

        /// What people call it.
        public var title: Text {
            switch self {
            case .measured: Text(nl: "gemeten", en: "measured")
            case .published: Text(nl: "gepubliceerd", en: "published")
            case .tuned: Text(nl: "afgestemd", en: "tuned")
            case .judged: Text(nl: "ingeschat", en: "judged")
            }
        }

        /// Whether the number is this project's own, so that reports name it where it matters.
        public var isOwn: Bool { self == .tuned || self == .judged }
    }

    public let grade: Grade
    /// The table and its year, the study and its place, the outcome that it was tuned on, or the reason.
    public let source: Text
    /// What of it was looked up, and where; nil where nothing is said of that.
    public private(set) var verified: Text?
    /// What else to know: that evidence contradicts the former number, or other evidence.
    public private(set) var note: Text?
    /// How a region could measure it; nil where nothing is known.
    public private(set) var measuring: Text?

    /// Evidence of a grade, from a source that is told in each language.
    public init(
        _ grade: Grade, _ source: Text, verified: Text? = nil, note: Text? = nil, measuring: Text? = nil
    ) {
        self.grade = grade
        self.source = source
        self.verified = verified
        self.note = note
        self.measuring = measuring
    }

    /// An official statistic: table and year, and what was done with it in both languages.
    public static func measured(_ citation: String, _ remark: String = "", nl: String = "") -> Evidence {
        Evidence(.measured, cited(citation, Text(nl: nl, en: remark)))
    }

    /// A published study: authors, year, place, and how far it bears the number, in both languages.
    public static func published(_ citation: String, _ remark: String = "", nl: String = "") -> Evidence {
        Evidence(.published, cited(citation, Text(nl: nl, en: remark)))
    }

    /// A number that was tuned: on which published outcome, with its source, in both languages.
    public static func tuned(on target: String, nl: String) -> Evidence {
        Evidence(.tuned, Text(nl: nl, en: target))
    }

    /// A judgement: its reason in both languages.
    public static func judged(_ reason: String, nl: String = "") -> Evidence {
        Evidence(.judged, Text(nl: nl, en: reason))
    }

    /// The same, with what of it was looked up, and where.
    public func verified(_ verified: String, nl: String) -> Evidence {
        var evidence = self
        evidence.verified = Text(nl: nl, en: verified)
        return evidence
    }

    /// The same, with what else to know.
    public func noting(_ note: String, nl: String) -> Evidence {
        var evidence = self
        evidence.note = Text(nl: nl, en: note)
        return evidence
    }

    /// The same, with how a region could measure it.
    public func measurable(by way: String, nl: String) -> Evidence {
        var evidence = self
        evidence.measuring = Text(nl: nl, en: way)
        return evidence
    }

    /// A citation is the same in every language; without a remark it is all there is to say.
    private static func cited(_ citation: String, _ remark: Text) -> Text {
        guard !remark.english.isEmpty else { return Text(nl: citation, en: citation) }
        guard !remark.dutch.isEmpty else { return Text(nl: "", en: "\(citation); \(remark.english)") }
        return Text(nl: "\(citation); \(remark.dutch)", en: "\(citation); \(remark.english)")
    }
}
