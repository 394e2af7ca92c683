import Foundation
import GRDB
public import Results

/// The log of a run's results, and its end.
extension RunStore {
    /// Adds chunks to the log of a run that is being computed; those that are there already stay as they are.
    ///
    /// A run that is computed anew after a crash makes the same chunks again, bit by bit.
    ///
    /// - Returns: whether the run is still being computed; the log of one that has ended does not grow.
    public func append(_ chunks: [StoredChunk], to id: String) throws -> Bool {
        try write { database in
            let state = try String.fetchOne(
                database, sql: "SELECT state FROM run WHERE id = ?", arguments: [id])
            guard state == RunState.running.rawValue else { return false }
            for chunk in chunks { try Self.insert(chunk, of: id, in: database, or: "OR IGNORE ") }
            return true
        }
    }

    /// Ends a run that has not ended yet, with its document and the chunks of its result, all or nothing.
    ///
    /// - Parameter checksum: digest of all the log's bodies, for readers.
    /// - Returns: whether the state changed; a run that had ended stays as it was.
    public func finish(
        _ id: String, as state: RunState, document: String = "", failure: String = "", checksum: String = "",
        chunks: [StoredChunk] = [], done: Int? = nil, at now: Double
    ) throws -> Bool {
        try write { database in
            try database.execute(
                sql: """
                    UPDATE run SET state = ?, failure = ?, checksum = ?, ended = ?,
                        done = COALESCE(?, done)
                    WHERE id = ? AND state IN ('queued', 'running')
                    """,
                arguments: [state.rawValue, failure, checksum, now, done, id])
            guard database.changesCount == 1 else { return false }
            try database.execute(
                sql: "UPDATE paper SET document = ? WHERE run = ?", arguments: [document, id])
            for chunk in chunks { try Self.insert(chunk, of: id, in: database) }
            return true
        }
    }

    /// Gives a run that is computed by another model, or on other figures, than before a new log, and forgets the
    /// old one: readers must not mix the two.
    public func beginAnew(_ id: String, digest: String) throws -> RunRecord? {
        try write { database in
            try database.execute(sql: "DELETE FROM chunk WHERE run = ?", arguments: [id])
            try database.execute(
                sql: """
                    UPDATE run SET log = ?, digest = ?, done = 0,
                        bytes = (SELECT COALESCE(SUM(length(text)), 0) FROM file WHERE file.run = run.id)
                    WHERE id = ? AND state = 'running'
                    """,
                arguments: [UUID().uuidString.lowercased(), digest, id])
            return try Self.find(id, in: database)
        }
    }

    /// One piece of a run's log.
    public func chunk(_ sequence: Int, of id: String) throws -> StoredChunk? {
        try read { database in
            try Row.fetchOne(
                database, sql: "SELECT header, body FROM chunk WHERE run = ? AND sequence = ?",
                arguments: [id, sequence]
            ).map { row in
                let body: Data = row["body"]
                return StoredChunk(sequence: sequence, header: row["header"], body: [UInt8](body))
            }
        }
    }

    /// How many pieces a run's log has.
    public func chunkCount(of id: String) throws -> Int {
        try read { database in
            try Int.fetchOne(database, sql: "SELECT COUNT(*) FROM chunk WHERE run = ?", arguments: [id]) ?? 0
        }
    }

    private static func insert(
        _ chunk: StoredChunk, of id: String, in database: Database, or otherwise: String = ""
    ) throws {
        try database.execute(
            sql: "INSERT \(otherwise)INTO chunk (run, sequence, header, body) VALUES (?, ?, ?, ?)",
            arguments: [id, chunk.sequence, chunk.header, Data(chunk.body)])
        guard database.changesCount > 0 else { return }
        try database.execute(
            sql: "UPDATE run SET bytes = bytes + ? WHERE id = ?", arguments: [chunk.body.count, id])
    }
}
