internal import CZeroMQ

/// Bytes that never change and that any number of sends share without a copy.
///
/// The memory begins at a multiple of 64. It is given back when the last holder and the last send are done with it,
/// on whatever thread that happens.
public final class SharedBytes: Sendable {
    // Written before `init` returns, and never again.
    nonisolated(unsafe) private let base: UnsafeMutableRawPointer
    /// How many bytes there are.
    public let count: Int

    /// Memory that is filled in place, once. What `fill` leaves out is 0.
    public init<Failure: Error>(
        count: Int, fill: (UnsafeMutableRawBufferPointer) throws(Failure) -> Void
    ) throws(Failure) {
        self.count = count
        base = .allocate(byteCount: Swift.max(count, 1), alignment: 64)
        base.initializeMemory(as: UInt8.self, repeating: 0, count: count)
        try fill(UnsafeMutableRawBufferPointer(start: base, count: count))
    }

    /// A copy of `bytes`.
    public convenience init(_ bytes: [UInt8]) {
        self.init(count: bytes.count) { memory in memory.copyBytes(from: bytes) }
    }

    deinit {
        base.deallocate()
    }

    /// The bytes in place.
    public func withUnsafeBytes<Result, Failure: Error>(
        _ body: (UnsafeRawBufferPointer) throws(Failure) -> Result
    ) throws(Failure) -> Result {
        try body(UnsafeRawBufferPointer(start: base, count: count))
    }

    /// Sends the bytes in place; libzmq keeps them until its own thread has written them.
    func send(to socket: UnsafeMutableRawPointer, flags: Int32) throws(ZeroMQError) {
        var message = zmq_msg_t()
        let holder = Unmanaged.passRetained(self).toOpaque()
        let status = zmq_msg_init_data(
            &message, base, count,
            { _, holder in
                if let holder { Unmanaged<SharedBytes>.fromOpaque(holder).release() }
            }, holder)
        guard status == 0 else {
            let error = ZeroMQError.last("zmq_msg_init_data")
            Unmanaged<SharedBytes>.fromOpaque(holder).release()
            throw error
        }
        while zmq_msg_send(&message, socket, flags) == -1 {
            guard zmq_errno() == EINTR else {
                let error = ZeroMQError.last("zmq_msg_send")
                // Closing it lets go of the bytes.
                zmq_msg_close(&message)
                throw error
            }
        }
    }
}
