public import Results

/// What a daemon answers. `credit` has no answer.
public enum Reply: Equatable, Sendable {
    case hello(HelloReply)
    case ping(PingReply)
    case submit(SubmitReply)
    case validate(ValidateReply)
    case describe(DescribeReply)
    case `import`(ImportReply)
    case status(StatusReply)
    case list(ListReply)
    case cancel(CancelReply)
    case result(RunDocument)
    case member(MemberReply)
    case backcast(BackcastDocument)
    case calibrate(CalibrationDocument)
    case queue(QueueReply)
    case store(StoreReply)
    case edit(EditReply)
    case texts(TextsReply)
    case open(OpenReply)
    case close(CloseReply)
    case drain(DrainReply)
    case refused(Refusal)

    /// The operation that is answered; nil for a refusal.
    public var op: Request.Op? {
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
        case .close: .close
        case .drain: .drain
        case .refused: nil
        }
    }
}

extension Reply: Encodable {
    /// The fields of the reply, beside `re`, `ok` and `op`.
    public func encode(to encoder: any Encoder) throws {
        switch self {
        case .hello(let reply): try reply.encode(to: encoder)
        case .ping(let reply): try reply.encode(to: encoder)
        case .submit(let reply): try reply.encode(to: encoder)
        case .validate(let reply): try reply.encode(to: encoder)
        case .describe(let reply): try reply.encode(to: encoder)
        case .import(let reply): try reply.encode(to: encoder)
        case .status(let reply): try reply.encode(to: encoder)
        case .list(let reply): try reply.encode(to: encoder)
        case .cancel(let reply): try reply.encode(to: encoder)
        case .result(let reply): try reply.encode(to: encoder)
        case .member(let reply): try reply.encode(to: encoder)
        case .backcast(let reply): try reply.encode(to: encoder)
        case .calibrate(let reply): try reply.encode(to: encoder)
        case .queue(let reply): try reply.encode(to: encoder)
        case .store(let reply): try reply.encode(to: encoder)
        case .edit(let reply): try reply.encode(to: encoder)
        case .texts(let reply): try reply.encode(to: encoder)
        case .open(let reply): try reply.encode(to: encoder)
        case .close(let reply): try reply.encode(to: encoder)
        case .drain(let reply): try reply.encode(to: encoder)
        case .refused(let refusal): try refusal.encode(to: encoder)
        }
    }

    init(_ op: Request.Op, from decoder: any Decoder) throws {
        switch op {
        case .hello: self = .hello(try HelloReply(from: decoder))
        case .ping: self = .ping(try PingReply(from: decoder))
        case .submit: self = .submit(try SubmitReply(from: decoder))
        case .validate: self = .validate(try ValidateReply(from: decoder))
        case .describe: self = .describe(try DescribeReply(from: decoder))
        case .import: self = .import(try ImportReply(from: decoder))
        case .status: self = .status(try StatusReply(from: decoder))
        case .list: self = .list(try ListReply(from: decoder))
        case .cancel: self = .cancel(try CancelReply(from: decoder))
        case .result: self = .result(try RunDocument(from: decoder))
        case .member: self = .member(try MemberReply(from: decoder))
        case .backcast: self = .backcast(try BackcastDocument(from: decoder))
        case .calibrate: self = .calibrate(try CalibrationDocument(from: decoder))
        case .queue: self = .queue(try QueueReply(from: decoder))
        case .store: self = .store(try StoreReply(from: decoder))
        case .edit: self = .edit(try EditReply(from: decoder))
        case .texts: self = .texts(try TextsReply(from: decoder))
        case .open: self = .open(try OpenReply(from: decoder))
        case .close: self = .close(try CloseReply(from: decoder))
        case .drain: self = .drain(try DrainReply(from: decoder))
        case .credit: throw Refusal.field("op", "is 'credit', which has no reply", fix: "leave it out")
        }
    }
}

extension Reply {
    /// The code of a refusal; nil for what was granted.
    public var refusedCode: Refusal.Code? {
        guard case .refused(let refusal) = self else { return nil }
        return refusal.code
    }
}
