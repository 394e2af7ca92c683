internal import CZeroMQ

/// One received frame: bytes that nobody changes.
///
/// libzmq forbids moving a message bitwise (small ones lie inside the struct), so it lives in a box of its own.
public final class Frame {
    private let message: UnsafeMutablePointer<zmq_msg_t>

    init() {
        message = .allocate(capacity: 1)
        zmq_msg_init(message)
    }

    deinit {
        zmq_msg_close(message)
        message.deallocate()
    }

    /// Whether the message goes on behind this frame.
    var isFollowed: Bool { zmq_msg_more(message) != 0 }

    /// Fills the frame from a socket without waiting.
    func receive(from socket: UnsafeMutableRawPointer) throws(ZeroMQError) {
        while zmq_msg_recv(message, socket, ZMQ_DONTWAIT) == -1 {
            guard zmq_errno() == EINTR else { throw .last("zmq_msg_recv") }
        }
    }

    /// The bytes in place. Large frames begin at a multiple of 8, small ones anywhere.
    public func withUnsafeBytes<Result, Failure: Error>(
        _ body: (UnsafeRawBufferPointer) throws(Failure) -> Result
    ) throws(Failure) -> Result {
        try body(UnsafeRawBufferPointer(start: zmq_msg_data(message), count: zmq_msg_size(message)))
    }

    /// Whom a `ZAPHandler` let in to send this: the text of the key; nil where nobody was asked.
    ///
    /// Not to be read from the first frame on a router: after a wait, libzmq 4.3.4 no longer knows it there.
    public var userID: String? {
        zmq_msg_gets(message, "User-Id").map { String(cString: $0) }
    }

    /// The descriptor of the connection that this came through; −1 where it is not known.
    ///
    /// Not to be read from the first frame on a router, as `userID`.
    var descriptor: Int32 { zmq_msg_get(message, ZMQ_SRCFD) }

    /// A copy of the bytes.
    public var bytes: [UInt8] { withUnsafeBytes { Array($0) } }
}

extension Frame: RandomAccessCollection {
    public var startIndex: Int { 0 }
    public var endIndex: Int { zmq_msg_size(message) }

    public subscript(position: Int) -> UInt8 {
        precondition(indices.contains(position), "there is no byte \(position) in a frame of \(count)")
        return withUnsafeBytes { $0[position] }
    }

    public func withContiguousStorageIfAvailable<Result>(
        _ body: (UnsafeBufferPointer<UInt8>) throws -> Result
    ) rethrows -> Result? {
        try body(
            UnsafeBufferPointer(
                start: zmq_msg_data(message)?.assumingMemoryBound(to: UInt8.self), count: count))
    }
}

/// A received message: its first frames, and how many more there were.
public struct Message {
    /// At most as many as were asked for.
    public var frames: [Frame]
    /// Frames behind them that were thrown away.
    public var discarded: Int
    /// The bytes of those.
    var discardedBytes = 0

    /// Counts the message as received where a `Door` bounds the connection that it came through, and names that; to
    /// be called once, when the address has been taken off.
    public func received() -> Connection? { Connection(of: self) }

    /// Takes off the first frame, which on a router is the address of the peer; nil where there is no frame.
    public mutating func removeAddress() -> [UInt8]? {
        frames.isEmpty ? nil : frames.removeFirst().bytes
    }
}
