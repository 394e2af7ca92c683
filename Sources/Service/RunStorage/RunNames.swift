import Foundation
import GRDB

/// How people find a run again, and what they write beside it.
extension RunStore {
    /// Words for the newest run.
    public static let wordsForNewest: Set = ["latest", "laatste"]

    /// How many of the newest runs are looked through for a part of a name.
    static let mostLookedThrough = 4_096

    /// The run that a word means: `latest`, an id, the start of one, a name, or a part of one.
    ///
    /// Of runs with the same name the newest is meant; a start or a part that fits several means none. A part is looked
    /// for in the newest runs alone: an index cannot find it.
    public func run(_ word: String) throws -> RunRecord? {
        guard !word.isEmpty else { return nil }
        return try read { database in
            if Self.wordsForNewest.contains(word.lowercased()) {
                return try Self.newest("", in: database).first
            }
            if let run = try Self.identified(by: word, in: database) { return run }
            if let named = try Self.newest("WHERE lower(name) = lower(?)", [word], in: database).first {
                return named
            }
            let partly = try Self.newest(
                """
                WHERE number > (SELECT COALESCE(MAX(number), 0) FROM run) - \(Self.mostLookedThrough)
                    AND instr(lower(name), lower(?)) > 0
                """, [word], in: database)
            return partly.count == 1 ? partly[0] : nil
        }
    }

    /// The run of an id, or of the start of one: found at once, however many there are.
    public func run(identifiedBy word: String) throws -> RunRecord? {
        guard !word.isEmpty else { return nil }
        return try read { try Self.identified(by: word, in: $0) }
    }

    private static func identified(by word: String, in database: Database) throws -> RunRecord? {
        if let run = try find(word, in: database) { return run }
        // Everything between the word and the word with the last of all letters behind it begins with the word.
        let begun = try newest(
            "WHERE id IN (SELECT id FROM run WHERE id >= ?1 AND id < ?1 || char(0x10FFFF) LIMIT 2)", [word],
            in: database)
        return begun.count == 1 ? begun[0] : nil
    }

    private static func newest(
        _ condition: String, _ arguments: StatementArguments = [], in database: Database
    ) throws -> [RunRecord] {
        try Row.fetchAll(
            database, sql: "\(RunRecord.selection) \(condition) ORDER BY number DESC LIMIT 2",
            arguments: arguments
        ).map(RunRecord.init)
    }

    /// Gives a run another name; an empty one takes it away.
    public func rename(_ id: String, to name: String) throws {
        try set("name", of: id, to: name)
    }

    /// Writes something beside a run; an empty text takes it away.
    public func note(_ id: String, _ text: String) throws {
        try set("note", of: id, to: text)
    }

    /// Lets a run be pruned or not.
    public func keep(_ id: String, _ isKept: Bool) throws {
        try set("kept", of: id, to: isKept)
    }

    /// Takes a run away with all that belongs to it, if it has ended; false where it has not.
    public func delete(_ id: String) throws -> Bool {
        try write { database in
            try database.execute(
                sql: "DELETE FROM run WHERE id = ? AND state IN ('finished', 'failed', 'cancelled')",
                arguments: [id])
            return database.changesCount > 0
        }
    }

    private func set(_ column: String, of id: String, to value: some DatabaseValueConvertible) throws {
        try write { database in
            try database.execute(
                sql: "UPDATE run SET \(column) = ? WHERE id = ?", arguments: [value, id])
        }
    }
}
