import GRDB

/// What one client has in the store.
public struct Holdings: Sendable, Equatable {
    /// Runs that wait.
    public let queued: Int
    /// Members of all runs that wait or are being computed.
    public let members: Int
    /// Bytes of the texts and the results of all runs.
    public let bytes: Int
}

extension RunStore {
    /// What a client has.
    ///
    /// - Parameter key: nil is returned where the client has a run of this key: it is no new one.
    public func holdings(of owner: String, except key: String) throws -> Holdings? {
        try read { database in
            let has = try Bool.fetchOne(
                database, sql: "SELECT EXISTS (SELECT 1 FROM run WHERE owner = ? AND key = ?)",
                arguments: [owner, key])
            guard has != true else { return nil }
            let row = try Row.fetchOne(
                database,
                sql: """
                    SELECT
                        (SELECT COUNT(*) FROM run WHERE owner = ?1 AND state = 'queued') AS queued,
                        (SELECT COALESCE(SUM(members), 0) FROM run
                            WHERE owner = ?1 AND state IN ('queued', 'running')) AS members,
                        (SELECT COALESCE(SUM(bytes), 0) FROM run WHERE owner = ?1) AS bytes
                    """, arguments: [owner])
            return row.map { Holdings(queued: $0["queued"], members: $0["members"], bytes: $0["bytes"]) }
        }
    }
}
