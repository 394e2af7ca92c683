import Messages
import Results
import RunStorage
import ZeroMQ

/// The logs that readers are busy with, as the loop sees them.
///
/// What is stored is read once and shared by all readers of a run, then forgotten. Readers that vanish leave no more
/// behind than the chunks that were read last.
struct RunLogs {
    /// One run's log.
    struct Log {
        let run: String
        let id: String
        /// Chunks that it has.
        var count: Int
        let state: RunState
        let checksum: String
        /// Why there is no result; nil where there is one or may be one yet.
        let refusal: Refusal?
    }

    private let store: RunStore
    private var known: [String: Log] = [:]
    private var chunks: [String: [Int: (header: ChunkHeader, body: SharedBytes)]] = [:]
    /// The chunks at hand, the one that was read first first.
    private var held: [(run: String, number: Int, bytes: Int)] = []
    private var heldBytes = 0

    /// Most bytes of chunks at hand.
    private static let most = 32 << 20

    init(store: RunStore) {
        self.store = store
    }

    /// The log of a run, by its id or the start of it.
    ///
    /// - Throws: `run.not_found`, or what is wrong with the store.
    mutating func find(_ run: String) throws(Refusal) -> Log {
        if let log = known[run] { return log }
        let record: RunRecord
        let count: Int
        do {
            guard let found = try store.run(identifiedBy: run) else { throw Refusal.runNotFound(run) }
            record = found
            count = try store.chunkCount(of: found.id)
        } catch {
            throw Refusal(storeFault: error)
        }
        let log = Log(
            run: record.id, id: record.log, count: count, state: record.state,
            checksum: record.checksum, refusal: Refusal(endOf: record))
        known[record.id] = log
        return log
    }

    /// The log of a run whose full id is known; nil if it cannot be read.
    mutating func state(of run: String) -> Log? {
        try? find(run)
    }

    /// A run's log has so many chunks now.
    mutating func grow(_ run: String, to count: Int) {
        guard let log = known[run] else { return }
        known[run]?.count = max(log.count, count)
    }

    /// What was known of a run may have changed, or nobody reads it.
    mutating func forget(_ run: String) {
        known[run] = nil
        guard chunks.removeValue(forKey: run) != nil else { return }
        held.removeAll { $0.run == run }
        heldBytes = held.reduce(0) { $0 + $1.bytes }
    }

    /// One chunk, for as many readers as there are.
    mutating func chunk(_ number: Int, of run: String) -> (header: ChunkHeader, body: SharedBytes)? {
        if let chunk = chunks[run]?[number] { return chunk }
        guard let stored = try? store.chunk(number, of: run),
            let header = try? Wire.decode(ChunkHeader.self, from: Array(stored.header.utf8))
        else { return nil }
        let chunk = (header, SharedBytes(stored.body))
        chunks[run, default: [:]][number] = chunk
        held.append((run, number, stored.body.count))
        heldBytes += stored.body.count
        while heldBytes > Self.most, held.count > 1 { dropFirst() }
        return chunk
    }

    private mutating func dropFirst() {
        let first = held.removeFirst()
        heldBytes -= first.bytes
        chunks[first.run]?[first.number] = nil
        if chunks[first.run]?.isEmpty == true { chunks[first.run] = nil }
    }
}
