import Logging
import Messages
import RunStorage
import Words

/// Requests about what people have written about a run, and what it was made of.
extension Clerk {
    func edit(_ request: EditRequest, from client: String) throws -> EditReply {
        guard let run = try store.run(request.run) else { throw Refusal.runNotFound(request.run) }
        guard run.owner == client || isOperator(client) else { throw Refusal.notOwnerOfEdited(run) }
        switch request.action {
        case .rename: try store.rename(run.id, to: request.text ?? "")
        case .note: try store.note(run.id, request.text ?? "")
        case .keep: try store.keep(run.id, true)
        case .release: try store.keep(run.id, false)
        case .delete:
            guard try store.delete(run.id) else { throw Refusal.notEnded(run) }
            logger.notice("deleted", metadata: ["run": "\(run.id)", "by": "\(client)"])
            try store.giveRoomBack()
            return EditReply(run: summary(run))
        }
        return EditReply(run: summary(try store.run(run.id) ?? run))
    }

    /// The texts that a run was made of.
    func texts(_ asked: TextsRequest) throws -> TextsReply {
        guard let run = try store.run(asked.run) else { throw Refusal.runNotFound(asked.run) }
        let request = try Wire.decode(RunRequest.self, from: Array(run.request.utf8))
        return TextsReply(
            run: run.id,
            files: try store.files(of: run.id).map {
                RequestFile(
                    name: $0.name, role: RequestFile.Role(rawValue: $0.role) ?? .base, text: $0.text)
            },
            scenarios: request.scenarios)
    }
}

extension Refusal {
    fileprivate static func notOwnerOfEdited(_ run: RunRecord) -> Refusal {
        Refusal(
            .authNotOwner,
            Phrase("refusal.not_owner_edit", ["run": .text(run.id), "owner": .text(run.owner)]),
            detail: Detail(run: run.id))
    }

    fileprivate static func notEnded(_ run: RunRecord) -> Refusal {
        Refusal(
            .requestInvalid, Phrase("refusal.not_ended", ["run": .text(run.id)]),
            detail: Detail(path: "run", run: run.id))
    }
}
