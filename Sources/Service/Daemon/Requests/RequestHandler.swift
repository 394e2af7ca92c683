import Foundation
import Logging
import Messages
import RunStorage
import Synchronization

/// Answers what needs the model or the store, on a thread of its own: the loop never waits for it.
final class RequestHandler: Sendable {
    let store: RunStore
    let gauges = Gauges()
    let calibrations = Calibrations()
    let knowledge: Knowledge
    let scheduler: Scheduler
    let settings: Settings
    let logger: Logger
    private let leave: @Sendable () -> Void
    private let started = ContinuousClock.now
    let instance = UUID().uuidString.lowercased()
    /// Each does one thing at a time, so that members take no more than one core from the runs.
    private let threads = Dictionary(
        uniqueKeysWithValues: Lane.allCases.map { ($0, DispatchQueue(label: "requests: \($0)")) })
    private let waiting = Mutex((requests: 0, bytes: 0))
    private let isDraining = Mutex(false)

    /// Most requests that wait for an answer, and most bytes of them.
    private static let mostWaiting = (requests: 512, bytes: 64 << 20)

    init(
        store: RunStore, knowledge: Knowledge, scheduler: Scheduler, settings: Settings, logger: Logger,
        leave: @escaping @Sendable () -> Void
    ) {
        self.store = store
        self.knowledge = knowledge
        self.scheduler = scheduler
        self.settings = settings
        self.logger = logger
        self.leave = leave
    }

    /// Takes a request of so many bytes and answers it later; false where too much waits already.
    func take<Asked: AnsweredRequest>(
        _ request: Asked, id: String, of bytes: Int, from client: String,
        answer: @escaping @Sendable (ReplyMessage) -> Void
    ) -> Bool {
        let isTaken = waiting.withLock { waiting in
            guard waiting.requests < Self.mostWaiting.requests, waiting.bytes < Self.mostWaiting.bytes else {
                return false
            }
            waiting = (waiting.requests + 1, waiting.bytes + bytes)
            return true
        }
        guard isTaken else { return false }
        // At once: what comes behind it goes to another thread, and must find the daemon draining.
        if request is DrainRequest, isOperator(client) { drain() }
        threads[Asked.lane]?.async {
            let reply = self.reply(to: request, id: id, from: client)
            answer(reply)
            // Only now: a daemon that leaves at once would take its answer along.
            if request is DrainRequest, reply.refusal == nil { self.leave() }
            self.waiting.withLock { $0 = ($0.requests - 1, $0.bytes - bytes) }
        }
        return true
    }

    /// The answer to a request, or the refusal.
    func reply<Asked: AnsweredRequest>(to request: Asked, id: String, from client: String) -> ReplyMessage {
        do {
            return ReplyMessage(re: id, to: Asked.self, try request.answer(by: self, for: client))
        } catch {
            let refusal = Refusal(storeFault: error)
            if refusal.code == .daemonInternal { logger.error("\(refusal.message)") }
            return ReplyMessage(re: id, refused: refusal)
        }
    }

    /// No new submissions from now on.
    func drain() { isDraining.withLock { $0 = true } }

    /// Whether nothing is queued, computed or asked.
    var isIdle: Bool {
        guard scheduler.load.running == 0, waiting.withLock({ $0.requests == 0 }) else { return false }
        return (try? store.unfinished().isEmpty) ?? false
    }

    /// Whether a client may do what concerns the runs of others.
    func isOperator(_ client: String) -> Bool { settings.operators.contains(client) }

    var state: DaemonState { isDraining.withLock { $0 } ? .draining : .running }
    /// Seconds since the start.
    var uptime: Double { (ContinuousClock.now - started).seconds }
}
