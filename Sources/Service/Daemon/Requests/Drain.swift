import Foundation
import Logging
import Messages

extension DrainRequest: AnsweredRequest {
    static let lane = Lane.quick

    func answer(by handler: RequestHandler, for client: String) throws -> DrainReply {
        guard handler.isOperator(client) else { throw Refusal.notOperator }
        handler.logger.notice("asked to leave", metadata: ["reason": "\(reason ?? "none given")"])
        if let deadline { handler.scheduler.allow(max(0, deadline)) }
        handler.drain()
        return DrainReply(
            running: handler.scheduler.load.running, pid: Int(ProcessInfo.processInfo.processIdentifier))
    }
}
