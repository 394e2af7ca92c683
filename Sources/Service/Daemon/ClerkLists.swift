import Foundation
import Logging
import Messages
import RunStorage

/// Requests about all runs: what there is, in which order it is computed, and how it is kept.
extension Clerk {
    func status(_ request: StatusRequest) throws -> StatusReply {
        let counts = try store.counts()
        let records: [RunRecord]
        if let id = request.run {
            guard let run = try store.run(id) else { throw Refusal.runNotFound(id) }
            records = [run]
        } else {
            records = try store.unfinished()
        }
        let now = workshop.load
        var load = StatusReply.Load()
        load.finished = counts[.finished, default: 0]
        load.failed = counts[.failed, default: 0]
        load.cancelled = counts[.cancelled, default: 0]
        load.members = now.members
        load.rate = now.rate
        load.storeBytes = store.bytes
        gauges.fill(&load)
        return StatusReply(
            state: state, instance: instance, uptime: uptime, queued: counts[.queued, default: 0],
            running: counts[.running, default: 0], workers: workshop.workerCount,
            runs: records.map(summary), runsUID: runsUID, paused: try store.isPaused(), load: load)
    }

    func list(_ request: ListRequest) throws -> ListReply {
        let limit = min(max(request.limit ?? 100, 1), 1_000)
        if let page = request.page, Int(page) == nil {
            throw Refusal.field("page", "is '\(page)'", fix: "give the next_page of an answer, or nothing")
        }
        let records = try store.runs(
            limit: limit, in: request.state.flatMap { RunState(rawValue: $0.rawValue) },
            before: request.page.flatMap { Int($0) })
        return ListReply(
            runs: records.map(summary), runsUID: runsUID,
            nextPage: records.count == limit ? records.last.map { "\($0.number)" } : nil)
    }

    private var runsUID: String { "\(instance)-\(store.changes)" }

    func queue(_ request: QueueRequest, from client: String) throws -> QueueReply {
        if request.action == .pause || request.action == .resume {
            guard isOperator(client) else { throw Refusal.notOperator }
        }
        switch request.action {
        case .show: break
        case .pause: try store.pause(true)
        case .resume:
            try store.pause(false)
            workshop.ring()
        case .prioritize:
            let run = try waiting(request.run ?? "", of: client)
            try checkPriority(request.priority ?? 0, of: client)
            _ = try store.prioritize(run.id, request.priority ?? 0)
        case .move:
            let run = try waiting(request.run ?? "", of: client)
            // Nobody but an operator passes others.
            let other = try request.before.map { try waiting($0, of: client) }
            if other == nil, !isOperator(client) { throw Refusal.notOperator }
            guard try store.move(run.id, before: other?.id) else {
                throw Refusal.field(
                    "before", "is run \(other?.id ?? run.id), which waits in another queue",
                    fix: "name a run of the queue '\(run.queue)'")
            }
        }
        return QueueReply(paused: try store.isPaused(), runs: try store.unfinished().map(summary))
    }

    /// Above 0 a run passes those of others.
    func checkPriority(_ priority: Int, of client: String) throws(Refusal) {
        guard priority <= 0 || isOperator(client) else { throw .notOperator }
    }

    /// A run that waits and that a client may move.
    private func waiting(_ id: String, of client: String) throws -> RunRecord {
        guard let run = try store.run(id) else { throw Refusal.runNotFound(id) }
        guard run.owner == client || isOperator(client) else { throw Refusal.notOwner(run) }
        guard run.state == .queued else {
            throw Refusal.field(
                "run", "is \(run.id), which is \(run.state.rawValue)", fix: "name a run that waits")
        }
        return run
    }

    func upkeep(_ request: StoreRequest, from client: String) throws -> StoreReply {
        guard isOperator(client) else { throw Refusal.notOperator }
        let counts = try store.counts()
        let ended = RunState.allCases.filter(\.isFinal).reduce(0) { $0 + counts[$1, default: 0] }
        switch request.action {
        case .backup:
            let folder = URL(filePath: store.path).deletingLastPathComponent().path + "/backups"
            try? FileManager.default.createDirectory(
                atPath: folder, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
            let time = Date().formatted(.iso8601).replacing(":", with: "")
            // Two in one second are two copies.
            var (file, copy) = ("\(folder)/runs-\(time).sqlite", 1)
            while FileManager.default.fileExists(atPath: file) {
                copy += 1
                file = "\(folder)/runs-\(time)-\(copy).sqlite"
            }
            let bytes = try store.backUp(to: file)
            return StoreReply(
                action: .backup, file: file, bytes: bytes, runs: counts.values.reduce(0, +))
        case .prune:
            let moment = Date().timeIntervalSince1970 - 86_400 * (request.olderThanDays ?? .infinity)
            if request.isDryRun == true {
                let going = try store.prunable(endedBefore: moment).map(summary)
                return StoreReply(action: .prune, bytes: store.bytes, runs: going.count, pruned: going)
            }
            let pruned = try store.prune(endedBefore: moment)
            logger.notice("pruned", metadata: ["runs": "\(pruned.count)"])
            return StoreReply(action: .prune, bytes: store.bytes, runs: pruned.count)
        case .check:
            return StoreReply(action: .check, bytes: store.bytes, runs: ended, faults: try faults())
        }
    }

    /// What is wrong with the database, and which results are not those that were stored.
    private func faults() throws -> [String] {
        var faults = try store.faults().map { "the database: \($0)" }
        for (id, checksum) in try store.finishedRuns() where try store.checksum(of: id) != checksum {
            faults.append(
                "run \(id): its results are not those that were stored; polder rerun \(id) makes them anew")
        }
        return faults
    }
}
