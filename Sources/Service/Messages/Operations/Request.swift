/// Something that a client asks of a daemon, with the type of its answer.
///
/// An operation is one file here, its line in `Wire.requests`, and one file of the daemon that answers it.
public protocol Request: Codable, Equatable, Sendable {
    /// What the daemon says where it does not refuse; `Never` where nothing is answered.
    associatedtype Answer: Codable, Equatable, Sendable
    /// The operation's word on the wire.
    static var op: String { get }
    /// Whether it is sent to the data socket.
    static var isOfStreams: Bool { get }

    /// - Throws: `request.invalid` for what no daemon could answer.
    func check() throws(Refusal)
}

extension Request {
    public static var isOfStreams: Bool { false }

    public func check() throws(Refusal) {}
}

extension Wire {
    /// Every operation.
    public static let requests: [any Request.Type] = [
        HelloRequest.self, PingRequest.self, RunRequest.self, ValidateRequest.self, DescribeRequest.self,
        ImportRequest.self, StatusRequest.self, ListRequest.self, CancelRequest.self, ResultRequest.self,
        MemberRequest.self, BackcastRequest.self, PatternsRequest.self, DiscoverRequest.self,
        ExplainRequest.self, RobustRequest.self, PathwaysRequest.self, RoadmapRequest.self,
        ImproveRequest.self, CalibrateRequest.self, QueueRequest.self, StoreRequest.self, EditRequest.self,
        TextsRequest.self, OpenRequest.self, CreditRequest.self, CloseRequest.self, DrainRequest.self,
    ]

    private static let requestsByWord = Dictionary(uniqueKeysWithValues: requests.map { ($0.op, $0) })

    /// The operation of a word.
    ///
    /// - Throws: `op.unknown` with the words that there are.
    static func request(_ word: String) throws(Refusal) -> any Request.Type {
        guard let request = requestsByWord[word] else { throw .opUnknown(word) }
        return request
    }
}
