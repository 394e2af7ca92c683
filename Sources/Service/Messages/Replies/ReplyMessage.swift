/// A reply with the identity of the request that it answers.
public struct ReplyMessage: Equatable, Sendable {
    /// The request's id; nil where the request had none that could be read.
    public let re: String?
    public let reply: Reply

    public init(re: String?, _ reply: Reply) {
        self.re = re
        self.reply = reply
    }

    /// The header in the words of the wire. A reply with a number that is not finite, or larger than a header can
    /// be, becomes a refusal that says so.
    public func encoded() -> [UInt8] {
        do throws(Refusal) {
            let header = try Wire.encode(self)
            guard header.count <= Wire.maximumHeaderBytes else {
                throw .tooLarge(header.count, most: Wire.maximumHeaderBytes)
            }
            return header
        } catch {
            return (try? Wire.encode(ReplyMessage(re: re, .refused(error)))) ?? []
        }
    }
}

extension ReplyMessage: Codable {
    private enum CodingKeys: String, CodingKey {
        case re, ok, op, error
    }

    public init(from decoder: any Decoder) throws {
        let fields = try decoder.container(keyedBy: CodingKeys.self)
        re = try fields.decodeIfPresent(String.self, forKey: .re)
        guard try fields.decode(Bool.self, forKey: .ok) else {
            reply = .refused(try fields.decode(Refusal.self, forKey: .error))
            return
        }
        let word = try fields.decode(String.self, forKey: .op)
        guard let op = Request.Op(rawValue: word) else { throw Refusal.opUnknown(word) }
        reply = try Reply(op, from: decoder)
    }

    public func encode(to encoder: any Encoder) throws {
        var fields = encoder.container(keyedBy: CodingKeys.self)
        try fields.encode(re, forKey: .re)
        if case .refused(let refusal) = reply {
            try fields.encode(false, forKey: .ok)
            try fields.encode(refusal, forKey: .error)
        } else {
            try fields.encode(true, forKey: .ok)
            try fields.encodeIfPresent(reply.op, forKey: .op)
            try reply.encode(to: encoder)
        }
    }
}
