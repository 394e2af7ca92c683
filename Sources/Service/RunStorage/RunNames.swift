import Foundation
import GRDB

/// How people find a run again, and what they write beside it.
extension RunStore {
    /// Words for the newest run.
    public static let wordsForNewest: Set = ["latest", "laatste"]

    /// The run that a word means: `latest`, an id, the start of one, a name, or a part of one.
    ///
    /// Of runs with the same name the newest is meant; a start or a part that fits several means none.
    public func run(_ word: String) throws -> RunRecord? {
        guard !word.isEmpty else { return nil }
        return try read { database in
            func rows(_ condition: String, _ arguments: StatementArguments = []) throws -> [RunRecord] {
                try Row.fetchAll(
                    database, sql: "\(RunRecord.selection) \(condition) ORDER BY number DESC LIMIT 2",
                    arguments: arguments
                ).map(RunRecord.init)
            }
            if Self.wordsForNewest.contains(word.lowercased()) { return try rows("").first }
            if let run = try Self.find(word, in: database) { return run }
            let begun = try rows("WHERE substr(id, 1, length(?)) = ?", [word, word])
            if begun.count == 1 { return begun[0] }
            if let named = try rows("WHERE lower(name) = lower(?)", [word]).first { return named }
            let partly = try rows("WHERE instr(lower(name), lower(?)) > 0", [word])
            return partly.count == 1 ? partly[0] : nil
        }
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
