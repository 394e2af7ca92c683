import Foundation
import GRDB

/// The runs, the files that they were made of, and the logs of their results, in one SQLite database.
///
/// Every method is one transaction: what it returned is on disk, what it threw changed nothing.
public final class RunStore: Sendable {
    private let database: DatabasePool

    /// Opens the store at `path`, and makes or migrates it.
    ///
    /// - Throws: `StoreError`.
    public init(path: String) throws {
        var configuration = Configuration()
        configuration.busyMode = .timeout(5)
        configuration.prepareDatabase { try $0.execute(sql: "PRAGMA synchronous = FULL") }
        database = try Self.translating {
            let pool = try DatabasePool(path: path, configuration: configuration)
            try Schema.migrator.migrate(pool)
            return pool
        }
    }

    /// Writes a submission down and returns its run; an earlier one of this owner, key and
    /// digest is returned as it is.
    ///
    /// - Throws: `StoreError.keyConflict` if the key came before with another digest.
    public func accept(_ submission: Submission, id: String, at now: Double) throws -> (
        run: RunRecord, created: Bool
    ) {
        try write { database in
            if let row = try Row.fetchOne(
                database, sql: "SELECT * FROM run WHERE owner = ? AND key = ?",
                arguments: [submission.owner, submission.key])
            {
                let run = try Self.record(row)
                guard run.digest == submission.digest else { throw StoreError.keyConflict(run: run.id) }
                return (run, false)
            }
            try database.execute(
                sql: """
                    INSERT INTO run (id, owner, key, digest, name, state, created, members, request, log)
                    VALUES (?, ?, ?, ?, ?, 'queued', ?, ?, ?, ?)
                    """,
                arguments: [
                    id, submission.owner, submission.key, submission.digest, submission.name, now,
                    submission.members, submission.request, UUID().uuidString.lowercased(),
                ])
            for file in submission.files {
                try database.execute(
                    sql: "INSERT INTO file (run, name, role, text) VALUES (?, ?, ?, ?)",
                    arguments: [id, file.name, file.role, file.text])
            }
            guard let run = try Self.find(id, in: database) else {
                throw StoreError.unavailable("run \(id) was written but cannot be read back")
            }
            return (run, true)
        }
    }

    /// The run with this id, or whose id starts with `id` if there is only one such run.
    public func run(_ id: String) throws -> RunRecord? {
        try read { database in
            if let run = try Self.find(id, in: database) { return run }
            let rows = try Row.fetchAll(
                database, sql: "SELECT * FROM run WHERE substr(id, 1, length(?)) = ? LIMIT 2",
                arguments: [id, id])
            return rows.count == 1 && !id.isEmpty ? try Self.record(rows[0]) : nil
        }
    }

    /// The newest runs first.
    ///
    /// - Parameter state: only runs in this state; nil for all.
    /// - Parameter before: only runs that came before the one with this number; nil for all.
    public func runs(limit: Int, in state: RunState? = nil, before: Int? = nil) throws -> [RunRecord] {
        try read { database in
            try Row.fetchAll(
                database,
                sql: """
                    SELECT * FROM run WHERE (?1 IS NULL OR state = ?1) AND (?2 IS NULL OR number < ?2)
                    ORDER BY number DESC LIMIT ?3
                    """,
                arguments: [state?.rawValue, before, limit]
            ).map(Self.record)
        }
    }

    /// How many runs there are in each state.
    public func counts() throws -> [RunState: Int] {
        try read { database in
            var counts: [RunState: Int] = [:]
            for row in try Row.fetchAll(database, sql: "SELECT state, COUNT(*) AS n FROM run GROUP BY state")
            {
                if let state = RunState(rawValue: row["state"]) { counts[state] = row["n"] }
            }
            return counts
        }
    }

    /// The texts that a run was made of, in the order in which they came.
    public func files(of id: String) throws -> [StoredFile] {
        try read { database in
            try Row.fetchAll(
                database, sql: "SELECT name, role, text FROM file WHERE run = ? ORDER BY number",
                arguments: [id]
            ).map { StoredFile(name: $0["name"], role: $0["role"], text: $0["text"]) }
        }
    }

