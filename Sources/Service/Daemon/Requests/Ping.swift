import Messages

extension PingRequest: AnsweredRequest {
    static let lane = Lane.loop

    func answer(by handler: RequestHandler, for client: String) -> PingReply {
        PingReply(instance: handler.instance, state: handler.state, uptime: handler.uptime)
    }
}
