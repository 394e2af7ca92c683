import Foundation
import GRDB

/// The number of the last run that was accepted, in a file of its own.
///
/// SQLite takes a journal with a damaged piece for one that ends there, and says nothing: runs that were accepted are
/// then gone without a sign. A database that knows of fewer runs than this file has lost some.
final class AcceptedCount: Sendable {
    private let path: String

    /// Where the store keeps how many it has lost.
    static let setting = "lost"

    init(beside database: String) { path = database + "-accepted" }

    /// Writes down that runs up to this number were accepted.
    func note(_ number: Int) {
        let descriptor = open(path, O_WRONLY | O_CREAT | O_CLOEXEC, 0o600)
        guard descriptor >= 0 else { return }
        defer { close(descriptor) }
        // As many digits each time, so that a write leaves no rest of the one before.
        let digits = String(number)
        let text = Array((String(repeating: "0", count: max(0, 12 - digits.count)) + digits + "\n").utf8)
        _ = pwrite(descriptor, text, text.count, 0)
    }

    private var noted: Int? {
        guard let text = try? String(contentsOfFile: path, encoding: .utf8) else { return nil }
        return Int(text.trimmingCharacters(in: .whitespacesAndNewlines))
    }

    /// Adds what is missing to what the store knows that it has lost; numbers are not given out again.
    func compare(with pool: DatabasePool) throws {
        guard let noted else { return }
        try pool.write { database in
            let last =
                try Int.fetchOne(database, sql: "SELECT seq FROM sqlite_sequence WHERE name = 'run'") ?? 0
            guard noted > last else { return }
            let lost =
                try Int.fetchOne(
                    database, sql: "SELECT value FROM setting WHERE name = ?", arguments: [Self.setting]) ?? 0
            try database.execute(
                sql: "INSERT OR REPLACE INTO setting (name, value) VALUES (?, ?)",
                arguments: [Self.setting, "\(lost + noted - last)"])
            try database.execute(sql: "DELETE FROM sqlite_sequence WHERE name = 'run'")
            try database.execute(
                sql: "INSERT INTO sqlite_sequence (name, seq) VALUES ('run', ?)", arguments: [noted])
        }
    }
}

extension RunStore {
    /// How many runs were accepted and are not in the store: a damaged journal, or a copy that was put back.
    public func lost() throws -> Int {
        try read { database in
            try Int.fetchOne(
                database, sql: "SELECT value FROM setting WHERE name = ?", arguments: [AcceptedCount.setting])
                ?? 0
        }
    }
}
