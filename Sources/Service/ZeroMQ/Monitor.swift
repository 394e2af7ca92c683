internal import CZeroMQ

/// Tells what becomes of a client's attempts to connect: libzmq goes on trying without a word.
///
/// Used by the thread of the socket that it watches.
public final class Monitor {
    /// What became of one attempt.
    public enum Event: Sendable, Equatable {
        /// The other end listens; nobody has introduced himself yet.
        case connected
        /// Both ends know each other.
        case ready
        /// The other end knows who asks, and does not let him in; the status is the daemon's, 400 for a key.
        case refused(status: Int)
        /// The other end closed the connection before both knew each other, and gave no reason.
        case brokenOff
        /// The other end speaks something else, or does without keys.
        case unlike
        /// Nobody listens there.
        case closed
        /// A connection is over.
        case disconnected
    }

    private let watched: SocketHandle
    private let pair: Socket

    /// Watches a socket that is not connected yet.
    public init(_ socket: borrowing Socket, in context: Context) throws(ZeroMQError) {
        watched = socket.handle
        let raw = try watched.open()
        let endpoint = "inproc://monitor-\(UInt(bitPattern: raw))"
        let events =
            ZMQ_EVENT_CONNECTED | ZMQ_EVENT_CLOSED | ZMQ_EVENT_DISCONNECTED | ZMQ_EVENT_CONNECT_RETRIED
            | ZMQ_EVENT_HANDSHAKE_SUCCEEDED | ZMQ_EVENT_HANDSHAKE_FAILED_AUTH
            | ZMQ_EVENT_HANDSHAKE_FAILED_NO_DETAIL | ZMQ_EVENT_HANDSHAKE_FAILED_PROTOCOL
        guard zmq_socket_monitor(raw, endpoint, events) == 0 else { throw .last("zmq_socket_monitor") }
        pair = try Socket(.pair, in: context, options: [.linger(0)])
        try pair.connect(endpoint)
    }

    deinit {
        // Before its reader goes: libzmq's own thread would wait for it for ever.
        if watched.isOpen, let raw = try? watched.open() { zmq_socket_monitor(raw, nil, 0) }
    }

    /// Lets a poller wait for what is told.
    public func watch(in poller: inout Poller) -> Poller.Watched { poller.watch(pair) }

    /// What was told next; nil if nothing was.
    public func next() throws(ZeroMQError) -> Event? {
        while let message = try pair.receive(most: 2) {
            guard let frame = message.frames.first, frame.count == 6 else { continue }
            let number = Int32(frame[0]) | Int32(frame[1]) << 8
            switch number {
            case ZMQ_EVENT_CONNECTED: return .connected
            case ZMQ_EVENT_HANDSHAKE_SUCCEEDED: return .ready
            case ZMQ_EVENT_HANDSHAKE_FAILED_AUTH: return .refused(status: Int(frame[2]) | Int(frame[3]) << 8)
            case ZMQ_EVENT_HANDSHAKE_FAILED_NO_DETAIL: return .brokenOff
            case ZMQ_EVENT_HANDSHAKE_FAILED_PROTOCOL: return .unlike
            case ZMQ_EVENT_DISCONNECTED: return .disconnected
            default: return .closed
            }
        }
        return nil
    }
}
