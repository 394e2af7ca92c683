import Messages

extension DescribeRequest: AnsweredRequest {
    static let lane = Lane.reading

    func answer(by handler: RequestHandler, for client: String) throws -> DescribeReply {
        try handler.knowledge.describe(self)
    }
}
