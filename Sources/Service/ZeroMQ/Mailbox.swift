internal import Synchronization

/// Where any thread leaves letters for the one thread that waits in a `Poller`.
public final class Mailbox<Letter: Sendable>: Sendable {
    private let letters = Mutex<[Letter]>([])
    /// To be watched by the poller.
    public let waker: Waker

    /// - Throws: where the process has no file descriptor left.
    public init() throws(ZeroMQError) {
        waker = try Waker()
    }

    /// Leaves a letter, and wakes the reader if it may not know that there are any.
    public func post(_ letter: Letter) {
        let isFirst = letters.withLock { letters in
            letters.append(letter)
            return letters.count == 1
        }
        if isFirst { waker.wake() }
    }

    /// All letters, in the order of each writer.
    public func take() -> [Letter] {
        // Drained before it is emptied: a letter posted in between wakes the reader once more, for nothing at worst.
        waker.clear()
        return letters.withLock { letters in
            defer { letters = [] }
            return letters
        }
    }
}
