import Backcasts
import Baselines
import Messages
import Scores

extension PatternsRequest: AnsweredRequest {
    static let lane = Lane.members

    func answer(by handler: RequestHandler, for client: String) throws -> PatternDocument {
        try handler.patterns(self)
    }
}

extension RequestHandler {
    /// Runs the roadmaps of the shipped regions in each way of working, beside what is published.
    ///
    /// - Throws: `quota.exceeded` for more members than a request may take the time of.
    func patterns(_ request: PatternsRequest) throws -> PatternDocument {
        let members = try Self.members(request.members)
        let seed = try Self.seed(request.seed)
        let backcast = try CollaborationBackcast(
            knowledge.model, on: knowledge.baseline.baseline, readBy: knowledge.reader)
        return backcast.document(members: members, seed: seed)
    }
}
