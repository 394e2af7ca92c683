internal import CZeroMQ
internal import Glibc
internal import Synchronization

/// One end of connections, used by the thread that opened it and by no other.
///
/// It can neither be copied nor sent to another thread; a `Poller` may watch it. It closes when it goes out of scope.
public struct Socket: ~Copyable {
    /// What a socket does with messages.
    public enum Kind: Sendable {
        /// A client: sends to whom it is connected to, receives what they send.
        case dealer
        /// A daemon: every message begins with the address of the peer.
        case router
        /// One of two ends within the process.
        case pair

        fileprivate var number: Int32 {
            switch self {
            case .dealer: ZMQ_DEALER
            case .router: ZMQ_ROUTER
            case .pair: ZMQ_PAIR
            }
        }
    }

    let handle: SocketHandle

    /// Opens a socket that is connected to nothing yet.
    public init(_ kind: Kind, in context: Context, options: [SocketOption] = []) throws(ZeroMQError) {
        let handle = try SocketHandle(kind.number, context: context)
        for option in options { try option.apply(to: try handle.open()) }
        self.handle = handle
    }

    deinit {
        handle.close()
    }

    /// Closes the socket now, even where a poller still watches it.
    public consuming func close() {
        handle.close()
    }

    /// Changes how the socket behaves; most options count for connections made afterwards.
    public func set(_ option: SocketOption) throws(ZeroMQError) {
        try option.apply(to: try handle.open())
    }

    // The mask for new files belongs to the whole process: one bind at a time changes it.
    private static let mask = Mutex(())

    /// Listens at `endpoint`. The file of an `ipc://` endpoint is the user's alone from its first moment.
    ///
    /// libzmq lets a second process take over the path of an `ipc://` endpoint without a word: hold a lock beside it.
    ///
    /// - Parameter isForGroup: the file is its group's too, which is the folder's where that hands it on (mode 2750).
    public func bind(_ endpoint: String, isForGroup: Bool = false) throws(ZeroMQError) {
        guard !endpoint.hasPrefix("ipc://@") else { throw .endpointAbstract(endpoint) }
        let raw = try handle.open()
        let error = Self.mask.withLock { _ -> ZeroMQError? in
            let before = umask(isForGroup ? 0o117 : 0o077)
            defer { umask(before) }
            return zmq_bind(raw, endpoint) == 0 ? nil : .last("zmq_bind", endpoint: endpoint)
        }
        if let error { throw error }
    }

    /// Listens at `endpoint` no longer; connections that there are stay.
    public func unbind(_ endpoint: String) throws(ZeroMQError) {
        guard zmq_unbind(try handle.open(), endpoint) == 0 else {
            throw .last("zmq_unbind", endpoint: endpoint)
        }
    }

    /// Connects to `endpoint`, now or as soon as somebody listens there.
    public func connect(_ endpoint: String) throws(ZeroMQError) {
        guard !endpoint.hasPrefix("ipc://@") else { throw .endpointAbstract(endpoint) }
        guard zmq_connect(try handle.open(), endpoint) == 0 else {
            throw .last("zmq_connect", endpoint: endpoint)
        }
    }
}

/// libzmq's socket, shared by its one owner and the poller that watches it, both on the same thread.
final class SocketHandle {
    private var raw: UnsafeMutableRawPointer?
    // Sockets first, context last.
    private let context: Context

    init(_ kind: Int32, context: Context) throws(ZeroMQError) {
        guard let raw = zmq_socket(context.raw, kind) else { throw .last("zmq_socket") }
        self.raw = raw
        self.context = context
    }

    deinit {
        close()
    }

    func close() {
        if let raw { zmq_close(raw) }
        raw = nil
    }

    var isOpen: Bool { raw != nil }

    func open() throws(ZeroMQError) -> UnsafeMutableRawPointer {
        guard let raw else { throw .contextTerminated }
        return raw
    }
}
