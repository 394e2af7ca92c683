import Ensembles
import Foundation
import Logging
import Messages
import RunStorage
import Synchronization

/// Answers what needs the model or the store, on a thread of its own: the loop never waits for it.
final class Clerk: Sendable {
    let store: RunStore
    private let knowledge: Knowledge
    private let workshop: Workshop
    private let settings: Settings
    private let logger: Logger
    private let leave: @Sendable () -> Void
    private let started = ContinuousClock.now
    private let instance = UUID().uuidString.lowercased()
    private let desk = DispatchQueue(label: "clerk")
    private let waiting = Mutex(0)
    private let isDraining = Mutex(false)
    private let changes = Mutex(0)

    /// Most requests that wait for an answer.
    private static let mostWaiting = 512

    init(
        store: RunStore, knowledge: Knowledge, workshop: Workshop, settings: Settings, logger: Logger,
        leave: @escaping @Sendable () -> Void
    ) {
        self.store = store
        self.knowledge = knowledge
        self.workshop = workshop
        self.settings = settings
        self.logger = logger
        self.leave = leave
    }

    /// Takes a request of a client and answers it later; false where too many wait already.
    func take(
        _ request: Request, from client: String, answer: @escaping @Sendable (Reply) -> Void
    ) -> Bool {
        let isTaken = waiting.withLock { waiting in
            guard waiting < Self.mostWaiting else { return false }
            waiting += 1
            return true
        }
        guard isTaken else { return false }
        desk.async {
            let reply = self.reply(to: request, from: client)
            answer(reply)
            // Only now: a daemon that leaves at once would take its answer along.
            if case .drain = reply { self.leave() }
            self.waiting.withLock { $0 -= 1 }
        }
        return true
    }

    /// No new submissions from now on.
    func drain() { isDraining.withLock { $0 = true } }

    /// Whether nothing is queued, computed or asked.
    var isIdle: Bool {
        guard workshop.current == nil, waiting.withLock({ $0 == 0 }) else { return false }
        return (try? store.counts()).map { $0[.queued, default: 0] + $0[.running, default: 0] == 0 } ?? false
    }

    // MARK: answers that need nothing

    var hello: HelloReply {
        HelloReply(
            version: Version.current, build: Build.current, instance: instance,
            pid: Int(ProcessInfo.processInfo.processIdentifier), model: knowledge.modelIdentity,
            data: knowledge.dataIdentity)
    }

    var ping: PingReply {
        PingReply(instance: instance, state: state, uptime: uptime)
    }

    private var state: DaemonState { isDraining.withLock { $0 } ? .draining : .running }
    private var uptime: Double { (ContinuousClock.now - started).seconds }

    // MARK: answers that need the model or the store

    private func reply(to request: Request, from client: String) -> Reply {
        do {
            switch request {
            case .submit(let request): return .submit(try submit(request, from: client))
            case .validate(let request): return .validate(try validate(request))
            case .describe(let request): return .describe(try knowledge.describe(request))
            case .status(let request): return .status(try status(request))
            case .list(let request): return .list(try list(request))
            case .cancel(let request): return .cancel(try cancel(request, from: client))
            case .result(let request): return .result(try result(request))
            case .drain(let request): return .drain(try drain(request, from: client))
            case .hello, .ping, .open, .credit, .close:
                return .refused(.internalError("the clerk was asked for '\(request.op.rawValue)'"))
            }
        } catch {
            let refusal = Refusal(storeFault: error)
            if refusal.code == .daemonInternal { logger.error("\(refusal.message)") }
            return .refused(refusal)
        }
    }

    private func submit(_ request: RunRequest, from client: String) throws -> SubmitReply {
        guard state == .running else {
            throw Refusal(
                .daemonDraining, "the daemon takes no new runs because it is stopping; ask again later")
        }
        var request = request
        if let earlier = request.rerunOf { request = try again(earlier, as: request) }
        guard try store.counts()[.queued, default: 0] < settings.maximumQueue else {
            throw Refusal(
                .queueFull, "\(settings.maximumQueue) runs wait already; ask again when some have ended",
                detail: Refusal.Detail(most: settings.maximumQueue))
        }
        let order = try Order(request, knowledge: knowledge)
        guard order.plan.members <= settings.maximumMembers else {
            throw Refusal(
                .quotaExceeded,
                "the ensemble has \(order.plan.members) members; ask for at most \(settings.maximumMembers)",
                detail: Refusal.Detail(most: settings.maximumMembers))
        }
        let submission = try order.submission(of: client)
        if !settings.operators.contains(client) { try settings.quota.check(submission, in: store) }
        let accepted = try store.accept(submission, id: RunID.new(), at: Date().timeIntervalSince1970)
        changes.withLock { $0 += 1 }
        workshop.ring()
        logger.info(
            "submitted",
            metadata: ["run": "\(accepted.run.id)", "new": "\(accepted.created)", "of": "\(client)"])
        return SubmitReply(run: accepted.run.id, created: accepted.created, warnings: order.warnings)
    }

