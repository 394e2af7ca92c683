import Ensembles
import Foundation
import Logging
import Messages
import RegionModel
import Results
import RunStorage
import ServiceLifecycle
import Synchronization

/// Takes one run after the other from the store and computes it.
///
/// A run that the daemon is stopped in stays in the store, and is computed anew when the daemon is back: the same
/// scenarios and seed give the same bits, so its log goes on where it was.
final class Workshop: Service {
    private let store: RunStore
    private let knowledge: Knowledge
    private let workers: Int
    private let drainSeconds: Double
    private let logger: Logger
    private let tell: @Sendable (Notice) -> Void
    private let bell: (stream: AsyncStream<Void>, ring: AsyncStream<Void>.Continuation)
    private let bench = Mutex(Bench())

    /// What lies on the bench.
    private struct Bench {
        var run: String?
        var task: Task<Void, Never>?
        var isClosing = false
        var done = 0
        var since = ContinuousClock.now
    }

    init(
        store: RunStore, knowledge: Knowledge, workers: Int, drainSeconds: Double, logger: Logger,
        tell: @escaping @Sendable (Notice) -> Void
    ) {
        self.store = store
        self.knowledge = knowledge
        self.workers = workers > 0 ? workers : ProcessInfo.processInfo.activeProcessorCount
        self.drainSeconds = drainSeconds
        self.logger = logger
        self.tell = tell
        let (stream, ring) = AsyncStream.makeStream(of: Void.self, bufferingPolicy: .bufferingNewest(1))
        bell = (stream, ring)
    }

    var workerCount: Int { workers }

    /// The run that is being computed, how many members are done, and for how many seconds it has been.
    var current: (run: String, done: Int, seconds: Double)? {
        bench.withLock { bench in
            bench.run.map { ($0, bench.done, (ContinuousClock.now - bench.since).seconds) }
        }
    }

    /// Says that there is something in the queue.
    func ring() { bell.ring.yield() }

    /// Stops computing a run that was cancelled in the store, and lets its readers know.
    func cancel(_ run: String) {
        bench.withLock { bench in
            guard bench.run == run else { return }
            bench.task?.cancel()
        }
        tell(.ended(run: run))
    }

    func run() async throws {
        await withGracefulShutdownHandler {
            for await _ in bell.stream {
                while !isClosing, await computeNext() {}
            }
        } onGracefulShutdown: {
            self.close()
        }
        tell(.stop)
    }

    private var isClosing: Bool { bench.withLock { $0.isClosing } }

    /// Takes no more runs; the one on the bench gets the time that the settings allow.
    private func close() {
        bell.ring.finish()
        let task = bench.withLock { bench in
            bench.isClosing = true
            return bench.task
        }
        guard let task else { return }
        let patience = drainSeconds
        Task {
            try? await Task.sleep(for: .seconds(patience))
            task.cancel()
        }
    }

    /// Computes the oldest run that waits; returns whether there was one.
    private func computeNext() async -> Bool {
        do {
            guard let run = try store.takeNext() else { return false }
            let task = Task { await self.compute(run) }
            bench.withLock { bench in
                (bench.run, bench.task) = (run.id, task)
                (bench.done, bench.since) = (0, .now)
                if bench.isClosing { task.cancel() }
            }
            // Cancelled between being taken and being laid on the bench.
            if try store.run(run.id)?.state != .running { task.cancel() }
            await task.value
            bench.withLock { ($0.run, $0.task) = (nil, nil) }
            return true
        } catch {
            logger.error("the queue cannot be read", metadata: ["fact": "\(error)"])
            return false
        }
    }

    private func compute(_ run: RunRecord) async {
        logger.info("computing", metadata: ["run": "\(run.id)", "members": "\(run.members)"])
        do {
            try await finish(run)
            logger.info("finished", metadata: ["run": "\(run.id)"])
        } catch is CancellationError {
            logger.info("stopped computing", metadata: ["run": "\(run.id)"])
        } catch {
            fail(run, because: "\(error)")
        }
    }

    private func fail(_ run: RunRecord, because failure: String) {
        logger.warning("failed", metadata: ["run": "\(run.id)", "why": "\(failure)"])
        do {
            _ = try store.finish(
                run.id, as: .failed, failure: failure, at: Date().timeIntervalSince1970)
        } catch {
            logger.error("a run's end cannot be written", metadata: ["run": "\(run.id)", "fact": "\(error)"])
        }
        tell(.ended(run: run.id))
    }

    /// Computes a run from the texts that were stored with it, and stores what comes out.
    private func finish(_ run: RunRecord) async throws {
        let order = try Order(run, files: store.files(of: run.id), knowledge: knowledge)
        let log = RunLog(run: run, store: store, tell: tell)
        let ensemble = try Ensemble(knowledge.model, plan: order.plan)
        let result = try await ensemble.run(workers: workers) { event in
            switch event {
            case .computed: break
            case .progress(let members):
                let seconds = self.bench.withLock { bench in
                    bench.done = members
                    return (ContinuousClock.now - bench.since).seconds
                }
                self.tell(.progress(run: run.id, done: members, total: order.plan.members, seconds: seconds))
            case .provisional(let table):
                try log.append(provisional: table.filtered(order.isShownEarly))
            }
        }
        try Task.checkCancellation()
        let assumptions = try order.assumptions(in: result, of: ensemble)
        let (chunks, checksum) = try log.finalChunks(of: result.table)
        let document = order.document(
            of: run, turns: result.turns, assumptions: assumptions, chunks: log.count)
        let header = String(decoding: try Wire.encode(document), as: UTF8.self)
        guard
            try store.finish(
                run.id, as: .finished, document: header, checksum: checksum, chunks: chunks,
                done: order.plan.members, at: Date().timeIntervalSince1970)
        else { throw CancellationError() }
        tell(.grown(run: run.id, count: log.count))
        tell(.ended(run: run.id))
    }
}

extension Duration {
    /// In seconds.
    var seconds: Double {
        Double(components.seconds) + Double(components.attoseconds) / 1e18
    }
}
