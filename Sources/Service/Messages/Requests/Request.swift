/// What a client can ask for.
public enum Request: Equatable, Sendable {
    case hello(HelloRequest)
    /// Whether the daemon's loop lives.
    case ping
    /// Runs scenarios. The same key with the same content again is the same run.
    case submit(RunRequest)
    /// Checks scenarios and runs nothing.
    case validate(RunRequest)
    case describe(DescribeRequest)
    /// Makes a table of figures from a file of others.
    case `import`(ImportRequest)
    case status(StatusRequest)
    case list(ListRequest)
    case cancel(CancelRequest)
    case result(ResultRequest)
    case member(MemberRequest)
    case backcast(BackcastRequest)
    case calibrate(CalibrateRequest)
    case queue(QueueRequest)
    case store(StoreRequest)
    case edit(EditRequest)
    case texts(TextsRequest)
    case open(OpenRequest)
    case credit(CreditRequest)
    case close(CloseRequest)
    case drain(DrainRequest)

    /// The operations by their words.
    public enum Op: String, CaseIterable, Codable, Sendable {
        case hello, ping, submit, validate, describe, `import`, status, list, cancel, result, member,
            backcast,
            calibrate, queue, store, edit, texts, open, credit, close, drain

        /// Whether it belongs on the data socket.
        public var isOfStreams: Bool { self == .open || self == .credit || self == .close }
    }

    public var op: Op {
        switch self {
        case .hello: .hello
        case .ping: .ping
        case .submit: .submit
        case .validate: .validate
        case .describe: .describe
        case .import: .import
        case .status: .status
        case .list: .list
        case .cancel: .cancel
        case .result: .result
        case .member: .member
        case .backcast: .backcast
        case .calibrate: .calibrate
        case .queue: .queue
        case .store: .store
        case .edit: .edit
        case .texts: .texts
        case .open: .open
        case .credit: .credit
        case .close: .close
        case .drain: .drain
        }
    }
}

extension Request: Encodable {
    /// The fields of the request, beside `id` and `op`.
    public func encode(to encoder: any Encoder) throws {
        switch self {
        case .hello(let request): try request.encode(to: encoder)
        case .ping: break
        case .submit(let request), .validate(let request): try request.encode(to: encoder)
        case .describe(let request): try request.encode(to: encoder)
        case .import(let request): try request.encode(to: encoder)
        case .status(let request): try request.encode(to: encoder)
        case .list(let request): try request.encode(to: encoder)
        case .cancel(let request): try request.encode(to: encoder)
        case .result(let request): try request.encode(to: encoder)
        case .member(let request): try request.encode(to: encoder)
        case .backcast(let request): try request.encode(to: encoder)
        case .calibrate(let request): try request.encode(to: encoder)
        case .queue(let request): try request.encode(to: encoder)
        case .store(let request): try request.encode(to: encoder)
        case .edit(let request): try request.encode(to: encoder)
        case .texts(let request): try request.encode(to: encoder)
        case .open(let request): try request.encode(to: encoder)
        case .credit(let request): try request.encode(to: encoder)
        case .close(let request): try request.encode(to: encoder)
        case .drain(let request): try request.encode(to: encoder)
        }
    }

    init(_ op: Op, from decoder: any Decoder) throws {
        switch op {
        case .hello: self = .hello(try HelloRequest(from: decoder))
        case .ping: self = .ping
        case .submit: self = .submit(try RunRequest(from: decoder))
        case .validate: self = .validate(try RunRequest(from: decoder))
        case .describe: self = .describe(try DescribeRequest(from: decoder))
        case .import: self = .import(try ImportRequest(from: decoder))
        case .status: self = .status(try StatusRequest(from: decoder))
        case .list: self = .list(try ListRequest(from: decoder))
        case .cancel: self = .cancel(try CancelRequest(from: decoder))
        case .result: self = .result(try ResultRequest(from: decoder))
        case .member:
            let request = try MemberRequest(from: decoder)
            try request.check()
            self = .member(request)
        case .backcast: self = .backcast(try BackcastRequest(from: decoder))
        case .calibrate: self = .calibrate(try CalibrateRequest(from: decoder))
        case .queue:
            let request = try QueueRequest(from: decoder)
            try request.check()
            self = .queue(request)
        case .store:
            let request = try StoreRequest(from: decoder)
            try request.check()
            self = .store(request)
        case .edit:
            let request = try EditRequest(from: decoder)
            try request.check()
            self = .edit(request)
        case .texts: self = .texts(try TextsRequest(from: decoder))
        case .open: self = .open(try OpenRequest(from: decoder))
        case .credit: self = .credit(try CreditRequest(from: decoder))
        case .close: self = .close(try CloseRequest(from: decoder))
        case .drain: self = .drain(try DrainRequest(from: decoder))
        }
    }
}
