internal import CZeroMQ
internal import Glibc

/// Wakes a thread that waits in a `Poller`. Any thread may do so, and a signal handler too.
public final class Waker: Sendable {
    let descriptor: Int32

    /// - Throws: where the process has no file descriptor left.
    public init() throws(ZeroMQError) {
        descriptor = eventfd(0, Int32(EFD_NONBLOCK) | Int32(EFD_CLOEXEC))
        guard descriptor >= 0 else { throw .system("eventfd") }
    }

    deinit {
        close(descriptor)
    }

    /// Makes the poller's present or next wait end.
    public func wake() {
        var one: UInt64 = 1
        while write(descriptor, &one, MemoryLayout<UInt64>.size) == -1 && errno == EINTR {}
    }

    /// Lets the poller wait again.
    public func clear() {
        var count: UInt64 = 0
        while read(descriptor, &count, MemoryLayout<UInt64>.size) == -1 && errno == EINTR {}
    }
}
