import Foundation
import Logging
import Messages
import RunStorage
import Synchronization

/// Answers what needs the model or the store, on a thread of its own: the loop never waits for it.
final class Clerk: Sendable {
    let store: RunStore
    let gauges = Gauges()
    let fitting = Fitting()
    let knowledge: Knowledge
    let workshop: Workshop
    let settings: Settings
    let logger: Logger
    private let leave: @Sendable () -> Void
    private let started = ContinuousClock.now
    let instance = UUID().uuidString.lowercased()
    /// What reads files, copies the store or computes must not hold up what is answered at once. Each does one thing at
    /// a time, so that members take no more than one core from the runs.
    private let desks = (
        quick: DispatchQueue(label: "clerk"), reading: DispatchQueue(label: "clerk of files"),
        upkeep: DispatchQueue(label: "clerk of the store"), members: DispatchQueue(label: "clerk of members")
    )
    private let waiting = Mutex((requests: 0, bytes: 0))
    private let isDraining = Mutex(false)

    /// Most requests that wait for an answer, and most bytes of them.
    private static let mostWaiting = (requests: 512, bytes: 64 << 20)

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

    /// Takes a request of so many bytes and answers it later; false where too much waits already.
    func take(
        _ request: Request, of bytes: Int, from client: String, answer: @escaping @Sendable (Reply) -> Void
    ) -> Bool {
        let isTaken = waiting.withLock { waiting in
            guard waiting.requests < Self.mostWaiting.requests, waiting.bytes < Self.mostWaiting.bytes else {
                return false
            }
            waiting = (waiting.requests + 1, waiting.bytes + bytes)
            return true
        }
        guard isTaken else { return false }
        // At once: what comes behind it goes to another desk, and must find the door closed.
        if case .drain = request, isOperator(client) { drain() }
        desk(for: request).async {
            let reply = self.reply(to: request, from: client)
            answer(reply)
            // Only now: a daemon that leaves at once would take its answer along.
            if case .drain = reply { self.leave() }
            self.waiting.withLock { $0 = ($0.requests - 1, $0.bytes - bytes) }
        }
        return true
    }

    private func desk(for request: Request) -> DispatchQueue {
        switch request {
        case .submit, .validate, .import: desks.reading
        case .store, .edit: desks.upkeep
        case .member, .backcast, .calibrate: desks.members
        default: desks.quick
        }
    }

    /// No new submissions from now on.
    func drain() { isDraining.withLock { $0 = true } }

    /// Whether nothing is queued, computed or asked.
    var isIdle: Bool {
        guard workshop.load.running == 0, waiting.withLock({ $0.requests == 0 }) else { return false }
        return (try? store.unfinished().isEmpty) ?? false
    }

    /// Whether a client may do what concerns the runs of others.
    func isOperator(_ client: String) -> Bool { settings.operators.contains(client) }

    // MARK: answers that need nothing

    var hello: HelloReply {
        HelloReply(
            version: Version.current, build: Build.current, instance: instance,
            pid: Int(ProcessInfo.processInfo.processIdentifier), model: knowledge.modelIdentity,
            data: knowledge.dataIdentity, period: knowledge.period)
    }

    var ping: PingReply {
        PingReply(instance: instance, state: state, uptime: uptime)
    }

    var state: DaemonState { isDraining.withLock { $0 } ? .draining : .running }
    var uptime: Double { (ContinuousClock.now - started).seconds }

    // MARK: answers that need the model or the store

    private func reply(to request: Request, from client: String) -> Reply {
        do {
            switch request {
            case .submit(let request): return .submit(try submit(request, from: client))
            case .validate(let request): return .validate(try validate(request))
            case .describe(let request): return .describe(try knowledge.describe(request))
            case .import(let request): return .import(try knowledge.imported(request))
            case .status(let request): return .status(try status(request))
            case .list(let request): return .list(try list(request))
            case .cancel(let request): return .cancel(try cancel(request, from: client))
            case .result(let request): return .result(try result(request))
            case .member(let request): return .member(try member(request))
            case .backcast(let request): return .backcast(try backcast(request))
            case .calibrate(let request): return .calibrate(try calibrate(request))
            case .queue(let request): return .queue(try queue(request, from: client))
            case .store(let request): return .store(try upkeep(request, from: client))
            case .edit(let request): return .edit(try edit(request, from: client))
            case .texts(let request): return .texts(try texts(request))
            case .drain(let request): return .drain(try stop(request, from: client))
            case .hello, .ping, .open, .credit, .close:
                return .refused(.internalError("the clerk was asked for '\(request.op.rawValue)'"))
            }
        } catch {
            let refusal = Refusal(storeFault: error)
            if refusal.code == .daemonInternal { logger.error("\(refusal.message)") }
            return .refused(refusal)
        }
    }

    private func stop(_ request: DrainRequest, from client: String) throws(Refusal) -> DrainReply {
        guard isOperator(client) else { throw .notOperator }
        logger.notice("asked to leave", metadata: ["reason": "\(request.reason ?? "none given")"])
        if let seconds = request.deadline { workshop.allow(max(0, seconds)) }
        drain()
        return DrainReply(
            running: workshop.load.running, pid: Int(ProcessInfo.processInfo.processIdentifier))
    }
}
