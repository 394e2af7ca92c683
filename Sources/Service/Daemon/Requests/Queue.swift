import Messages
import Results
import RunStorage
import Words

extension QueueRequest: AnsweredRequest {
    static let lane = Lane.quick

    func answer(by handler: RequestHandler, for client: String) throws -> QueueReply {
        try handler.queue(self, from: client)
    }
}

extension RequestHandler {
    func queue(_ request: QueueRequest, from client: String) throws -> QueueReply {
        if request.action == .pause || request.action == .resume {
            guard isOperator(client) else { throw Refusal.notOperator }
        }
        switch request.action {
        case .show: break
        case .pause: try store.pause(true)
        case .resume:
            try store.pause(false)
            scheduler.wake()
        case .prioritize:
            let run = try waiting(request.run ?? "", of: client)
            try checkPriority(request.priority ?? 0, of: client)
            _ = try store.prioritize(run.id, request.priority ?? 0)
        case .move:
            let run = try waiting(request.run ?? "", of: client)
            // Nobody but an operator passes others.
            let other = try request.before.map { try waiting($0, of: client) }
            if other == nil, !isOperator(client) { throw Refusal.notOperator }
            guard try store.move(run.id, before: other?.id) else {
                throw Refusal.field(
                    "before", Phrase("field.other_queue", ["run": .text(other?.id ?? run.id)]),
                    Phrase("fix.run_of_queue", ["queue": .text(run.queue)]))
            }
        }
        let (runs, more) = summaries(try store.unfinished())
        return QueueReply(paused: try store.isPaused(), runs: runs, more: more)
    }

    /// Above 0 a run passes those of others.
    func checkPriority(_ priority: Int, of client: String) throws(Refusal) {
        guard priority <= 0 || isOperator(client) else { throw .notOperator }
    }

    /// A run that waits and that a client may move.
    private func waiting(_ id: String, of client: String) throws -> RunRecord {
        let run = try self.run(id)
        guard run.owner == client || isOperator(client) else { throw Refusal.notOwner(run) }
        guard run.state == .queued else {
            throw Refusal(
                .requestInvalid,
                Phrase("refusal.not_waiting", ["run": .text(run.id), "state": run.state.phrase]),
                detail: Refusal.Detail(path: "run", run: run.id))
        }
        return run
    }
}
