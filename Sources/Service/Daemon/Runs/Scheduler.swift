import Foundation
import Logging
import Messages
import Results
import RunStorage
import ServiceLifecycle
import Synchronization

/// Takes runs from the queues and computes them, one of each queue at a time; the queues share the cores.
///
/// A run that the daemon is stopped in stays in the store with the blocks that it has, and the next daemon goes on
/// from there: the same scenarios and seed give the same bits, so its log goes on where it was.
final class Scheduler: Service {
    private let store: RunStore
    private let blocks: BlockFolder
    private let knowledge: Knowledge
    private let cores: Cores
    private let logger: Logger
    private let tell: @Sendable (Notice) -> Void
    private let wakeUps: [Queue: (stream: AsyncStream<Void>, continuation: AsyncStream<Void>.Continuation)]
    private let state: Mutex<State>

    /// How far a run that is being computed is.
    struct Progress: Sendable {
        var done = 0
        /// Members computed by this daemon: those that were stored before cost no time.
        var computed = 0
        var since = ContinuousClock.now
        /// What the store said when it last took nothing; nil while it takes everything.
        var waiting: String?

        /// Members per second; nil before there is anything to divide.
        var rate: Double? {
            let seconds = (ContinuousClock.now - since).seconds
            return seconds > 0.05 && computed > 0 ? Double(computed) / seconds : nil
        }
    }

    private struct State {
        var computing: [Queue: (run: String, task: Task<Void, Never>)] = [:]
        var progress: [String: Progress] = [:]
        var computed = 0
        var isClosing = false
        var patience: Double
    }

    init(
        store: RunStore, blocks: BlockFolder, knowledge: Knowledge, settings: Settings, logger: Logger,
        tell: @escaping @Sendable (Notice) -> Void
    ) {
        self.store = store
        self.blocks = blocks
        self.knowledge = knowledge
        let cores = settings.workers > 0 ? settings.workers : ProcessInfo.processInfo.activeProcessorCount
        self.cores = Cores(count: cores, shares: settings.shares)
        self.logger = logger
        self.tell = tell
        wakeUps = Dictionary(
            uniqueKeysWithValues: Queue.allCases.map { queue in
                let (stream, continuation) = AsyncStream.makeStream(
                    of: Void.self, bufferingPolicy: .bufferingNewest(1))
                return (queue, (stream, continuation))
            })
        state = Mutex(State(patience: settings.drainSeconds))
    }

    var workerCount: Int { cores.count }

    /// How far a run is; nil where it is not being computed.
    func progress(of run: String) -> Progress? { state.withLock { $0.progress[run] } }

    /// Runs that are being computed, members computed since the start, and members per second now.
    var load: (running: Int, members: Int, rate: Double) {
        state.withLock { state in
            (
                state.computing.count, state.computed,
                state.progress.values.compactMap(\.rate).reduce(0, +)
            )
        }
    }

    /// Says that there is something in the queues.
    func wake() { wakeUps.values.forEach { $0.continuation.yield() } }

    /// Stops computing a run that was cancelled in the store, and lets its readers know.
    func cancel(_ run: String) {
        state.withLock { state in
            state.computing.values.first { $0.run == run }?.task.cancel()
        }
        tell(.ended(run: run))
    }

    /// How long runs get to end when the daemon stops, in seconds, where somebody asks for another time.
    func allow(_ seconds: Double) { state.withLock { $0.patience = seconds } }

    func run() async throws {
        if let left = try? store.unfinished() {
            blocks.keepOnly(Set(left.map(\.blocks)))
            if !left.isEmpty {
                logger.notice("going on with what was left", metadata: ["runs": "\(left.count)"])
            }
        }
        await withGracefulShutdownHandler {
            await withTaskGroup(of: Void.self) { group in
                for (queue, wakeUp) in wakeUps {
                    group.addTask {
                        for await _ in wakeUp.stream {
                            while !self.isClosing, await self.computeNext(of: queue) {}
                        }
                    }
                }
            }
        } onGracefulShutdown: {
            self.close()
        }
        tell(.stop)
    }

    private var isClosing: Bool { state.withLock { $0.isClosing } }

    /// Takes no more runs; those that are being computed get the time that the settings allow.
    private func close() {
        // Services are told to stop one after the other, this one first: what asks for runs must hear of it now.
        tell(.drain)
        wakeUps.values.forEach { $0.continuation.finish() }
        let (tasks, patience) = state.withLock { state in
            state.isClosing = true
            return (state.computing.values.map(\.task), state.patience)
        }
        guard !tasks.isEmpty else { return }
        Task {
            try? await Task.sleep(for: .seconds(patience))
            tasks.forEach { $0.cancel() }
        }
    }

    /// Computes the next run of a queue; returns whether there was one.
    private func computeNext(of queue: Queue) async -> Bool {
        do {
            guard let run = try store.takeNext(of: queue.rawValue) else { return false }
            let task = Task { await self.compute(run, of: queue) }
            state.withLock { state in
                state.computing[queue] = (run.id, task)
                if state.isClosing { task.cancel() }
            }
            // Cancelled between being taken and being computed.
            if let now = try? store.run(run.id), now.state != .running { task.cancel() }
            await task.value
            state.withLock { state in
                state.computing[queue] = nil
                state.progress[run.id] = nil
            }
            tell(.ended(run: run.id))
            if let now = try? store.run(run.id), now.state.isFinal {
                blocks.remove(now.blocks)
            }
            return true
        } catch {
            logger.error("the queue cannot be read; trying again", metadata: ["fact": "\(error)"])
            try? await Task.sleep(for: .seconds(2))
            wake()
            return false
        }
    }

    private func compute(_ run: RunRecord, of queue: Queue) async {
        logger.info("computing", metadata: ["run": "\(run.id)", "members": "\(run.members)"])
        state.withLock { $0.progress[run.id] = Progress() }
        let computation = Computation(
            store: store, blocks: blocks, knowledge: knowledge, workers: cores.count,
            limiter: cores.limiter(for: queue), logger: logger, tell: tell,
            wait: { fact in self.state.withLock { $0.progress[run.id]?.waiting = fact } }
        ) { done, computed in
            self.state.withLock { state in
                state.computed += computed
                guard var progress = state.progress[run.id] else { return }
                progress.done = max(progress.done, done)
                progress.computed += computed
                state.progress[run.id] = progress
            }
        }
        do {
            try await computation.insist { try await computation.complete(run) }
            logger.info("finished", metadata: ["run": "\(run.id)"])
        } catch is CancellationError {
            logger.info("stopped computing", metadata: ["run": "\(run.id)"])
        } catch {
            await computation.fail(run, because: "\(error)")
        }
    }
}

extension Duration {
    /// In seconds.
    var seconds: Double {
        Double(components.seconds) + Double(components.attoseconds) / 1e18
    }
}
