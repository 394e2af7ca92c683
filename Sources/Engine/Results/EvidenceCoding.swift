public import Modelling

extension Evidence.Grade: Word {
    /// Files and clients of 0.1 say `assumed` for what is judged.
    public init(from decoder: any Decoder) throws {
        let word = try decoder.singleValueContainer().decode(String.self)
        guard let grade = Self(word: word) else { throw Self.unknown(word, in: decoder) }
        self = grade
    }

    /// `measured`, `published`, or `assumed` for what is tuned or judged: the words of protocol 1.0.
    fileprivate var older: String { isOwn ? "assumed" : rawValue }
}

extension Evidence: Codable {
    private enum CodingKeys: String, CodingKey {
        case grade, basis, source, sources, verified, note, measuring
    }

    /// Documents of protocol 1.0 have the grade in its words, and the source in English only.
    public init(from decoder: any Decoder) throws {
        let fields = try decoder.container(keyedBy: CodingKeys.self)
        let english = try fields.decode(String.self, forKey: .source)
        self.init(
            try fields.decodeIfPresent(Grade.self, forKey: .basis)
                ?? fields.decode(Grade.self, forKey: .grade),
            try fields.decodeIfPresent(Text.self, forKey: .sources) ?? Text(nl: "", en: english))
        verified = try fields.decodeIfPresent(Text.self, forKey: .verified)
        note = try fields.decodeIfPresent(Text.self, forKey: .note)
        measuring = try fields.decodeIfPresent(Text.self, forKey: .measuring)
    }

    /// The grade in the words of protocol 1.0 and in those of today; the source in English, and where there is Dutch in
    /// each language.
    public func encode(to encoder: any Encoder) throws {
        var fields = encoder.container(keyedBy: CodingKeys.self)
        try fields.encode(grade.older, forKey: .grade)
        try fields.encode(grade, forKey: .basis)
        try fields.encode(source.english, forKey: .source)
        if !source.dutch.isEmpty { try fields.encode(source, forKey: .sources) }
        try fields.encodeIfPresent(verified, forKey: .verified)
        try fields.encodeIfPresent(note, forKey: .note)
        try fields.encodeIfPresent(measuring, forKey: .measuring)
    }
}
