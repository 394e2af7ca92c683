import GRDB

/// What was found out about a finished run afterwards. It goes where the run goes.
extension RunStore {
    /// Most findings that are kept of a run; the oldest go.
    public static let mostFindings = 64

    /// The document that answers a question about a run; nil where it was not asked.
    public func finding(of run: String, _ question: String) throws -> String? {
        try read { database in
            try String.fetchOne(
                database, sql: "SELECT document FROM finding WHERE run = ? AND question = ?",
                arguments: [run, question])
        }
    }

    /// Keeps the document that answers a question about a run.
    public func keep(_ document: String, of run: String, _ question: String) throws {
        try write { database in
            try database.execute(
                sql:
                    "INSERT OR REPLACE INTO finding (run, question, document) SELECT id, ?, ? FROM run WHERE id = ?",
                arguments: [question, document, run])
            try database.execute(
                sql: """
                    DELETE FROM finding WHERE run = ? AND rowid NOT IN
                        (SELECT rowid FROM finding WHERE run = ? ORDER BY rowid DESC LIMIT ?)
                    """,
                arguments: [run, run, Self.mostFindings])
        }
    }
}
