import Crypto
import Foundation
import GRDB

/// What an operator does with a store.
extension RunStore {
    /// Bytes of the database and of what is written beside it.
    public var bytes: Int {
        ["", "-wal", "-shm"].reduce(0) { sum, ending in
            let attributes = try? FileManager.default.attributesOfItem(atPath: path + ending)
            return sum + (attributes?[.size] as? Int ?? 0)
        }
    }

    /// Copies the store, while it is in use, to a file that must not be there yet.
    ///
    /// - Returns: the copy's bytes.
    public func backUp(to file: String) throws -> Int {
        guard !FileManager.default.fileExists(atPath: file) else {
            throw StoreError.unavailable("\(file) is there already")
        }
        // Under another name first: a copy that was interrupted must not look like one that is whole.
        let unfinished = file + ".unfinished"
        try? FileManager.default.removeItem(atPath: unfinished)
        try withDatabase { pool in
            let copy = try DatabaseQueue(path: unfinished)
            try pool.backup(to: copy)
            try copy.close()
        }
        do {
            try FileManager.default.moveItem(atPath: unfinished, toPath: file)
        } catch {
            throw StoreError.unavailable("\(file) cannot be written")
        }
        let attributes = try? FileManager.default.attributesOfItem(atPath: file)
        return attributes?[.size] as? Int ?? 0
    }

    private static let prunable = """
        WHERE ended IS NOT NULL AND ended < ? AND NOT kept AND state IN ('finished', 'failed', 'cancelled')
        """

    /// Runs that ended before a moment and are not kept, the newest first.
    ///
    /// - Parameter moment: seconds since 1970.
    public func prunable(endedBefore moment: Double) throws -> [RunRecord] {
        try read { database in
            try Row.fetchAll(
                database, sql: "\(RunRecord.selection) \(Self.prunable) ORDER BY number DESC",
                arguments: [moment]
            ).map(RunRecord.init)
        }
    }

    /// Takes away runs that ended before a moment and are not kept, and gives their room back to the disk; returns
    /// their ids.
    ///
    /// - Parameter moment: seconds since 1970.
    public func prune(endedBefore moment: Double) throws -> [String] {
        let pruned = try write { database in
            let ids = try String.fetchAll(
                database, sql: "SELECT id FROM run \(Self.prunable) ORDER BY number", arguments: [moment])
            try database.execute(sql: "DELETE FROM run \(Self.prunable)", arguments: [moment])
            return ids
        }
        if !pruned.isEmpty { try giveRoomBack() }
        return pruned
    }

    /// Gives to the disk what runs that are gone had: the database is written anew, and its journal is emptied.
    public func giveRoomBack() throws {
        try withDatabase { pool in
            try pool.vacuum()
            _ = try pool.writeWithoutTransaction { try $0.checkpoint(.truncate) }
        }
    }

    /// What is wrong with the database itself, in SQLite's words; nothing where it is whole.
    public func faults() throws -> [String] {
        try read { database in
            try String.fetchAll(database, sql: "PRAGMA integrity_check(20)").filter { $0 != "ok" }
        }
    }

    /// Digest of all the bodies of a run's log as they are on disk now, in hexadecimal.
    public func checksum(of id: String) throws -> String {
        try read { database in
            var digest = SHA256()
            let bodies = try Data.fetchCursor(
                database, sql: "SELECT body FROM chunk WHERE run = ? ORDER BY sequence", arguments: [id])
            while let body = try bodies.next() { digest.update(data: body) }
            return digest.finalize().map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
        }
    }

    /// Ids and checksums of all finished runs, for a check of their logs.
    public func finishedRuns() throws -> [(id: String, checksum: String)] {
        try read { database in
            try Row.fetchAll(
                database, sql: "SELECT id, checksum FROM run WHERE state = 'finished' ORDER BY number"
            ).map { ($0["id"], $0["checksum"]) }
        }
    }
}
