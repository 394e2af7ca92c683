import Foundation
import Messages
import Results
import Scores
import Words

extension BackcastRequest: AnsweredRequest {
    static let lane = Lane.members

    func answer(by handler: RequestHandler, for client: String) throws -> BackcastDocument {
        try handler.backcast(self)
    }
}

extension RequestHandler {
    /// Starts the model in earlier years, and compares it with what happened.
    ///
    /// - Throws: `quota.exceeded` for more members than a request may take the time of.
    func backcast(_ request: BackcastRequest) throws -> BackcastDocument {
        let members = try Self.members(request.members)
        let seed = try Self.seed(request.seed)
        return try calibrations.document(members: members, seed: seed, knowledge: knowledge)
    }
    /// Members of a backcast.
    ///
    /// - Throws: `request.invalid` for none, and `quota.exceeded` for more than a request may take the time of.
    static func members(_ asked: Int?) throws(Refusal) -> Int {
        let members = asked ?? 200
        guard members > 0 else {
            throw Refusal.field(
                "members", .isValue(.count(members)), .give(1, to: BackcastRequest.mostMembers))
        }
        guard members <= BackcastRequest.mostMembers else {
            throw Refusal.quota(
                BackcastRequest.mostMembers, "refusal.backcast_members", ["members": .count(members)])
        }
        return members
    }
}
