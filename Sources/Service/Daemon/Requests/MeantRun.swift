import Messages
import RunStorage

extension RequestHandler {
    /// The run that a word means.
    ///
    /// - Throws: `run.not_found` where it means none, or fits several; what is wrong with the store.
    func run(_ word: String) throws -> RunRecord {
        let fitting = try store.runs(fitting: word, most: Refusal.mostRunsTold + 1)
        switch fitting.count {
        case 0: throw Refusal.runNotFound(word)
        case 1: return fitting[0]
        default: throw Refusal.severalRuns(word, fitting)
        }
    }

    /// Looks for a run by any word that means it; false where too much of this client waits already.
    func lookUp(
        _ word: String, for client: String,
        found: @escaping @Sendable (_ run: Result<String, Refusal>) -> Void
    ) -> Bool {
        quickly(word.utf8.count, for: client) {
            found(
                Result { try self.run(word).id }.mapError { Refusal(storeFault: $0) })
        }
    }
}
