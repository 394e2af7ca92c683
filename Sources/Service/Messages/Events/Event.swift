/// What a daemon sends on an open stream without being asked again.
public enum Event: Equatable, Sendable {
    /// Part of the log; a body with the columns comes with it.
    case chunk(ChunkHeader)
    /// How far the run is. Only the newest counts; some may never arrive.
    case progress(ProgressEvent)
    /// There will be no more.
    case end(EndEvent)

    /// The words that tell them apart.
    public enum Kind: String, CaseIterable, Codable, Sendable { case chunk, progress, end }

    public var kind: Kind {
        switch self {
        case .chunk: .chunk
        case .progress: .progress
        case .end: .end
        }
    }

    /// The header in the words of the wire.
    ///
    /// - Throws: `daemon.internal` for a number that is not finite.
    public func encoded() throws(Refusal) -> [UInt8] {
        try Wire.encode(self)
    }
}

extension Event: Codable {
    enum CodingKeys: String, CodingKey { case type }

    public init(from decoder: any Decoder) throws {
        let fields = try decoder.container(keyedBy: CodingKeys.self)
        switch try fields.decode(Kind.self, forKey: .type) {
        case .chunk: self = .chunk(try ChunkHeader(from: decoder))
        case .progress: self = .progress(try ProgressEvent(from: decoder))
        case .end: self = .end(try EndEvent(from: decoder))
        }
    }

    public func encode(to encoder: any Encoder) throws {
        var fields = encoder.container(keyedBy: CodingKeys.self)
        try fields.encode(kind, forKey: .type)
        switch self {
        case .chunk(let chunk): try chunk.encode(to: encoder)
        case .progress(let progress): try progress.encode(to: encoder)
        case .end(let end): try end.encode(to: encoder)
        }
    }
}

/// Anything that a client receives.
public enum Incoming: Equatable, Sendable {
    case reply(ReplyMessage)
    case event(Event)
    /// An event of a newer daemon: to be passed over.
    case unknown(type: String)

    /// Reads the header of whatever came.
    ///
    /// - Throws: as `Wire.decode`.
    public init(header: [UInt8]) throws(Refusal) {
        self = try Wire.decode(Incoming.self, from: header)
    }
}

extension Incoming: Decodable {
    public init(from decoder: any Decoder) throws {
        let fields = try decoder.container(keyedBy: Event.CodingKeys.self)
        guard let type = try fields.decodeIfPresent(String.self, forKey: .type) else {
            self = .reply(try ReplyMessage(from: decoder))
            return
        }
        let isKnown = Event.Kind(rawValue: type) != nil
        self = isKnown ? .event(try Event(from: decoder)) : .unknown(type: type)
    }
}
