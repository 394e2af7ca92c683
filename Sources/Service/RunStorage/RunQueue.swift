import GRDB
import Results

/// What waits, in which order, and whether it may begin.
extension RunStore {
    /// The order of runs that wait: by priority, then by position.
    private static let order = "ORDER BY priority DESC, position, number"

    /// The run of a queue that is next, and marks it running; nil while nothing waits or the queues pause.
    public func takeNext(of queue: String) throws -> RunRecord? {
        try write { database in
            guard try !Self.isPaused(database) else { return nil }
            let sql = "SELECT id FROM run WHERE state = 'queued' AND queue = ? \(Self.order) LIMIT 1"
            guard let id = try String.fetchOne(database, sql: sql, arguments: [queue]) else { return nil }
            try database.execute(sql: "UPDATE run SET state = 'running' WHERE id = ?", arguments: [id])
            return try Self.find(id, in: database)
        }
    }

    /// What is computed, then what waits, in the order in which it will be taken.
    public func unfinished() throws -> [RunRecord] {
        try read { database in
            try Row.fetchAll(
                database,
                sql: """
                    \(RunRecord.selection) WHERE state IN ('queued', 'running')
                    ORDER BY state = 'queued', queue DESC, priority DESC, position, number
                    """
            ).map(RunRecord.init)
        }
    }

    /// Whether nothing that waits may begin. What is computed goes on.
    public func isPaused() throws -> Bool { try read(Self.isPaused) }

    public func pause(_ isPaused: Bool) throws {
        try write { database in
            try database.execute(
                sql: "INSERT OR REPLACE INTO setting (name, value) VALUES ('paused', ?)",
                arguments: [isPaused ? "yes" : "no"])
        }
    }

    /// Gives a run that waits another priority; returns whether it waits.
    public func prioritize(_ id: String, _ priority: Int) throws -> Bool {
        try write { database in
            try database.execute(
                sql: "UPDATE run SET priority = ? WHERE id = ? AND state = 'queued'",
                arguments: [priority, id])
            return database.changesCount == 1
        }
    }

    /// Moves a run that waits before another one of its queue, whose priority it takes; before all where `other` is
    /// nil. Returns whether both wait in one queue.
    public func move(_ id: String, before other: String?) throws -> Bool {
        try write { database in
            guard let run = try Self.find(id, in: database), run.state == .queued else { return false }
            let waiting = try Row.fetchAll(
                database, sql: "\(RunRecord.selection) WHERE state = 'queued' AND queue = ? \(Self.order)",
                arguments: [run.queue]
            ).map(RunRecord.init).filter { $0.id != id }
            guard let next = other.map({ other in waiting.first { $0.id == other } }) ?? waiting.first else {
                // Alone in its queue, it is before all others as it is.
                return other == nil
            }
            try database.execute(
                sql: "UPDATE run SET priority = ? WHERE id = ?", arguments: [next.priority, id])
            var order = waiting.filter { $0.priority == next.priority }.map(\.id)
            order.insert(id, at: order.firstIndex(of: next.id) ?? 0)
            for (index, id) in order.enumerated() {
                try database.execute(
                    sql: "UPDATE run SET position = ? WHERE id = ?", arguments: [index - order.count, id])
            }
            return true
        }
    }

    private static func isPaused(_ database: Database) throws -> Bool {
        try String.fetchOne(database, sql: "SELECT value FROM setting WHERE name = 'paused'") == "yes"
    }
}
