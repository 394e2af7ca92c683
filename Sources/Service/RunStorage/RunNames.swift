import Foundation
import GRDB

/// How people find a run again, and what they write beside it.
extension RunStore {
    /// Words for the newest run.
    public static let wordsForNewest: Set = ["latest", "laatste"]

    /// The run that a word means: `latest`, an id, the start of one, a name, or a part of one; nil where it means none
    /// or fits several.
    public func run(_ word: String) throws -> RunRecord? {
        let fitting = try runs(fitting: word, most: 2)
        return fitting.count == 1 ? fitting[0] : nil
    }

    /// The runs that a word may mean, the newest first; one where it is clear which is meant.
    ///
    /// Of runs with the same name the newest is meant; a start of ids or a part of names may fit several. A part is
    /// looked for in all names: in their index, since rows are longer.
    ///
    /// - Parameter most: how many are returned where it fits several, 2 at least.
    public func runs(fitting word: String, most: Int) throws -> [RunRecord] {
        guard !word.isEmpty else { return [] }
        let most = max(2, most)
        return try read { database in
            if Self.wordsForNewest.contains(word.lowercased()) {
                return try Self.newest("", most: 1, in: database)
            }
            let begun = try Self.identified(by: word, most: most, in: database)
            if begun.count == 1 { return begun }
            let named = try Self.newest("WHERE lower(name) = lower(?)", [word], most: 1, in: database)
            if !named.isEmpty { return named }
            let partly = try Self.newest(
                """
                WHERE number IN (SELECT number FROM run INDEXED BY run_name
                    WHERE instr(lower(name), lower(?)) > 0 ORDER BY number DESC LIMIT \(most))
                """, [word], most: most, in: database)
            return partly.isEmpty ? begun : partly
        }
    }

    /// The run of an id, or of the start of one: found at once, however many there are.
    public func run(identifiedBy word: String) throws -> RunRecord? {
        guard !word.isEmpty else { return nil }
        let begun = try read { try Self.identified(by: word, most: 2, in: $0) }
        return begun.count == 1 ? begun[0] : nil
    }

    private static func identified(by word: String, most: Int, in database: Database) throws -> [RunRecord] {
        if let run = try find(word, in: database) { return [run] }
        // Everything between the word and the word with the last of all letters behind it begins with the word.
        return try newest(
            "WHERE id IN (SELECT id FROM run WHERE id >= ?1 AND id < ?1 || char(0x10FFFF) LIMIT \(most))",
            [word],
            most: most, in: database)
    }

    private static func newest(
        _ condition: String, _ arguments: StatementArguments = [], most: Int, in database: Database
    ) throws -> [RunRecord] {
        try Row.fetchAll(
            database, sql: "\(RunRecord.selection) \(condition) ORDER BY number DESC LIMIT \(most)",
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
