import Foundation
import GRDB
public import Reading
public import Results
import Synchronization

/// The runs, the files that they were made of, and the logs of their results, in one SQLite database.
///
/// Every method is one transaction: what it returned is on disk, what it threw changed nothing. A database that
/// cannot be opened is tried again at every call, so a daemon outlives a full disk and a folder that was away.
public final class RunStore: Sendable {
    /// Path of the database.
    public let path: String
    private let mostBytes: Int?
    private let opened = Mutex<DatabasePool?>(nil)
    private let writes = Mutex(0)
    /// Room that is held for making room.
    let reserve: Reserve
    /// How many runs were accepted, beside the database.
    private let accepted: AcceptedCount

    /// - Parameter mostBytes: the database's largest size; nil for no other limit than the disk's.
    public init(path: String, mostBytes: Int? = nil) {
        self.path = path
        self.mostBytes = mostBytes
        reserve = Reserve(beside: path)
        accepted = AcceptedCount(beside: path)
    }

    /// The database; makes it or migrates it first, and puts what an earlier daemon left running back in the queue.
    private func database() throws -> DatabasePool {
        try opened.withLock { opened in
            if let opened {
                // SQLite goes on with a file that somebody took away, and all of it would be gone with the process.
                guard access(path, F_OK) == 0 else {
                    throw StoreError.unavailable(
                        "\(path) is gone; put it back, or restart the daemon with an empty store")
                }
                return opened
            }
            var configuration = Configuration()
            configuration.busyMode = .timeout(5)
            let mostPages = mostBytes.map { max(1, $0 / 4_096) }
            configuration.prepareDatabase { database in
                // What is deleted is not written over where that costs writing: on a full disk there is no room for it.
                // A short journal leaves the disk to the runs.
                try database.execute(
                    sql: """
                        PRAGMA synchronous = FULL; PRAGMA secure_delete = FAST; PRAGMA wal_autocheckpoint = 256
                        """)
                if let mostPages { try database.execute(sql: "PRAGMA max_page_count = \(mostPages)") }
            }
            let isNew = !FileManager.default.fileExists(atPath: path)
            if isNew { try Self.create(path) }
            // Before the pool: that writes a little to a store that it opens.
            guard (try? Self.isNewer(path)) != true else { throw StoreError.newer(path) }
            let pool = try DatabasePool(path: path, configuration: configuration)
            guard try !pool.read(Schema.migrator.hasBeenSuperseded) else { throw StoreError.newer(path) }
            try Schema.migrator.migrate(pool)
            try Self.convert(pool)
            try accepted.compare(with: pool)
            reserve.hold()
            try pool.write { try $0.execute(sql: "UPDATE run SET state = 'queued' WHERE state = 'running'") }
            opened = pool
            return pool
        }
    }

    /// Makes a database that can give room back piece by piece: that is decided before it has a table.
    private static func create(_ path: String) throws {
        let queue = try DatabaseQueue(path: path)
        try queue.writeWithoutTransaction { database in
            try database.execute(sql: "PRAGMA auto_vacuum = INCREMENTAL; VACUUM")
        }
        try queue.close()
        // What people wrote is for the daemon's user alone.
        chmod(path, 0o600)
    }

    /// Whether a later version made the database; looked up without writing to it.
    private static func isNewer(_ path: String) throws -> Bool {
        var configuration = Configuration()
        configuration.readonly = true
        let queue = try DatabaseQueue(path: path, configuration: configuration)
        defer { try? queue.close() }
        return try queue.read(Schema.migrator.hasBeenSuperseded)
    }

    /// Largest database that is made anew when it is opened, in bytes: that takes a second or two.
    private static let mostConverted = 256 << 20

    /// Lets a small database of an earlier version give room back piece by piece.
    private static func convert(_ pool: DatabasePool) throws {
        try pool.writeWithoutTransaction { database in
            guard try Int.fetchOne(database, sql: "PRAGMA auto_vacuum") == 0,
                let pages = try Int.fetchOne(database, sql: "PRAGMA page_count"),
                pages * 4_096 <= mostConverted
            else { return }
            // A full disk leaves it as it is.
            try? database.execute(sql: "PRAGMA auto_vacuum = INCREMENTAL; VACUUM")
        }
    }

