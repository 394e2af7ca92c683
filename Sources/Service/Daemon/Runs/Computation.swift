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
        let order = try Order(accepted, in: store, knowledge: knowledge)
        let run = try renewed(accepted, digest: order.submission(of: accepted.owner).digest)
        let kept = file(of: run)
        let log = RunLog(run: run, store: store, tell: tell)
        let ensemble = try Ensemble(knowledge.model, plan: order.plan)
        let result = try await ensemble.run(workers: workers, through: limiter) { event in
            switch event {
            case .computed(let block):
                _ = kept?.append(block.index, block.bytes)
                advance(0, min(8, order.plan.members - 8 * block.index))
            case .progress(let members):
                advance(members, 0)
                tell(.progress(run: run.id, done: members, total: order.plan.members))
            case .provisional(let table):
                try log.append(provisional: table.filtered(order.isShownEarly))
            }
        } stored: { number in
            kept?.bytes(of: number).flatMap(BlockResult.init(bytes:))
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
        let isFinished = try await insist(makingRoom: { kept?.remove() }) {
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
        blocks.remove(run.blocks)
        guard let renewed = try store.beginAnew(run.id, digest: digest) else { throw CancellationError() }
        tell(.renewed(run: run.id))
        return renewed
    }

    /// Where the run's blocks are kept; nil where there can be no such file: blocks save time, and no result waits for
    /// them.
    private func file(of run: RunRecord) -> BlockFile? {
        do {
            return try blocks.file(of: run.blocks)
        } catch {
            logger.warning(
                "computing without checkpoints", metadata: ["run": "\(run.id)", "fact": "\(error)"])
            return nil
        }
    }

    /// Writes down that a run failed.
    func fail(_ run: RunRecord, because failure: String) async {
        logger.warning("failed", metadata: ["run": "\(run.id)", "why": "\(failure)"])
        _ = try? await insist {
            try store.finish(run.id, as: .failed, failure: failure, at: Date().timeIntervalSince1970)
        }
    }

    /// Repeats what the store or the disk does not let happen just now, until it does: nothing that was accepted is
    /// thrown away for a trouble that may pass, and who waits hears of it.
    ///
    /// - Throws: `CancellationError` where the run is cancelled or the daemon stops meanwhile; what will not pass.
    /// - Parameter makeRoom: what to do first when the store is full.
    func insist<Value>(
        makingRoom makeRoom: () -> Void = {}, _ work: () async throws -> Value
    ) async throws -> Value {
        var seconds = 0.5
        while true {
            do {
                let value = try await work()
                wait(nil)
                return value
            } catch  where Self.mayPass(error) {
                logger.error("a run waits; trying again", metadata: ["fact": "\(error)"])
                wait("\(error)")
                if case StoreError.full = error { makeRoom() }
                try await Task.sleep(for: .seconds(seconds))
                seconds = min(2 * seconds, 8)
            }
        }
    }

    /// Whether an error is a trouble of the disk, which may be over later, and no fault of the run or the model.
    private static func mayPass(_ error: any Error) -> Bool {
        switch error {
        case let fault as StoreError: fault.mayPass
        case is CocoaError, is POSIXError: true
        default: false
        }
    }
}

extension StoreError {
    /// Whether the same may succeed later.
    var mayPass: Bool {
        switch self {
        case .full, .unavailable: true
        // A copy may be put back in its place, or the disk may read again.
        case .damaged, .newer: true
        case .keyConflict: false
        }
    }
}

extension RunRecord {
    /// What its blocks are called: those of another log belong to another model, and are never read again.
    var blocks: String { "\(id)-\(log.prefix(8))" }
}
