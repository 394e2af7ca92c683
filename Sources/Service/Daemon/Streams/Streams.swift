import Messages

/// The readers of logs: where each is, and how much it may still be sent.
///
/// A reader is a few numbers: no chunk is copied for it, and one that falls silent is forgotten. It asks again
/// from where it was, after a lost connection or a restart of the daemon alike.
///
/// A class, because sending to a reader may show that it is gone: it is then dropped in the middle of `pump`.
final class Streams {
    /// One reader of one run's log.
    struct Reader: Sendable {
        let peer: Peer
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
    /// Most streams of one client.
    static let mostOfClient = 256
    /// Most streams of all connections, and of those of clients that are no operators.
    static let (most, mostOfGuests) = (1_024, 768)
    /// Longest name of a stream, in bytes.
    static let longestName = 64

    private(set) var readers: [Reader] = []

    /// Opens a stream; one of the same name on the same connection starts anew.
    ///
    /// - Throws: `request.invalid`, `quota.exceeded` or `queue.full`.
    func open(
        _ request: OpenRequest, run: String, from peer: Peer, isOperator: Bool, at now: Double
    ) throws(Refusal) {
        guard (1...Self.longestName).contains(request.stream.utf8.count) else {
            throw .field(
                "stream", .hasBytes(request.stream.utf8.count), .give(1, to: Self.longestName))
        }
        close(request.stream, from: peer)
        guard readers.count(where: { $0.peer == peer }) < Self.mostOfOne else {
            throw .quota(Self.mostOfOne, "refusal.streams_of_connection", [:])
        }
        let most = isOperator ? Self.most : Self.mostOfGuests
        guard readers.count < most else { throw .streams(most) }
        guard isOperator || readers.count(where: { $0.peer.client == peer.client }) < Self.mostOfClient else {
            throw .streams(Self.mostOfClient)
        }
        readers.append(
            Reader(
                peer: peer, stream: request.stream, run: run, next: request.from,
                credit: min(max(request.credit, 0), Wire.maximumCredit), heard: now))
    }

    /// Grants credit; nothing is said about a stream that is not open, since a grant may cross with the end.
    func credit(_ request: CreditRequest, from peer: Peer, at now: Double) {
        guard let index = index(request.stream, peer) else { return }
        // Bounded before it is added: what a peer sends may be the largest number that there is.
        let granted = min(max(request.n, 0), Wire.maximumCredit)
        readers[index].credit = min(readers[index].credit + granted, Wire.maximumCredit)
        readers[index].heard = now
    }

    func close(_ stream: String, from peer: Peer) {
        readers.removeAll { $0.stream == stream && $0.peer == peer }
    }

    /// Forgets a connection that is gone.
    func drop(_ peer: Peer) {
        readers.removeAll { $0.peer == peer }
    }

    /// Forgets the readers of a run whose log is another one now; they find out when they ask again.
    func drop(run: String) {
        readers.removeAll { $0.run == run }
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
            while let index = index(reader.stream, reader.peer), readers[index].credit > 0,
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

    /// All readers, or some, which are then forgotten.
    func takeAll(where isMeant: (Reader) -> Bool = { _ in true }) -> [Reader] {
        defer { readers.removeAll(where: isMeant) }
        return readers.filter(isMeant)
    }

    private func index(_ stream: String, _ peer: Peer) -> Int? {
        readers.firstIndex { $0.stream == stream && $0.peer == peer }
    }
}
