public import Modelling
public import Reading
public import Words

/// Why a request is not granted: one shape for every answer with `"ok": false`.
public struct Refusal: Error, Equatable, Sendable, CustomStringConvertible {
    /// The kind, for programs.
    public var code: Code
    /// One sentence, for people: the fact and the way out, in English.
    public var message: String
    /// What makes the same sentence in any language; nil from a daemon that speaks protocol 1.0.
    public var phrase: Phrase?
    /// Whether the same request may succeed later.
    public var isRetryable: Bool
    /// What belongs to the kind.
    public var detail: Detail

    /// A refusal in the words of the catalogue, which may be retried when its code says so.
    public init(_ code: Code, _ phrase: Phrase, detail: Detail = Detail()) {
        self.init(code, phrase.text(.english), detail: detail)
        self.phrase = phrase
    }

    /// A refusal in words that somebody else found.
    public init(_ code: Code, _ message: String, detail: Detail = Detail()) {
        self.code = code
        self.message = message
        self.isRetryable = code.isRetryable
        self.detail = detail
    }

    /// The message with every problem of the files, in English.
    public var description: String {
        ([message] + (detail.diagnostics ?? []).map { "\($0)" }).joined(separator: "; ")
    }

    /// The sentence in a language that people chose; in English where this build has no words for it.
    public func message(in language: Language) -> String {
        guard let phrase, Wording.shared.has(phrase.key) else { return message }
        return phrase.text(language)
    }

    /// What belongs to a refusal; only the fields that its code calls for are there.
    public struct Detail: Codable, Equatable, Sendable {
        /// `scenario.needs_files`: the names as the files write them.
        public var names: [NeededFile]?
        /// `scenario.invalid`, `import.invalid`: the problems of all files, the first `Diagnostic.most`.
        public var diagnostics: [Diagnostic]?
        /// How many more diagnostics there are than are told; nil for none.
        public var more: Int?
        /// `request.invalid`: the field, as `scenarios[0].file`.
        public var path: String?
        /// `protocol.version_unsupported`: the major versions that are spoken.
        public var supported: [Int]?
        /// `protocol.too_large`, `queue.full`, `quota.exceeded`: the limit that was met.
        public var most: Int?
        /// `stream.gone`: the first chunk that is still there.
        public var first: Int?
        /// `stream.log_changed`: the log that the run has now.
        public var logID: String?
        /// `daemon.stopping`: the chunk to ask for when the daemon is back.
        public var resumeFrom: Int?
        /// The run that is meant.
        public var run: String?

        public init(
            names: [NeededFile]? = nil, diagnostics: [Diagnostic]? = nil, more: Int? = nil,
            path: String? = nil, supported: [Int]? = nil, most: Int? = nil, first: Int? = nil,
            logID: String? = nil,
            resumeFrom: Int? = nil, run: String? = nil
        ) {
            self.names = names
            self.diagnostics = diagnostics
            self.more = more
            self.path = path
            self.supported = supported
            self.most = most
            self.first = first
            self.logID = logID
            self.resumeFrom = resumeFrom
            self.run = run
        }
    }
}

extension Refusal: Codable {
    private enum CodingKeys: String, CodingKey {
        case code, message, phrase, retryable, detail
    }

    /// A code that this build does not know is read as `daemon.internal`, with the code in the sentence.
    public init(from decoder: any Decoder) throws {
        let fields = try decoder.container(keyedBy: CodingKeys.self)
        let written = try fields.decode(String.self, forKey: .code)
        let message = try fields.decodeIfPresent(String.self, forKey: .message) ?? ""
        let detail = try fields.decodeIfPresent(Detail.self, forKey: .detail) ?? Detail()
        if let code = Code(rawValue: written) {
            self.init(code, message, detail: detail)
        } else {
            self.init(.daemonInternal, "\(message) (\(written))", detail: detail)
        }
        phrase = try fields.decodeIfPresent(Phrase.self, forKey: .phrase)
        isRetryable = try fields.decodeIfPresent(Bool.self, forKey: .retryable) ?? isRetryable
    }

    public func encode(to encoder: any Encoder) throws {
        var fields = encoder.container(keyedBy: CodingKeys.self)
        try fields.encode(code, forKey: .code)
        try fields.encode(message, forKey: .message)
        try fields.encodeIfPresent(phrase, forKey: .phrase)
        try fields.encode(isRetryable, forKey: .retryable)
        try fields.encode(detail, forKey: .detail)
    }
}
