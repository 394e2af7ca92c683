import Messages

/// Who sent a message: what a router puts before it. It names a connection, never a client.
typealias Address = [UInt8]

/// The readers of logs: where each is, and how much it may still be sent.
///
/// A reader is a few numbers: no chunk is copied for it, and one that falls silent is forgotten. It asks again
/// from where it was, after a lost connection or a restart of the daemon alike.
///
/// A class, because sending to a reader may show that it is gone: it is then dropped in the middle of `pump`.
final class Streams {
    /// One reader of one run's log.
    struct Reader: Sendable {
        let address: Address
        /// The reader's own name for its stream.
        let stream: String
        let run: String
        /// The next chunk that it wants.
        var next: Int
        /// How many chunks it may be sent.
        var credit: Int
        /// When it was last heard of, in seconds of the loop's clock.
        var heard: Double
        /// When it was last told how far the run is.
        var toldProgress = -Double.infinity
    }

    /// Seconds after which a reader that has said nothing is forgotten.
    static let lease = 30.0
    /// Least seconds between two tellings of progress.
    static let progressInterval = 0.2
    /// Most streams on one connection: with all their credit they fit into what ZeroMQ queues for it.
    static let mostOfOne = 64
    /// Most streams of all connections.
    static let most = 1_024
    /// Longest name of a stream, in bytes.
    static let longestName = 64

    private(set) var readers: [Reader] = []

    /// Opens a stream; one of the same name on the same connection starts anew.
    ///
    /// - Throws: `request.invalid`, `quota.exceeded` or `queue.full`.
    func open(
        _ request: OpenRequest, run: String, from address: Address, at now: Double
    ) throws(Refusal) {
        guard (1...Self.longestName).contains(request.stream.utf8.count) else {
            throw .field(
                "stream", "has \(request.stream.utf8.count) bytes", fix: "give 1 to \(Self.longestName)")
        }
        close(request.stream, from: address)
        guard readers.count(where: { $0.address == address }) < Self.mostOfOne else {
            throw Refusal(
                .quotaExceeded,
                "this connection has \(Self.mostOfOne) streams open; close one, or let one end",
                detail: Refusal.Detail(most: Self.mostOfOne))
        }
        guard readers.count < Self.most else {
            throw Refusal(
                .queueFull, "\(Self.most) streams are open; ask again when some have ended",
                detail: Refusal.Detail(most: Self.most))
        }
        readers.append(
            Reader(
                address: address, stream: request.stream, run: run, next: request.from,
                credit: min(max(request.credit, 0), Wire.maximumCredit), heard: now))
    }

    /// Grants credit; nothing is said about a stream that is not open, since a grant may cross with the end.
    func credit(_ request: CreditRequest, from address: Address, at now: Double) {
        guard let index = index(request.stream, address) else { return }
        let room = Wire.maximumCredit - readers[index].credit
        readers[index].credit += min(max(request.n, 0), room)
        readers[index].heard = now
    }

    func close(_ stream: String, from address: Address) {
        readers.removeAll { $0.stream == stream && $0.address == address }
    }

    /// Forgets a connection that is gone.
    func drop(_ address: Address) {
        readers.removeAll { $0.address == address }
    }

    /// Forgets readers whose lease has run out.
    func expire(at now: Double) {
        readers.removeAll { now - $0.heard > Self.lease }
    }

    /// Sends what readers of a run may have: `send` says whether a chunk went out.
    func pump(
        _ run: String, until count: Int, send: (Reader, _ chunk: Int) -> Bool
    ) {
        for reader in readers where reader.run == run {
            while let index = index(reader.stream, reader.address), readers[index].credit > 0,
                readers[index].next < count, send(readers[index], readers[index].next)
            {
                readers[index].next += 1
                readers[index].credit -= 1
            }
        }
    }

    /// The readers of a run that have everything, which are then forgotten.
    func takeFinished(_ run: String, count: Int) -> [Reader] {
        let finished = readers.filter { $0.run == run && $0.next >= count }
        readers.removeAll { $0.run == run && $0.next >= count }
        return finished
    }

    /// The readers of a run that can be told how far it is now.
    func takeProgress(_ run: String, at now: Double) -> [Reader] {
        var told: [Reader] = []
        for index in readers.indices
        where readers[index].run == run && now - readers[index].toldProgress >= Self.progressInterval {
            readers[index].toldProgress = now
            told.append(readers[index])
        }
        return told
    }

    /// All readers, which are then forgotten.
    func takeAll() -> [Reader] {
        defer { readers = [] }
        return readers
    }

    private func index(_ stream: String, _ address: Address) -> Int? {
        readers.firstIndex { $0.stream == stream && $0.address == address }
    }
}
