internal import Words

/// A request with the identity that its reply repeats.
public struct RequestMessage: Sendable {
    /// Chosen by the client, unique among its open requests: a UUID for instance. 1 to 64 bytes.
    public let id: String
    public let request: any Request

    public init(id: String, _ request: any Request) {
        self.id = id
        self.request = request
    }

    /// The header in the words of the wire.
    ///
    /// - Throws: `protocol.too_large` for what a daemon would drop unread; `daemon.internal` for a number that is
    ///   not finite.
    public func encoded() throws(Refusal) -> [UInt8] {
        let header = try Wire.encode(self)
        let most = type(of: request).isOfStreams ? Wire.maximumDataRequestBytes : Wire.maximumHeaderBytes
        guard header.count <= most else { throw .tooLarge(header.count, most: most) }
        return header
    }

    /// Reads a request's header.
    ///
    /// - Throws: the refusal, with the request's id as far as it can be read.
    public init(header: [UInt8]) throws(RequestRefused) {
        let read: ReadRequest
        do throws(Refusal) {
            if let excess = try HeaderScan.check(header) {
                // Nothing of it is read but whom to answer.
                let id = try Wire.decode(Identity.self, scanned: header).id
                read = ReadRequest(id: id, request: .failure(excess))
            } else {
                read = try Wire.decode(ReadRequest.self, scanned: header)
            }
        } catch {
            throw RequestRefused(id: nil, refusal: error)
        }
        switch read.request {
        case .success(let request): self.init(id: read.id, request)
        case .failure(let refusal): throw RequestRefused(id: read.id, refusal: refusal)
        }
    }
}

/// A request that cannot be read, and whom to answer.
public struct RequestRefused: Error, Equatable, Sendable {
    /// The request's id; nil where it could not be read.
    public let id: String?
    public let refusal: Refusal

    public init(id: String?, refusal: Refusal) {
        self.id = id
        self.refusal = refusal
    }
}

extension RequestMessage: Equatable {
    public static func == (a: Self, b: Self) -> Bool { a.id == b.id && a.request.isEqual(to: b.request) }
}

extension Equatable {
    /// Whether another value is of the same type and equal.
    func isEqual(to other: Any) -> Bool { other as? Self == self }
}

extension RequestMessage: Encodable {
    fileprivate enum CodingKeys: String, CodingKey {
        case id, op
    }

    public func encode(to encoder: any Encoder) throws {
        var fields = encoder.container(keyedBy: CodingKeys.self)
        try fields.encode(id, forKey: .id)
        try fields.encode(type(of: request).op, forKey: .op)
        try request.encode(to: encoder)
    }
}

/// Who is to be answered.
private struct Identity: Decodable {
    let id: String

    init(from decoder: any Decoder) throws {
        id = try decoder.container(keyedBy: RequestMessage.CodingKeys.self).decode(String.self, forKey: .id)
        guard !id.isEmpty, id.utf8.count <= 64 else {
            throw Refusal.field("id", .hasBytes(id.utf8.count), .giveIdentity)
        }
    }
}

/// A request as far as it can be read: whoever sent an id gets an answer.
private struct ReadRequest: Decodable {
    let id: String
    let request: Result<any Request, Refusal>

    init(id: String, request: Result<any Request, Refusal>) {
        (self.id, self.request) = (id, request)
    }

    init(from decoder: any Decoder) throws {
        let fields = try decoder.container(keyedBy: RequestMessage.CodingKeys.self)
        id = try Identity(from: decoder).id
        do {
            let word = try fields.decode(String.self, forKey: .op)
            request = .success(try Self.read(Wire.request(word), from: decoder))
        } catch {
            request = .failure(Refusal(reading: error))
        }
    }

    private static func read<Asked: Request>(_ type: Asked.Type, from decoder: any Decoder) throws -> Asked {
        let request = try Asked(from: decoder)
        try request.check()
        return request
    }
}
