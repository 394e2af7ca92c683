public import Results

/// The first thing that a client says.
public struct HelloRequest: Codable, Equatable, Sendable {
    /// Major and minor version that the client speaks.
    public var proto: [Int]
    /// What the client calls itself.
    public var client: String
    /// The client's version.
    public var version: String

    public init(client: String, version: String, proto: [Int] = Wire.version) {
        self.proto = proto
        self.client = client
        self.version = version
    }
}

extension HelloRequest: Request {
    public typealias Answer = HelloReply
    public static let op = "hello"
}

/// Who answers, and what it can do.
public struct HelloReply: Codable, Equatable, Sendable {
    /// The daemon's version.
    public var version: String
    /// Digest of the daemon's program: another one is another build.
    public var build: String
    /// New with every start of the daemon.
    public var instance: String
    /// The daemon's process.
    public var pid: Int
    /// Major and minor version spoken.
    public var proto: [Int]
    public var limits: Limits
    /// Words for what this daemon can do beyond the version.
    public var features: [String]
    public var model: ModelIdentity
    public var data: DataIdentity
    /// The years that the model simulates.
    public var period: Period

    /// What a client has to stay below.
    public struct Limits: Codable, Equatable, Sendable {
        /// Bytes of a request.
        public var maximumRequest: Int
        /// Bytes of a chunk's body.
        public var maximumChunkBytes: Int
        /// Chunks asked for and not yet received.
        public var maximumCredit: Int
        /// Milliseconds between two pings of a client that waits.
        public var pingMilliseconds: Int

        enum CodingKeys: String, CodingKey {
            case maximumRequest = "maxRequest"
            case maximumChunkBytes = "maxChunkBytes"
            case maximumCredit = "maxCredit"
            case pingMilliseconds = "pingMs"
        }

        public init(
            maximumRequest: Int = Wire.maximumHeaderBytes, maximumChunkBytes: Int = Wire.maximumChunkBytes,
            maximumCredit: Int = Wire.maximumCredit, pingMilliseconds: Int = Wire.pingInterval
        ) {
            self.maximumRequest = maximumRequest
            self.maximumChunkBytes = maximumChunkBytes
            self.maximumCredit = maximumCredit
            self.pingMilliseconds = pingMilliseconds
        }
    }

    public init(
        version: String, build: String, instance: String, pid: Int, proto: [Int] = Wire.version,
        limits: Limits = Limits(), features: [String] = [], model: ModelIdentity, data: DataIdentity,
        period: Period
    ) {
        self.version = version
        self.build = build
        self.instance = instance
        self.pid = pid
        self.proto = proto
        self.limits = limits
        self.features = features
        self.model = model
        self.data = data
        self.period = period
    }

    public init(from decoder: any Decoder) throws {
        let fields = try decoder.container(keyedBy: CodingKeys.self)
        self.init(
            version: try fields.decode(String.self, forKey: .version),
            build: try fields.decode(String.self, forKey: .build),
            instance: try fields.decode(String.self, forKey: .instance),
            pid: try fields.decode(Int.self, forKey: .pid),
            proto: try fields.decode([Int].self, forKey: .proto),
            limits: try fields.decode(Limits.self, forKey: .limits),
            features: try fields.decode([String].self, forKey: .features),
            model: try fields.decode(ModelIdentity.self, forKey: .model),
            data: try fields.decode(DataIdentity.self, forKey: .data),
            period: try fields.decodeIfPresent(Period.self, forKey: .period) ?? .ofProtocol10)
    }
}
