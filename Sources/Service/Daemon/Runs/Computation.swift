import Ensembles
import Foundation
import Logging
import Messages
import RegionModel
import Results
import RunStorage

/// One run from its texts to its result: computed from what is stored with it, going on from the blocks that an
/// earlier daemon left.
struct Computation {
    let store: RunStore
    let blocks: BlockFolder
    let knowledge: Knowledge
    let workers: Int
    let limiter: QueueLimiter
    let logger: Logger
    let tell: @Sendable (Notice) -> Void
    /// Called with what the store says when it takes nothing, and with nil when it does again.
    let wait: @Sendable (_ fact: String?) -> Void
    /// Called with the members that are done, and whether a block was computed rather than read.
    let advance: @Sendable (_ done: Int, _ computed: Int) -> Void

    /// Computes a run and stores what comes out.
    ///
    /// - Throws: `CancellationError` where the run was cancelled or the daemon stops; what makes the run fail.
    func complete(_ accepted: RunRecord) async throws {
        let order = try Order(accepted, files: store.files(of: accepted.id), knowledge: knowledge)
        let run = try renewed(accepted, digest: order.submission(of: accepted.owner).digest)
        let kept = try blocks.file(of: run.id)
        let log = RunLog(run: run, store: store, tell: tell)
        let ensemble = try Ensemble(knowledge.model, plan: order.plan)
        let result = try await ensemble.run(workers: workers, through: limiter) { event in
            switch event {
            case .computed(let block):
                kept.append(block.index, block.bytes)
                advance(0, min(8, order.plan.members - 8 * block.index))
            case .progress(let members):
                advance(members, 0)
                tell(.progress(run: run.id, done: members, total: order.plan.members))
            case .provisional(let table):
                try log.append(provisional: table.filtered(order.isShownEarly))
            }
        } stored: { number in
            kept.bytes(of: number).flatMap(BlockResult.init(bytes:))
        }
        logger.debug("finishing", metadata: ["run": "\(run.id)"])
        try Task.checkCancellation()
        let controls = try await controls(of: order, beside: ensemble.draws(in: result))
        let findings = try order.findings(in: result, of: ensemble, controls: controls)
        let assumptions = try order.assumptions(in: result, of: ensemble)
        try Task.checkCancellation()
        let (chunks, checksum) = try log.finalChunks(
            of: result.table, members: ensemble.members(in: result), kept: result.sampled)
        let document = order.document(
            of: run, turns: result.turns, findings: findings, assumptions: assumptions, chunks: log.count)
        let header = String(decoding: try Wire.encode(document), as: UTF8.self)
        logger.debug("committing", metadata: ["run": "\(run.id)"])
        let isFinished = try await insist(makingRoom: kept.remove) {
            try log.flush()
            return try store.finish(
                run.id, as: .finished, document: header, checksum: checksum, chunks: chunks,
                done: order.plan.members, at: Date().timeIntervalSince1970)
        }
        guard isFinished else { throw CancellationError() }
        tell(.grown(run: run.id, count: log.count))
    }

    /// The reference as late as the others, computed; a run that is gone on with computes it anew.
    private func controls(
        of order: Order, beside draws: KeptDraws
    ) async throws -> (TimingControls, KeptDraws)? {
        guard let controls = order.timingControls(beside: draws) else { return nil }
        let ensemble = try Ensemble(knowledge.model, plan: controls.plan)
        let result = try await ensemble.run(workers: workers, through: limiter)
        return (controls, ensemble.draws(in: result))
    }

    /// The run itself where it is computed by the model and on the figures that it was accepted with; else with a
    /// new log, so that nothing of before is mixed in.
    private func renewed(_ run: RunRecord, digest: String) throws -> RunRecord {
        guard digest != run.digest else { return run }
        try blocks.file(of: run.id).remove()
        guard let renewed = try store.beginAnew(run.id, digest: digest) else { throw CancellationError() }
        tell(.renewed(run: run.id))
        return renewed
    }

    /// Writes down that a run failed.
    func fail(_ run: RunRecord, because failure: String) async {
        logger.warning("failed", metadata: ["run": "\(run.id)", "why": "\(failure)"])
        _ = try? await insist {
            try store.finish(run.id, as: .failed, failure: failure, at: Date().timeIntervalSince1970)
        }
    }

    /// Repeats what the store has no room for, or cannot do just now, until it can: a result is not thrown away
    /// because the disk is full.
    ///
    /// - Throws: `CancellationError` where the run is cancelled or the daemon stops meanwhile.
    /// - Parameter makeRoom: what to do first when the store is full.
    private func insist<Value>(
        makingRoom makeRoom: () -> Void = {}, _ work: () throws -> Value
    ) async throws -> Value {
        var seconds = 0.5
        while true {
            do {
                let value = try work()
                wait(nil)
                return value
            } catch let error as StoreError where error.mayPass {
                logger.error("the store takes nothing; trying again", metadata: ["fact": "\(error)"])
                wait("\(error)")
                if case .full = error { makeRoom() }
                try await Task.sleep(for: .seconds(seconds))
                seconds = min(2 * seconds, 8)
            }
        }
    }
}

extension StoreError {
    /// Whether the same may succeed later.
    var mayPass: Bool {
        switch self {
        case .full, .unavailable: true
        case .damaged, .keyConflict: false
        }
    }
}
