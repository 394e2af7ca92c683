internal import CConnections
internal import Glibc

/// One peer's connection to a bounded door; names nobody.
public struct Connection: Hashable, Sendable {
    private let descriptor: Int32
    /// Tells it from later connections of the same descriptor.
    private let serial: UInt64

    /// The connection that a message came through, whose frames are then no longer counted as waiting; nil where it
    /// is not bounded.
    init?(of message: Message) {
        // The first frame behind the address knows the descriptor.
        guard let first = message.frames.first else { return nil }
        let descriptor = first.descriptor
        let frames = message.frames.count + message.discarded
        let bytes = message.frames.reduce(message.discardedBytes) { $0 + $1.count }
        let serial = connections_took(descriptor, UInt32(clamping: frames), UInt64(bytes))
        guard serial > 0 else { return nil }
        (self.descriptor, self.serial) = (descriptor, serial)
    }

    /// Whether the peer is still there.
    public var isOpen: Bool { connections_is_open(descriptor, serial) }

    /// Counts bytes that are to be sent; false where others wait and there would be more than `most`.
    public func queue(_ bytes: Int, most: Int) -> Bool {
        connections_queue(descriptor, serial, UInt64(bytes), UInt64(most))
    }

    /// Takes back bytes that were counted and are not sent.
    public func unqueue(_ bytes: Int) { connections_unqueue(descriptor, serial, UInt64(bytes)) }

    /// Hangs up.
    public func cut() { connections_cut(descriptor, serial) }
}

/// A listening socket whose connections are bounded before libzmq sees them: libzmq itself accepts whoever comes until
/// the process has no descriptor left, which ends it, and collects a message for as long as frames come.
public struct Door: Sendable {
    /// What peers may take.
    public struct Limits: Sendable, Equatable {
        /// Most connections at a time.
        public var connections: Int
        /// Most of them that have not introduced themselves; the oldest then makes room for a new one.
        public var unfinished: Int
        /// Most bytes of one connection that have arrived and were not received; one with more is ended.
        public var bytes: Int
        /// The same for frames.
        public var frames: Int

        public init(connections: Int, unfinished: Int, bytes: Int, frames: Int = 1_024) {
            self.connections = connections
            self.unfinished = unfinished
            self.bytes = bytes
            self.frames = frames
        }
    }

    /// What became of connections.
    public struct Counts: Sendable, Equatable {
        /// Connections that there are, and how many of them have not introduced themselves.
        public var (open, unfinished) = (0, 0)
        /// Since the start: turned away, ended to make room, ended because of what they sent.
        public var (refused, replaced, cut) = (0, 0, 0)

        public init() {}
    }

    private let number: Int32

    /// Bounds the socket that is to listen at `endpoint`; to be said before it is bound.
    ///
    /// - Parameters:
    ///   - number: 0 to 7, one for each door of the process.
    ///   - mostFiles: the process's limit of open files; the last of them are given to no connection.
    /// - Throws: `system` where there is no memory.
    public init(
        _ number: Int, at endpoint: String, _ limits: Limits, isEncrypted: Bool, mostFiles: Int
    ) throws(ZeroMQError) {
        self.number = Int32(number)
        // The path of a local socket, or the port behind the last colon.
        let name =
            endpoint.hasPrefix("ipc://")
            ? String(endpoint.dropFirst(6)) : Self.port(String(endpoint.split(separator: ":").last ?? ""))
        let bounds = connection_limits(
            most: UInt32(limits.connections), most_unfinished: UInt32(limits.unfinished),
            most_bytes: UInt64(limits.bytes), most_frames: UInt32(limits.frames), is_encrypted: isEncrypted)
        guard connections_limit(self.number, name, bounds, UInt32(mostFiles)) else {
            throw .system(call: "connections_limit", number: ENOMEM)
        }
    }

    private static func port(_ text: String) -> String {
        String(repeating: "0", count: max(0, 5 - text.count)) + text
    }

    /// Most bytes of all doors' connections together that have arrived and were not received, and most that wait to be
    /// sent.
    public static func limitAll(arrived: Int, waiting: Int) {
        connections_limit_all(UInt64(arrived), UInt64(waiting))
    }

    /// Gives back to the system the memory that nobody uses: what an attack took stays with the allocator else.
    public static func giveMemoryBack() { connections_give_memory_back() }

    /// Bounds no door any more.
    public static func unlimitAll() { connections_unlimit() }

    public var counts: Counts {
        let counted = connections_count(number)
        var counts = Counts()
        counts.open = Int(counted.open)
        counts.unfinished = Int(counted.unfinished)
        counts.refused = Int(counted.refused)
        counts.replaced = Int(counted.replaced)
        counts.cut = Int(counted.cut)
        return counts
    }
}
