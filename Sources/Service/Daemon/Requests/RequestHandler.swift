import Foundation
import Logging
import Messages
import RunStorage
import Spelling
import Synchronization

/// Answers what needs the model or the store, on a thread of its own: the loop never waits for it.
final class RequestHandler: Sendable {
    let store: RunStore
    let gauges = Gauges()
    let calibrations = Calibrations()
    let discoveries = Underway<DiscoveryDraws>()
    let explanations = Underway<ExplanationDraws>()
    let holdings = Underway<HoldingDraws>()
    let journeys = Underway<JourneyDraws>()
    let roadmaps = Underway<RoadmapAnswer>()
    let improvements = Underway<ImprovementAnswer>()
    let knowledge: Knowledge
    let scheduler: Scheduler
    let settings: Settings
    let logger: Logger
    private let leave: @Sendable () -> Void
    private let started = ContinuousClock.now
    let instance = UUID().uuidString.lowercased()
    /// Each does one thing at a time, so that members take no more than one core from the runs.
    private let desks = Dictionary(
        uniqueKeysWithValues: Lane.allCases.map { ($0, Desk("\($0)", $0.limits)) })
    /// Where long requests are read.
    private let reading = Desk("long", Desk.Limits(requests: 16))
    private let isDraining = Mutex(false)

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

    /// Takes a request of so many bytes and answers it later; false where too much of this client waits already.
    ///
    /// - Parameters:
    ///   - isWanted: whether somebody can still receive the answer.
    ///   - answer: called with the answer; with nil where nobody wanted it any more.
    func take<Asked: AnsweredRequest>(
        _ request: Asked, id: String, of bytes: Int, from client: String,
        isWanted: @escaping @Sendable () -> Bool, answer: @escaping @Sendable (ReplyMessage?) -> Void
    ) -> Bool {
        guard let desk = desks[Asked.lane] else { return false }
        let isTaken = desk.take(of: bytes, from: client, isOperator: isOperator(client)) {
            guard !Asked.lane.isForListeners || isWanted() else { return answer(nil) }
            let reply = self.reply(to: request, id: id, from: client)
            answer(reply)
            // Only now: a daemon that leaves at once would take its answer along.
            if request is DrainRequest, reply.refusal == nil { self.leave() }
        }
        // At once: what comes behind it goes to another thread, and must find the daemon draining.
        if isTaken, request is DrainRequest, isOperator(client) { drain() }
        return isTaken
    }

    /// Reads a long request of so many bytes; false where too much of this client waits already.
    func read(_ bytes: Int, from client: String, _ work: @escaping @Sendable () -> Void) -> Bool {
        reading.take(of: bytes, from: client, isOperator: isOperator(client), run: work)
    }

    /// Has something of so many bytes done among the quick requests; false where too much of this client waits already.
    func quickly(_ bytes: Int, for client: String, _ work: @escaping @Sendable () -> Void) -> Bool {
        desks[.quick]?.take(of: bytes, from: client, isOperator: isOperator(client), run: work) ?? false
    }

    /// The answer to a request, or the refusal.
    func reply<Asked: AnsweredRequest>(to request: Asked, id: String, from client: String) -> ReplyMessage {
        do {
            // Nobody reads the advice on the thousandth misspelt word, and each takes a look at all that there are.
            let answer = try Advice.limited(to: Diagnostic.most) { try request.answer(by: self, for: client) }
            return ReplyMessage(re: id, to: Asked.self, answer)
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
        guard scheduler.load.running == 0, desks.values.allSatisfy({ $0.count == 0 }) else { return false }
        return (try? !store.hasUnfinished()) ?? false
    }

    /// Whether a client may do what concerns the runs of others.
    func isOperator(_ client: String) -> Bool { settings.operators.contains(client) }

    var state: DaemonState { isDraining.withLock { $0 } ? .draining : .running }
    /// Seconds since the start.
    var uptime: Double { (ContinuousClock.now - started).seconds }
}
