import Endpoints
import Foundation
import Messages

extension HelloRequest: AnsweredRequest {
    static let lane = Lane.loop

    func answer(by handler: RequestHandler, for client: String) -> HelloReply {
        HelloReply(
            version: Version.current, build: Build.current, instance: handler.instance,
            pid: Int(ProcessInfo.processInfo.processIdentifier), model: handler.knowledge.modelIdentity,
            data: handler.knowledge.dataIdentity, period: handler.knowledge.period)
    }
}
