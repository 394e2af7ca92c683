internal import CZeroMQ

/// How a socket behaves. Times are in milliseconds.
public enum SocketOption: Sendable, Equatable {
    /// A router says so when the peer is gone or its queue is full, instead of dropping the message.
    case reportsUndelivered
    /// Messages that wait to be sent to one peer.
    case sendQueue(Int)
    /// Messages that wait to be received from one peer.
    case receiveQueue(Int)
    /// A peer that sends a larger frame, in bytes, is disconnected.
    case largestFrame(Int)
    /// How long what was sent may still be delivered after the socket is closed.
    case linger(Int)
    /// A peer that has not introduced itself by then is disconnected.
    case handshakeTime(Int)
    /// Connections that wait to be accepted.
    case backlog(Int)
    /// Time between two attempts to connect; it doubles up to `most`.
    case reconnectTime(Int, most: Int)
    /// Only this user's processes may connect over `ipc://`.
    case onlyUser(UInt32)
    /// Over `tcp://`, a peer of which nothing is heard for `patience` is disconnected; it is asked `every` so often.
    case heartbeat(every: Int, patience: Int)
    /// Addresses of IPv6 are understood too.
    case speaksIPv6
    /// Listens with keys only; whose key is let in, a `ZAPHandler` says.
    case listensWithKey(secret: CurveKey)
    /// Connects with keys only, to the daemon that has `server`.
    case connectsWithKey(CurvePair, server: CurveKey)
    /// What a `ZAPHandler` is asked in the name of.
    case domain(String)

    func apply(to raw: UnsafeMutableRawPointer) throws(ZeroMQError) {
        switch self {
        case .reportsUndelivered: try Self.set(raw, ZMQ_ROUTER_MANDATORY, 1)
        case .sendQueue(let messages): try Self.set(raw, ZMQ_SNDHWM, messages)
        case .receiveQueue(let messages): try Self.set(raw, ZMQ_RCVHWM, messages)
        case .largestFrame(let bytes): try Self.set(raw, ZMQ_MAXMSGSIZE, wide: Int64(bytes))
        case .linger(let time): try Self.set(raw, ZMQ_LINGER, time)
        case .handshakeTime(let time): try Self.set(raw, ZMQ_HANDSHAKE_IVL, time)
        case .backlog(let connections): try Self.set(raw, ZMQ_BACKLOG, connections)
        case .reconnectTime(let time, let most):
            try Self.set(raw, ZMQ_RECONNECT_IVL, time)
            try Self.set(raw, ZMQ_RECONNECT_IVL_MAX, most)
        case .onlyUser(let user): try Self.set(raw, ZMQ_IPC_FILTER_UID, Int(user))
        case .heartbeat(let time, let patience):
            try Self.set(raw, ZMQ_HEARTBEAT_IVL, time)
            try Self.set(raw, ZMQ_HEARTBEAT_TIMEOUT, patience)
        case .speaksIPv6: try Self.set(raw, ZMQ_IPV6, 1)
        case .listensWithKey(let secret):
            try Self.set(raw, ZMQ_CURVE_SERVER, 1)
            try Self.set(raw, ZMQ_CURVE_SECRETKEY, text: secret.text)
        case .connectsWithKey(let own, let server):
            try Self.set(raw, ZMQ_CURVE_SERVERKEY, text: server.text)
            try Self.set(raw, ZMQ_CURVE_PUBLICKEY, text: own.publicKey.text)
            try Self.set(raw, ZMQ_CURVE_SECRETKEY, text: own.secretKey.text)
        case .domain(let name): try Self.set(raw, ZMQ_ZAP_DOMAIN, text: name)
        }
    }

    private static func set(
        _ raw: UnsafeMutableRawPointer, _ option: Int32, text: String
    ) throws(ZeroMQError) {
        guard zmq_setsockopt(raw, option, text, text.utf8.count) == 0 else {
            throw .last("zmq_setsockopt")
        }
    }

    private static func set(
        _ raw: UnsafeMutableRawPointer, _ option: Int32, _ value: Int
    ) throws(ZeroMQError) {
        var value = Int32(clamping: value)
        guard zmq_setsockopt(raw, option, &value, MemoryLayout<Int32>.size) == 0 else {
            throw .last("zmq_setsockopt")
        }
    }

    private static func set(
        _ raw: UnsafeMutableRawPointer, _ option: Int32, wide value: Int64
    ) throws(ZeroMQError) {
        var value = value
        guard zmq_setsockopt(raw, option, &value, MemoryLayout<Int64>.size) == 0 else {
            throw .last("zmq_setsockopt")
        }
    }
}

extension [SocketOption] {
    /// A daemon's socket.
    ///
    /// - Parameters:
    ///   - largestFrame: bytes that a peer may send in one frame.
    ///   - waiting: messages of one peer that wait to be received.
    ///   - user: the only user whose processes may connect over `ipc://`; nil for all whom the file's mode lets in.
    public static func router(largestFrame: Int, waiting: Int = 16, user: UInt32?) -> [SocketOption] {
        [
            .reportsUndelivered, .sendQueue(1_000), .receiveQueue(waiting), .largestFrame(largestFrame),
            .linger(0),
            .handshakeTime(3_000), .backlog(512),
        ] + (user.map { [.onlyUser($0)] } ?? [])
    }

    /// A client's socket.
    public static let dealer: [SocketOption] = [
        .sendQueue(1_000), .receiveQueue(1_000), .linger(0), .reconnectTime(50, most: 1_000),
    ]

    /// A daemon's socket for those whose key a `ZAPHandler` lets in.
    public static func listed(secret: CurveKey) -> [SocketOption] {
        [.listensWithKey(secret: secret), .domain("polder"), .heartbeat(every: 2_000, patience: 6_000)]
    }

    /// A client's socket with a key of its own.
    public static func keyed(_ own: CurvePair, server: CurveKey) -> [SocketOption] {
        [.connectsWithKey(own, server: server), .heartbeat(every: 2_000, patience: 6_000)]
    }
}
