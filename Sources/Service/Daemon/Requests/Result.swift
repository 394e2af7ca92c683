import Messages
import Results
import RunStorage

extension ResultRequest: AnsweredRequest {
    static let lane = Lane.reading

    func answer(by handler: RequestHandler, for client: String) throws -> RunDocument {
        try handler.result(run)
    }
}

extension RequestHandler {
    /// The document of a run.
    ///
    /// - Throws: `run.not_found`, `run.not_ready`, or why the run has none.
    func result(_ id: String) throws -> RunDocument {
        let run = try self.run(id)
        if let refusal = Refusal(endOf: run) { throw refusal }
        guard run.state == .finished, let document = try store.document(of: run.id) else {
            throw Refusal.runNotReady(run)
        }
        return try Wire.decode(RunDocument.self, from: Array(document.utf8))
    }
}
