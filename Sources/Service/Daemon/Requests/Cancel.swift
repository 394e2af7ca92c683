import Foundation
import Messages
import Results
import RunStorage

extension CancelRequest: AnsweredRequest {
    static let lane = Lane.quick

    func answer(by handler: RequestHandler, for client: String) throws -> CancelReply {
        try handler.cancel(self, from: client)
    }
}

extension RequestHandler {
    func cancel(_ request: CancelRequest, from client: String) throws -> CancelReply {
        let run = try self.run(request.run)
        guard run.owner == client || isOperator(client) else { throw Refusal.notOwner(run) }
        // On disk before anybody hears of it; a run that has ended meanwhile stays as it is.
        if try store.finish(run.id, as: .cancelled, at: Date().timeIntervalSince1970) {
            scheduler.cancel(run.id)
        }
        let now = try store.run(run.id) ?? run
        return CancelReply(run: run.id, state: now.state)
    }
}
