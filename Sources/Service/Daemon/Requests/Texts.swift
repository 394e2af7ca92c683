import Messages
import RunStorage

extension TextsRequest: AnsweredRequest {
    static let lane = Lane.reading

    func answer(by handler: RequestHandler, for client: String) throws -> TextsReply {
        try handler.texts(self)
    }
}

extension RequestHandler {
    /// The texts that a run was made of.
    func texts(_ asked: TextsRequest) throws -> TextsReply {
        let run = try self.run(asked.run)
        let request = try Wire.decode(RunRequest.self, from: Array(store.request(of: run.id).utf8))
        return TextsReply(
            run: run.id,
            files: try store.files(of: run.id),
            scenarios: request.scenarios)
    }
}
