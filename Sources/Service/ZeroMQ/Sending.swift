internal import CZeroMQ

/// One frame of a message that is sent.
public enum Part: Sendable {
    /// Copied when it is sent.
    case bytes([UInt8])
    /// Not copied.
    case shared(SharedBytes)

    /// How many bytes there are.
    public var count: Int {
        switch self {
        case .bytes(let bytes): bytes.count
        case .shared(let bytes): bytes.count
        }
    }
}

extension Socket {
    /// Sends a message whole or not at all, without waiting.
    ///
    /// - Parameter parts: the frames; on a router the first is the address of the peer.
    /// - Throws: `wouldBlock` where the queue to the peer is full; `peerGone` where a router has no such peer.
    public func send(_ parts: [Part]) throws(ZeroMQError) {
        let raw = try handle.open()
        for (index, part) in parts.enumerated() {
            let isLast = index == parts.count - 1
            do throws(ZeroMQError) {
                try Self.send(part, to: raw, flags: ZMQ_DONTWAIT | (isLast ? 0 : ZMQ_SNDMORE))
            } catch {
                // The peer left between two frames: libzmq drops the rest of the message, and would drop the next
                // message with it if this one had no end.
                if index > 0, !isLast { try? Self.send(.bytes([]), to: raw, flags: ZMQ_DONTWAIT) }
                throw error
            }
        }
    }

    private static func send(
        _ part: Part, to raw: UnsafeMutableRawPointer, flags: Int32
    ) throws(ZeroMQError) {
        switch part {
        case .shared(let bytes): try bytes.send(to: raw, flags: flags)
        case .bytes(let bytes):
            while zmq_send(raw, bytes, bytes.count, flags) == -1 {
                guard zmq_errno() == EINTR else { throw .last("zmq_send") }
            }
        }
    }

    /// The next message, or nil if none is there. Never waits: a `Poller` does.
    ///
    /// - Parameter most: frames to keep, the address on a router included. Frames behind them are thrown away, since
    ///   libzmq limits the size of a frame but not their number.
    public func receive(most: Int) throws(ZeroMQError) -> Message? {
        let raw = try handle.open()
        var message = Message(frames: [], discarded: 0)
        var isFollowed = true
        while isFollowed {
            let frame = Frame()
            do throws(ZeroMQError) {
                try frame.receive(from: raw)
            } catch .wouldBlock {
                // Messages arrive whole, so this is the first frame.
                return nil
            }
            isFollowed = frame.isFollowed
            if message.frames.count < most {
                message.frames.append(frame)
            } else {
                message.discarded += 1
                message.discardedBytes += frame.count
            }
        }
        return message
    }
}
