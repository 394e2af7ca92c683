import Dispatch
import Logging
import Messages
import RunStorage

extension EditRequest: AnsweredRequest {
    static let lane = Lane.writing

    func answer(by handler: RequestHandler, for client: String) throws -> EditReply {
        try handler.edit(self, from: client)
    }
}

extension RequestHandler {
    /// Changes what people have written about a run.
    func edit(_ request: EditRequest, from client: String) throws -> EditReply {
        let run = try self.run(request.run)
        guard run.owner == client || isOperator(client) else { throw Refusal.notOwnerOfEdited(run) }
        switch request.action {
        case .rename: try store.rename(run.id, to: request.text ?? "")
        case .note: try store.note(run.id, request.text ?? "")
        case .keep: try store.keep(run.id, true)
        case .release: try store.keep(run.id, false)
        case .delete:
            guard try store.delete(run.id) else { throw Refusal.notEnded(run) }
            logger.notice("deleted", metadata: ["run": "\(run.id)", "by": "\(client)"])
            let store = store
            // In steps of its own: who writes next does not wait for all of it.
            DispatchQueue.global(qos: .utility).async { try? store.giveRoomBack() }
            return EditReply(run: summary(run))
        }
        return EditReply(run: summary(try store.run(run.id) ?? run))
    }
}
