import Crypto
import Messages
import Results
import RunStorage
import Synchronization

/// The log of a run while it is computed: chunks are stored before anybody hears of them.
final class RunLog: Sendable {
    private let run: RunRecord
    private let store: RunStore
    private let tell: @Sendable (Notice) -> Void
    private let written = Mutex(Written())

    private struct Written {
        var count = 0
        var digest = SHA256()
        /// Made, and not yet stored.
        var pending: [StoredChunk] = []
    }

    init(run: RunRecord, store: RunStore, tell: @escaping @Sendable (Notice) -> Void) {
        self.run = run
        self.store = store
        self.tell = tell
    }

    /// How many chunks the log has, those included that are not stored yet.
    var count: Int { written.withLock { $0.count } }

    /// Adds bands over the first members. What the store cannot take now is stored with what follows.
    ///
    /// - Throws: `CancellationError` where the run has ended.
    func append(provisional table: ResultTable) throws {
        for chunk in table.cells.arrowChunks(limit: Wire.maximumChunkBytes) {
            let members = table.count > 0 ? table[0].members : 0
            let chunk = try stored(chunk, as: .provisional, members: members)
            written.withLock { $0.pending.append(chunk) }
        }
        do { try flush() } catch let error as StoreError where error.mayPass {}
    }

    /// Stores what is not stored yet.
    ///
    /// - Throws: `CancellationError` where the run has ended, `StoreError`.
    func flush() throws {
        let (pending, count) = written.withLock { ($0.pending, $0.count) }
        guard !pending.isEmpty else { return }
        guard try store.append(pending, to: run.id) else { throw CancellationError() }
        written.withLock { $0.pending = [] }
        tell(.grown(run: run.id, count: count))
    }

    /// The chunks of the result, to be stored with the run's end, and the digest of all the log's bodies.
    ///
    /// - Parameters:
    ///   - members: tables of the single members that the run keeps.
    ///   - kept: how many these are.
    func finalChunks(
        of table: ResultTable, members: some Sequence<ColumnTable>, kept: Int
    ) throws -> (chunks: [StoredChunk], checksum: String) {
        var chunks = try table.cells.arrowChunks(limit: Wire.maximumChunkBytes).map {
            try stored($0, as: .rows, members: run.members)
        }
        for table in members {
            chunks += try table.arrowChunks(limit: Wire.maximumChunkBytes).map {
                try stored($0, as: .members, members: kept)
            }
        }
        return (chunks, written.withLock { $0.digest.finalize().hexadecimal })
    }

    private func stored(_ chunk: ArrowChunk, as kind: ChunkHeader.Kind, members: Int) throws -> StoredChunk {
        let sequence = written.withLock { written in
            defer { written.count += 1 }
            written.digest.update(data: chunk.bytes)
            return written.count
        }
        let header = ChunkHeader(
            seq: sequence, logID: run.log, kind: kind, members: members, rows: chunk.layout.rows,
            schema: ChunkHeader.schema(of: chunk.layout))
        return StoredChunk(
            sequence: sequence, header: String(decoding: try Wire.encode(header), as: UTF8.self),
            body: chunk.bytes)
    }
}

extension Digest {
    /// Two digits for each byte.
    var hexadecimal: String {
        map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
    }
}
