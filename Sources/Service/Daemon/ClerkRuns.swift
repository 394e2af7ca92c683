import Ensembles
import Foundation
import Logging
import Messages
import RunStorage

/// Requests about single runs.
extension Clerk {
    func submit(_ request: RunRequest, from client: String) throws -> SubmitReply {
        guard state == .running else {
            throw Refusal(
                .daemonDraining, "the daemon takes no new runs because it is stopping; ask again later")
        }
        var request = request
        let isStored = request.rerunOf != nil
        if let earlier = request.rerunOf { request = try again(earlier, as: request) }
        guard try store.counts()[.queued, default: 0] < settings.maximumQueue else {
            throw Refusal(
                .queueFull, "\(settings.maximumQueue) runs wait already; ask again when some have ended",
                detail: Refusal.Detail(most: settings.maximumQueue))
        }
        let order = try Order(request, isStored: isStored, knowledge: knowledge)
        guard order.plan.members <= settings.maximumMembers else {
            throw Refusal(
                .requestInvalid,
                "the ensemble has \(order.plan.members) members; ask for at most \(settings.maximumMembers)",
                detail: Refusal.Detail(most: settings.maximumMembers))
        }
        try checkPriority(request.priority ?? 0, of: client)
        let submission = try order.submission(of: client, in: queue(for: order))
        if !isOperator(client) { try settings.quota.check(submission, in: store) }
        let accepted = try store.accept(submission, id: RunID.new(), at: Date().timeIntervalSince1970)
        workshop.ring()
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
        guard let run = try store.run(earlier) else { throw Refusal.runNotFound(earlier) }
        var again = try Order.request(of: run, files: store.files(of: run.id))
        again.key = request.key
        again.name = request.name ?? "again: \(run.name.isEmpty ? run.id : run.name)"
        again.queue = request.queue
        again.priority = request.priority
        return again
    }

    func validate(_ request: RunRequest) throws -> ValidateReply {
        do {
            let order = try Order(request, knowledge: knowledge)
            return ValidateReply(diagnostics: order.warnings, scenarios: order.titles)
        } catch {
            guard error.code == .scenarioInvalid else { throw error }
            return ValidateReply(diagnostics: error.detail.diagnostics ?? [], scenarios: [])
        }
    }

    func cancel(_ request: CancelRequest, from client: String) throws -> CancelReply {
        guard let run = try store.run(request.run) else { throw Refusal.runNotFound(request.run) }
        guard run.owner == client || isOperator(client) else { throw Refusal.notOwner(run) }
        // On disk before anybody hears of it; a run that has ended meanwhile stays as it is.
        if try store.finish(run.id, as: .cancelled, at: Date().timeIntervalSince1970) {
            workshop.cancel(run.id)
        }
        let now = try store.run(run.id) ?? run
        return CancelReply(run: run.id, state: RunSummary.State(now.state))
    }

    func result(_ request: ResultRequest) throws -> RunDocument {
        guard let run = try store.run(request.run) else { throw Refusal.runNotFound(request.run) }
        if let refusal = Refusal(endOf: run) { throw refusal }
        guard run.state == .finished, let document = try store.document(of: run.id) else {
            throw Refusal(
                .runNotReady, "run \(run.id) is \(run.state.rawValue); `polder watch \(run.id)` follows it",
                detail: Refusal.Detail(run: run.id))
        }
        return try Wire.decode(RunDocument.self, from: Array(document.utf8))
    }

    /// A run in a line. A request that cannot be read any more does not spoil the list.
    func summary(_ run: RunRecord) -> RunSummary {
        let request = try? Wire.decode(RunRequest.self, from: Array(run.request.utf8))
        let progress = workshop.progress(of: run.id)
        return RunSummary(
            id: run.id, owner: run.owner, name: run.name.isEmpty ? nil : run.name,
            state: RunSummary.State(run.state),
            created: run.created, finished: run.ended, members: run.members, done: progress?.done ?? run.done,
            rate: progress?.rate, scenarios: request?.scenarios.map(\.name) ?? [],
            reference: request?.reference, seed: request?.seed ?? 1,
            failure: run.failure.isEmpty ? nil : run.failure, waiting: progress?.waiting,
            queue: Queue(rawValue: run.queue) ?? .interactive, priority: run.priority,
            focus: run.focus.isEmpty ? nil : run.focus, note: run.note.isEmpty ? nil : run.note,
            kept: run.isKept)
    }
}
