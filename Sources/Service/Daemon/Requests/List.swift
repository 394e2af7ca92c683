import Messages
import RunStorage
import Words

extension ListRequest: AnsweredRequest {
    static let lane = Lane.quick

    func answer(by handler: RequestHandler, for client: String) throws -> ListReply {
        try handler.list(self)
    }
}

extension RequestHandler {
    func list(_ request: ListRequest) throws -> ListReply {
        let limit = min(max(request.limit ?? 100, 1), 1_000)
        if let page = request.page, Int(page) == nil {
            throw Refusal.field("page", .isWord(page), Phrase("fix.next_page"))
        }
        // What does not fit stands on the next page.
        let (records, areAll) = try store.runs(
            limit: limit, in: request.state, before: request.page.flatMap { Int($0) }, bytes: Self.mostBytes)
        return ListReply(
            runs: records.map(summary), runsUID: runsUID,
            nextPage: areAll ? nil : records.last.map { "\($0.number)" })
    }
}