    /// The request of an earlier run, under a new key and name.
    private func again(_ earlier: String, as request: RunRequest) throws -> RunRequest {
        guard let run = try store.run(earlier) else { throw Refusal.runNotFound(earlier) }
        var again = try Order.request(of: run, files: store.files(of: run.id))
        again.key = request.key
        again.name = request.name ?? "again: \(run.name.isEmpty ? run.id : run.name)"
        return again
    }

    private func validate(_ request: RunRequest) throws -> ValidateReply {
        do {
            let order = try Order(request, knowledge: knowledge)
            return ValidateReply(diagnostics: order.warnings, scenarios: order.titles)
        } catch {
            guard error.code == .scenarioInvalid else { throw error }
            return ValidateReply(diagnostics: error.detail.diagnostics ?? [], scenarios: [])
        }
    }

    private func status(_ request: StatusRequest) throws -> StatusReply {
        let counts = try store.counts()
        let records: [RunRecord]
        if let id = request.run {
            guard let run = try store.run(id) else { throw Refusal.runNotFound(id) }
            records = [run]
        } else {
            records = try store.runs(limit: 1_000).filter { !$0.state.isFinal }
        }
        return StatusReply(
            state: state, instance: instance, uptime: uptime, queued: counts[.queued, default: 0],
            running: counts[.running, default: 0], workers: workshop.workerCount,
            runs: try records.map(summary), runsUID: runsUID)
    }

    private func list(_ request: ListRequest) throws -> ListReply {
        let limit = min(max(request.limit ?? 100, 1), 1_000)
        if let page = request.page, Int(page) == nil {
            throw Refusal.field("page", "is '\(page)'", fix: "give the next_page of an answer, or nothing")
        }
        let records = try store.runs(
            limit: limit, in: request.state.flatMap { RunState(rawValue: $0.rawValue) },
            before: request.page.flatMap { Int($0) })
        return ListReply(
            runs: try records.map(summary), runsUID: runsUID,
            nextPage: records.count == limit ? records.last.map { "\($0.number)" } : nil)
    }

    private var runsUID: String { "\(instance)-\(changes.withLock { $0 })" }

    private func cancel(_ request: CancelRequest, from client: String) throws -> CancelReply {
        guard let run = try store.run(request.run) else { throw Refusal.runNotFound(request.run) }
        guard run.owner == client || settings.operators.contains(client) else {
            throw Refusal.notOwner(run)
        }
        // On disk before anybody hears of it; a run that has ended meanwhile stays as it is.
        if try store.finish(run.id, as: .cancelled, at: Date().timeIntervalSince1970) {
            changes.withLock { $0 += 1 }
            workshop.cancel(run.id)
        }
        let now = try store.run(run.id) ?? run
        return CancelReply(run: run.id, state: RunSummary.State(now.state))
    }

    private func result(_ request: ResultRequest) throws -> RunDocument {
        guard let run = try store.run(request.run) else { throw Refusal.runNotFound(request.run) }
        if let refusal = Refusal(endOf: run) { throw refusal }
        guard run.state == .finished else {
            throw Refusal(
                .runNotReady, "run \(run.id) is \(run.state.rawValue); `polder watch \(run.id)` follows it",
                detail: Refusal.Detail(run: run.id))
        }
        return try Wire.decode(RunDocument.self, from: Array(run.document.utf8))
    }

    private func drain(_ request: DrainRequest, from client: String) throws(Refusal) -> DrainReply {
        guard settings.operators.contains(client) else { throw .notOperator }
        logger.notice("asked to leave", metadata: ["reason": "\(request.reason ?? "none given")"])
        drain()
        return DrainReply(
            running: workshop.current == nil ? 0 : 1, pid: Int(ProcessInfo.processInfo.processIdentifier))
    }

    private func summary(_ run: RunRecord) throws -> RunSummary {
        let request = try Wire.decode(RunRequest.self, from: Array(run.request.utf8))
        let current = workshop.current.flatMap { $0.run == run.id ? $0 : nil }
        return RunSummary(
            id: run.id, owner: run.owner, name: run.name.isEmpty ? nil : run.name,
            state: RunSummary.State(run.state),
            created: run.created, finished: run.ended, members: run.members, done: current?.done ?? run.done,
            rate: current.flatMap { $0.seconds > 0.05 ? Double($0.done) / $0.seconds : nil },
            scenarios: request.scenarios.map(\.name), reference: request.reference, seed: request.seed ?? 1,
            failure: run.failure.isEmpty ? nil : run.failure)
    }
}

/// Names of runs: short enough to type, and too many to meet twice.
enum RunID {
    /// Eight letters and digits that cannot be mistaken for each other.
    static func new() -> String {
        let alphabet = Array("23456789abcdefghjkmnpqrstuvwxyz")
        return String((0..<8).compactMap { _ in alphabet.randomElement() })
    }
}

/// The version of Polder.
enum Version {
    static let current = "0.1.0"
}