    /// Writes a submission down and returns its run; an earlier one of this owner, key and
    /// digest is returned as it is.
    ///
    /// - Throws: `StoreError.keyConflict` if the key came before with another digest.
    public func accept(_ submission: Submission, id: String, at now: Double) throws -> (
        run: RunRecord, created: Bool
    ) {
        let written = try write { database -> (run: RunRecord, created: Bool) in
            if let row = try Row.fetchOne(
                database, sql: "\(RunRecord.selection) WHERE owner = ? AND key = ?",
                arguments: [submission.owner, submission.key])
            {
                let run = try RunRecord(row)
                guard run.digest == submission.digest else { throw StoreError.keyConflict(run: run.id) }
                return (run, false)
            }
            try database.execute(
                sql: """
                    INSERT INTO run
                        (id, owner, key, digest, name, state, created, members, log, queue, priority,
                        focus, scenarios, reference, seed, bytes, position)
                    VALUES (?, ?, ?, ?, ?, 'queued', ?, ?, ?, ?, ?, ?, ?, ?, ?, ?,
                        (SELECT COALESCE(MAX(position), 0) + 1 FROM run))
                    """,
                arguments: [
                    id, submission.owner, submission.key, submission.digest, submission.name, now,
                    submission.members, UUID().uuidString.lowercased(),
                    submission.queue, submission.priority, submission.focus.joined(separator: ","),
                    Self.list(submission.scenarios), submission.reference, Int64(submission.seed),
                    submission.files.reduce(0) { $0 + $1.text.unicodeScalars.count },
                ])
            try database.execute(
                sql: "INSERT INTO paper (run, request) VALUES (?, ?)", arguments: [id, submission.request])
            for file in submission.files {
                try database.execute(
                    sql: "INSERT INTO file (run, name, role, text) VALUES (?, ?, ?, ?)",
                    arguments: [id, file.name, file.role.rawValue, file.text])
            }
            guard let run = try Self.find(id, in: database) else {
                throw StoreError.unavailable("run \(id) was written but cannot be read back")
            }
            return (run, true)
        }
        if written.created { accepted.note(written.run.number) }
        return written
    }

    /// The newest runs first.
    ///
    /// - Parameters:
    ///   - state: only runs in this state; nil for all.
    ///   - before: only runs that came before the one with this number; nil for all.
    ///   - bytes: about how many bytes they may have together; one is given however long it is.
    /// - Returns: the runs, and whether these are all.
    public func runs(
        limit: Int, in state: RunState? = nil, before: Int? = nil, bytes: Int = .max
    ) throws -> (runs: [RunRecord], areAll: Bool) {
        let conditions = [state.map { _ in "state = ?1" }, before.map { _ in "number < ?2" }].compactMap(
            \.self)
        let condition = conditions.isEmpty ? "" : "WHERE " + conditions.joined(separator: " AND ")
        return try read { database in
            // No row is read that is not told: each may have thousands of bytes.
            let rows = try Row.fetchCursor(
                database, sql: "\(RunRecord.selection) \(condition) ORDER BY number DESC LIMIT ?3",
                arguments: [state?.rawValue, before, limit])
            var (runs, size): ([RunRecord], Int) = ([], 0)
            while let row = try rows.next() {
                let run = try RunRecord(row)
                size += run.size
                guard runs.isEmpty || size <= bytes else { return (runs, false) }
                runs.append(run)
            }
            return (runs, runs.count < limit)
        }
    }

    /// How many runs there are in each state; kept up to date by the database itself.
    public func counts() throws -> [RunState: Int] {
        try read { database in
            var counts: [RunState: Int] = [:]
            for row in try Row.fetchAll(database, sql: "SELECT state, runs FROM tally WHERE runs > 0") {
                if let state = RunState(rawValue: row["state"]) { counts[state] = row["runs"] }
            }
            return counts
        }
    }

    /// The texts that a run was made of, in the order in which they came.
    public func files(of id: String) throws -> [RunFile] {
        try read { database in
            try Row.fetchAll(
                database, sql: "SELECT name, role, text FROM file WHERE run = ? ORDER BY number",
                arguments: [id]
            ).map {
                RunFile(name: $0["name"], role: RunFile.Role(rawValue: $0["role"]) ?? .base, text: $0["text"])
            }
        }
    }

