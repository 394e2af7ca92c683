import Ensembles
import Foundation
import Logging
import Messages
import Results
import RunStorage

extension RunRequest: AnsweredRequest {
    static let lane = Lane.writing

    func answer(by handler: RequestHandler, for client: String) throws -> SubmitReply {
        try handler.submit(self, from: client)
    }
}

extension RequestHandler {
    func submit(_ request: RunRequest, from client: String) throws -> SubmitReply {
        guard state == .running else {
            throw Refusal.draining
        }
        var request = request
        let isStored = request.rerunOf != nil
        if let earlier = request.rerunOf { request = try again(earlier, as: request) }
        guard try store.counts()[.queued, default: 0] < settings.maximumQueue else {
            throw Refusal.waitingRuns(settings.maximumQueue)
        }
        let order = try Order(request, isStored: isStored, knowledge: knowledge)
        guard order.plan.members <= settings.maximumMembers else {
            throw Refusal.members(order.plan.members, most: settings.maximumMembers)
        }
        try checkPriority(request.priority ?? 0, of: client)
        let submission = try order.submission(of: client, in: queue(for: order))
        if !isOperator(client) { try settings.quota.check(submission, in: store) }
        let accepted = try store.accept(submission, id: RunID.new(), at: Date().timeIntervalSince1970)
        scheduler.wake()
        logger.info(
            "submitted",
            metadata: ["run": "\(accepted.run.id)", "new": "\(accepted.created)", "of": "\(client)"])
        return SubmitReply(run: accepted.run.id, created: accepted.created, warnings: order.warnings)
    }

    /// Where a run waits: where it was asked for, else by how much there is to compute.
    private func queue(for order: Order) -> Queue {
        let work = order.plan.members * order.plan.scenarios.count
        return order.request.queue ?? (work <= settings.interactiveMembers ? .interactive : .batch)
    }

    /// The request of an earlier run, under a new key and name.
    private func again(_ earlier: String, as request: RunRequest) throws -> RunRequest {
        let run = try self.run(earlier)
        var again = try Order.request(of: run, in: store)
        again.key = request.key
        again.name = request.name ?? (run.name.isEmpty ? nil : run.name)
        again.queue = request.queue
        again.priority = request.priority
        return again
    }
}
