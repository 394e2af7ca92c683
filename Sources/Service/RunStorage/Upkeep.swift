import Crypto
import Foundation
import GRDB
import Reading

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
        let folder = PathText(file).folder
        let room = Disk.free(at: folder)
        guard room.map({ bytes + Disk.margin <= $0 }) ?? true else {
            throw StoreError.full(
                "a copy takes \(bytes >> 20) MB, and \(folder) has room for \((room ?? 0) >> 20)")
        }
        // Under another name first: a copy that was interrupted must not look like one that is whole.
        let unfinished = file + Self.unfinished
        Self.removeUnfinished(unfinished)
        do {
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
        } catch {
            // Half a copy would keep the room that the store lacks.
            Self.removeUnfinished(unfinished)
            throw error
        }
        let attributes = try? FileManager.default.attributesOfItem(atPath: file)
        return attributes?[.size] as? Int ?? 0
    }

    private static let unfinished = ".unfinished"

    private static func removeUnfinished(_ path: String) {
        for ending in ["", "-journal", "-wal", "-shm"] {
            try? FileManager.default.removeItem(atPath: path + ending)
        }
    }

    /// Takes away the copies that an earlier daemon did not finish.
    public static func sweepCopies(in folder: String) {
        for name in (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
        where name.contains(unfinished) {
            try? FileManager.default.removeItem(atPath: "\(folder)/\(name)")
        }
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
    /// In steps, between which others write; on a disk that is full it uses the room that is held for it. Each step gives
    /// its own room back: SQLite goes through the whole list of free pages for every page that it gives back, so that
    /// the work for all of them at the end would grow with the square of what was pruned.
    ///
    /// - Parameters:
    ///   - moment: seconds since 1970.
    ///   - step: called after each step, with the pages that are free.
    public func prune(
        endedBefore moment: Double, step: (_ free: Int) -> Void = { _ in }
    ) throws -> [String] {
        let going = try read { database in
            try String.fetchAll(
                database, sql: "SELECT id FROM run \(Self.prunable) ORDER BY number", arguments: [moment])
        }
        guard !going.isEmpty else { return [] }
        return try reserve.used {
            var pruned: [String] = []
            for start in stride(from: 0, to: going.count, by: Self.runsOfAStep) {
                let next = going[start..<min(start + Self.runsOfAStep, going.count)]
                pruned += try write { database in
                    try next.filter { id in
                        // Meanwhile somebody may have kept it.
                        try database.execute(
                            sql: "DELETE FROM run \(Self.prunable) AND id = ?", arguments: [moment, id])
                        return database.changesCount > 0
                    }
                }
                try giveRoomBack()
                step(try read { try Int.fetchOne($0, sql: "PRAGMA freelist_count") ?? 0 })
            }
            return pruned
        }
    }

    private static let runsOfAStep = 8
    /// Pages of a step of giving room back: a megabyte.
    private static let pagesOfAStep = 256

    /// Gives to the disk what runs that are gone had, a megabyte at a time, and empties the journal.
    ///
    /// A store of an earlier version keeps its size until it is converted, and uses its room again.
    public func giveRoomBack() throws {
        while try write({ database in
            guard try Int.fetchOne(database, sql: "PRAGMA auto_vacuum") == 2,
                let free = try Int.fetchOne(database, sql: "PRAGMA freelist_count"), free > 0
            else { return false }
            _ = try Row.fetchAll(database, sql: "PRAGMA incremental_vacuum(\(Self.pagesOfAStep))")
            return free > Self.pagesOfAStep
        }) { try emptyJournal() }
        try emptyJournal()
    }

    /// Writes the journal into the database and cuts it off, where no reader is in its way.
    private func emptyJournal() throws {
        try withDatabase { pool in
            try pool.writeWithoutTransaction { database in
                // Whoever writes waits for this: not long.
                try database.execute(sql: "PRAGMA busy_timeout = 20")
                defer { try? database.execute(sql: "PRAGMA busy_timeout = 5000") }
                _ = try? database.checkpoint(.truncate)
            }
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
