/// A reply with the identity of the request that it answers.
public struct ReplyMessage: Sendable {
    /// The request's id; nil where the request had none that could be read.
    public let re: String?
    private let content: Content

    /// An answer of any operation.
    public typealias AnyAnswer = any Codable & Equatable & Sendable

    private enum Content {
        case answer(AnyAnswer, op: String)
        case refusal(Refusal)
    }

    /// What a request of a type is answered with.
    public init<Asked: Request>(re: String?, to request: Asked.Type, _ answer: Asked.Answer) {
        self.re = re
        content = .answer(answer, op: Asked.op)
    }

    public init(re: String?, refused refusal: Refusal) {
        self.re = re
        content = .refusal(refusal)
    }

    /// Why the request is not granted; nil where it is.
    public var refusal: Refusal? {
        if case .refusal(let refusal) = content { refusal } else { nil }
    }

    /// The word of the operation that is answered; nil for a refusal.
    public var op: String? {
        if case .answer(_, let op) = content { op } else { nil }
    }

    /// What is answered; nil for a refusal.
    public var answer: AnyAnswer? {
        if case .answer(let answer, _) = content { answer } else { nil }
    }

    /// The header in the words of the wire. A reply with a number that is not finite, or larger than a header can
    /// be, becomes a refusal that says so.
    public func encoded() -> [UInt8] {
        do throws(Refusal) {
            let header = try Wire.encode(self)
            guard header.count <= Wire.maximumHeaderBytes else {
                throw .replyTooLarge(header.count, most: Wire.maximumHeaderBytes)
            }
            return header
        } catch {
            return (try? Wire.encode(ReplyMessage(re: re, refused: error))) ?? []
        }
    }
}

extension ReplyMessage: Equatable {
    public static func == (a: Self, b: Self) -> Bool {
        guard a.re == b.re, a.op == b.op, a.refusal == b.refusal else { return false }
        guard let answer = a.answer, let other = b.answer else { return a.answer == nil && b.answer == nil }
        return answer.isEqual(to: other)
    }
}

extension ReplyMessage: Codable {
    private enum CodingKeys: String, CodingKey {
        case re, ok, op, error
    }

    public init(from decoder: any Decoder) throws {
        let fields = try decoder.container(keyedBy: CodingKeys.self)
        re = try fields.decodeIfPresent(String.self, forKey: .re)
        if try fields.decode(Bool.self, forKey: .ok) {
            let word = try fields.decode(String.self, forKey: .op)
            content = .answer(try Self.answer(to: Wire.request(word), from: decoder), op: word)
        } else {
            content = .refusal(try fields.decode(Refusal.self, forKey: .error))
        }
    }

    private static func answer<Asked: Request>(
        to request: Asked.Type, from decoder: any Decoder
    ) throws -> AnyAnswer {
        try Asked.Answer(from: decoder)
    }

    public func encode(to encoder: any Encoder) throws {
        var fields = encoder.container(keyedBy: CodingKeys.self)
        try fields.encode(re, forKey: .re)
        switch content {
        case .refusal(let refusal):
            try fields.encode(false, forKey: .ok)
            try fields.encode(refusal, forKey: .error)
        case .answer(let answer, let op):
            try fields.encode(true, forKey: .ok)
            try fields.encode(op, forKey: .op)
            try answer.encode(to: encoder)
        }
    }
}