    /// The description of a run's result, in the words of the wire; nil until there is one.
    public func document(of id: String) throws -> String? {
        try read { database in
            try String.fetchOne(
                database, sql: "SELECT document FROM paper WHERE run = ? AND document <> ''",
                arguments: [id])
        }
    }

    /// The request that a run came from, in the words of the wire.
    public func request(of id: String) throws -> String {
        try read { database in
            let request = try String.fetchOne(
                database, sql: "SELECT request FROM paper WHERE run = ?", arguments: [id])
            guard let request else { throw StoreError.unavailable("run \(id) has no request") }
            return request
        }
    }

    /// Whether anything waits or is computed.
    public func hasUnfinished() throws -> Bool {
        try read { database in
            try Bool.fetchOne(
                database, sql: "SELECT EXISTS (SELECT 1 FROM run WHERE state IN ('queued', 'running'))")
                ?? false
        }
    }

    /// A list of texts as the store writes it.
    private static func list(_ texts: [String]) -> String {
        (try? JSONEncoder().encode(texts)).map { String(decoding: $0, as: UTF8.self) } ?? "[]"
    }

    func read<Value>(_ body: (Database) throws -> Value) throws -> Value {
        try translating { try database().read(body) }
    }

    func write<Value>(_ body: (Database) throws -> Value) throws -> Value {
        defer { writes.withLock { $0 += 1 } }
        return try translating { try database().write(body) }
    }

    /// Another number than before whenever something may have changed since.
    public var changes: Int { writes.withLock { $0 } }

    /// Works outside a transaction, as some of SQLite's own services ask for.
    func withDatabase<Value>(_ body: (DatabasePool) throws -> Value) throws -> Value {
        try translating { try body(database()) }
    }

    /// Tells what went wrong in the store's own words.
    private func translating<Value>(_ body: () throws -> Value) throws -> Value {
        do {
            return try body()
        } catch let error as DatabaseError {
            let fact = error.message ?? error.description
            switch error.resultCode {
            case .SQLITE_FULL: throw StoreError.full(fact)
            case .SQLITE_CORRUPT, .SQLITE_NOTADB: throw StoreError.damaged(fact, path: path)
            default: throw StoreError.unavailable(fact)
            }
        }
    }

    static func find(_ id: String, in database: Database) throws -> RunRecord? {
        try Row.fetchOne(database, sql: "\(RunRecord.selection) WHERE id = ?", arguments: [id])
            .map(RunRecord.init)
    }
}

extension RunRecord {
    /// Everything of a run but its request and its document, which may be long.
    static let selection = """
        SELECT number, id, owner, key, digest, name, state, created, ended, members, done, failure,
            checksum, log, queue, priority, note, kept, focus, scenarios, reference, seed FROM run
        """

    init(_ row: Row) throws {
        guard let state = RunState(rawValue: row["state"]) else {
            throw StoreError.unavailable("run \(row["id"] as String) has a state that nobody knows")
        }
        self.init(
            number: row["number"], id: row["id"], owner: row["owner"], key: row["key"],
            digest: row["digest"], name: row["name"], state: state, created: row["created"],
            ended: row["ended"], members: row["members"], done: row["done"],
            failure: row["failure"], checksum: row["checksum"], log: row["log"], queue: row["queue"],
            priority: row["priority"], note: row["note"], isKept: row["kept"],
            focus: (row["focus"] as String).split(separator: ",").map(String.init),
            scenarios: Self.texts(row["scenarios"]), reference: row["reference"],
            seed: UInt64(clamping: row["seed"] as Int64))
    }

    /// A list of texts as the store wrote it.
    private static func texts(_ written: String) -> [String] {
        // Lists of runs read thousands of these, and hardly any has an escape.
        if !written.utf8.contains(UInt8(ascii: "\\")), written.hasPrefix("[\""), written.hasSuffix("\"]") {
            let inner = written.dropFirst(2).dropLast(2)
            return inner.split(separator: "\",\"", omittingEmptySubsequences: false).map(String.init)
        }
        return (try? JSONDecoder().decode([String].self, from: Data(written.utf8))) ?? []
    }
}
