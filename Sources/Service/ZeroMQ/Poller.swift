internal import CZeroMQ

/// Waits until one of several sockets and wakers has something.
///
/// A router's readiness to send is never asked for: it only says that *some* peer has room.
public struct Poller {
    /// One of the things that a poller watches.
    public struct Watched: Sendable, Equatable {
        let index: Int
    }

    private enum Source {
        case socket(SocketHandle)
        case waker(Waker)
        case forgotten
    }

    private var sources: [Source] = []
    private var ready: [Bool] = []

    public init() {}

    /// Watches for messages to receive. A socket that is closed is no longer ready, and may be forgotten.
    public mutating func watch(_ socket: borrowing Socket) -> Watched {
        add(.socket(socket.handle))
    }

    /// Watches for a wake-up.
    public mutating func watch(_ waker: Waker) -> Watched {
        add(.waker(waker))
    }

    /// Watches something no longer.
    public mutating func forget(_ watched: Watched) {
        sources[watched.index] = .forgotten
        ready[watched.index] = false
    }

    private mutating func add(_ source: Source) -> Watched {
        sources.append(source)
        ready.append(false)
        return Watched(index: sources.count - 1)
    }

    /// Waits until something is ready, the time is over, or a signal came; says whether something is ready.
    ///
    /// - Parameter milliseconds: how long; nil for as long as it takes.
    public mutating func wait(milliseconds: Int?) throws(ZeroMQError) -> Bool {
        var items: [zmq_pollitem_t] = []
        var indices: [Int] = []
        for (index, source) in sources.enumerated() {
            ready[index] = false
            guard let item = Self.item(source) else { continue }
            items.append(item)
            indices.append(index)
        }
        let count = zmq_poll(&items, Int32(items.count), milliseconds ?? -1)
        if count == -1 {
            guard zmq_errno() == EINTR else { throw .last("zmq_poll") }
            return false
        }
        for (item, index) in zip(items, indices) {
            ready[index] = item.revents != 0
        }
        return count > 0
    }

    /// Whether the last wait found something there.
    public func isReady(_ watched: Watched) -> Bool {
        ready[watched.index]
    }

    private static func item(_ source: Source) -> zmq_pollitem_t? {
        let readable = Int16(ZMQ_POLLIN)
        switch source {
        case .socket(let handle):
            guard handle.isOpen, let raw = try? handle.open() else { return nil }
            return zmq_pollitem_t(socket: raw, fd: 0, events: readable, revents: 0)
        case .waker(let waker):
            return zmq_pollitem_t(socket: nil, fd: waker.descriptor, events: readable, revents: 0)
        case .forgotten:
            return nil
        }
    }
}