    /// The oldest run that waits, and marks it running.
    public func takeNext() throws -> RunRecord? {
        try write { database in
            let sql = "SELECT id FROM run WHERE state = 'queued' ORDER BY number LIMIT 1"
            guard let id = try String.fetchOne(database, sql: sql) else { return nil }
            try database.execute(sql: "UPDATE run SET state = 'running' WHERE id = ?", arguments: [id])
            return try Self.find(id, in: database)
        }
    }

    /// Puts runs that a daemon left unfinished back in the queue; returns how many.
    public func recover() throws -> Int {
        try write { database in
            try database.execute(sql: "UPDATE run SET state = 'queued' WHERE state = 'running'")
            return database.changesCount
        }
    }

    /// Writes down how far a run is.
    public func progress(of id: String, done: Int) throws {
        try write { database in
            try database.execute(
                sql: "UPDATE run SET done = ? WHERE id = ? AND state = 'running'", arguments: [done, id])
        }
    }

    /// Adds a chunk to the log of a run that is being computed; one that is there already stays as it is.
    ///
    /// A run that is computed anew after a crash makes the same chunks again, bit by bit.
    ///
    /// - Returns: whether the run is still being computed; the log of one that has ended does not grow.
    public func append(_ chunk: StoredChunk, to id: String) throws -> Bool {
        try write { database in
            let state = try String.fetchOne(
                database, sql: "SELECT state FROM run WHERE id = ?", arguments: [id])
            guard state == RunState.running.rawValue else { return false }
            try Self.insert(chunk, of: id, in: database, or: "OR IGNORE ")
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
                    UPDATE run SET state = ?, document = ?, failure = ?, checksum = ?, ended = ?,
                        done = COALESCE(?, done)
                    WHERE id = ? AND state IN ('queued', 'running')
                    """,
                arguments: [state.rawValue, document, failure, checksum, now, done, id])
            guard database.changesCount == 1 else { return false }
            for chunk in chunks { try Self.insert(chunk, of: id, in: database) }
            return true
        }
    }

    /// One piece of a finished run's log.
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

    func read<Value>(_ body: (Database) throws -> Value) throws -> Value {
        try Self.translating { try database.read(body) }
    }

    private func write<Value>(_ body: (Database) throws -> Value) throws -> Value {
        try Self.translating { try database.write(body) }
    }

    /// Tells what went wrong in the store's own words.
    private static func translating<Value>(_ body: () throws -> Value) throws -> Value {
        do {
            return try body()
        } catch let error as DatabaseError where error.resultCode == .SQLITE_FULL {
            throw StoreError.full(error.message ?? "the disk is full")
        } catch let error as DatabaseError {
            throw StoreError.unavailable(error.message ?? error.description)
        }
    }

    private static func insert(
        _ chunk: StoredChunk, of id: String, in database: Database, or otherwise: String = ""
    ) throws {
        try database.execute(
            sql: "INSERT \(otherwise)INTO chunk (run, sequence, header, body) VALUES (?, ?, ?, ?)",
            arguments: [id, chunk.sequence, chunk.header, Data(chunk.body)])
    }

    private static func find(_ id: String, in database: Database) throws -> RunRecord? {
        try Row.fetchOne(database, sql: "SELECT * FROM run WHERE id = ?", arguments: [id]).map(record)
    }

    private static func record(_ row: Row) throws -> RunRecord {
        guard let state = RunState(rawValue: row["state"]) else {
            throw StoreError.unavailable("run \(row["id"] as String) has a state that nobody knows")
        }
        return RunRecord(
            number: row["number"], id: row["id"], owner: row["owner"], key: row["key"],
            digest: row["digest"], name: row["name"], state: state, created: row["created"],
            ended: row["ended"], members: row["members"], done: row["done"],
            request: row["request"], document: row["document"], failure: row["failure"],
            checksum: row["checksum"], log: row["log"])
    }
}
