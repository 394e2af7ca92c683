internal import CZeroMQ
internal import Synchronization

/// libzmq's threads and queues: one for the whole process, alive as long as somebody holds it or a socket.
///
/// When the last socket is closed and the last holder lets go, what was sent is still delivered for as long as the
/// sockets' linger allows; the thread that lets go waits for that.
public final class Context: Sendable {
    // libzmq promises that a context may be used by any thread.
    nonisolated(unsafe) let raw: UnsafeMutableRawPointer

    private struct Living: ~Copyable {
        weak var context: Context?
    }

    private static let living = Mutex(Living())

    /// The process's context: the one that lives, else a new one.
    ///
    /// - Parameter socketLimit: most sockets at a time, connections not counted; counts for a new context only.
    public static func shared(socketLimit: Int = 64) throws(ZeroMQError) -> Context {
        let result = living.withLock { (living) -> Result<Context, ZeroMQError> in
            if let context = living.context { return .success(context) }
            do throws(ZeroMQError) {
                let context = try Context(socketLimit: socketLimit)
                living.context = context
                return .success(context)
            } catch {
                return .failure(error)
            }
        }
        return try result.get()
    }

    private init(socketLimit: Int) throws(ZeroMQError) {
        guard let raw = zmq_ctx_new() else { throw .last("zmq_ctx_new") }
        self.raw = raw
        zmq_ctx_set(raw, ZMQ_MAX_SOCKETS, Int32(clamping: socketLimit))
        // A socket that was never told to linger must not keep the process from ending.
        zmq_ctx_set(raw, ZMQ_BLOCKY, 0)
    }

    deinit {
        while zmq_ctx_term(raw) == -1 && zmq_errno() == EINTR {}
    }
}
