public import Modelling

extension Evidence.Grade: Word {}

extension Evidence: Codable {
    private enum CodingKeys: String, CodingKey {
        case grade, source, sources
    }

    /// Documents of protocol 1.0 have the source in English only.
    public init(from decoder: any Decoder) throws {
        let fields = try decoder.container(keyedBy: CodingKeys.self)
        let english = try fields.decode(String.self, forKey: .source)
        self.init(
            try fields.decode(Grade.self, forKey: .grade),
            try fields.decodeIfPresent(Text.self, forKey: .sources) ?? Text(nl: "", en: english))
    }

    /// The source in English for readers of protocol 1.0, and where there is Dutch in each language.
    public func encode(to encoder: any Encoder) throws {
        var fields = encoder.container(keyedBy: CodingKeys.self)
        try fields.encode(grade, forKey: .grade)
        try fields.encode(source.english, forKey: .source)
        if !source.dutch.isEmpty { try fields.encode(source, forKey: .sources) }
    }
}
