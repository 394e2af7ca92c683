import Foundation
import Logging
import Messages
import Results
import RunStorage
import Words

extension StoreRequest: AnsweredRequest {
    static let lane = Lane.store

    func answer(by handler: RequestHandler, for client: String) throws -> StoreReply {
        try handler.upkeep(self, from: client)
    }
}

extension RequestHandler {
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
                let going = try store.prunable(endedBefore: moment)
                return StoreReply(
                    action: .prune, bytes: store.bytes, runs: going.count, pruned: summaries(going).told)
            }
            let pruned = try store.prune(endedBefore: moment)
            logger.notice("pruned", metadata: ["runs": "\(pruned.count)"])
            return StoreReply(action: .prune, bytes: store.bytes, runs: pruned.count)
        case .check:
            return StoreReply(action: .check, bytes: store.bytes, runs: ended, faults: try faults())
        }
    }

    /// What is wrong with the database, and which results are not those that were stored.
    private func faults() throws -> [Phrase] {
        var faults = try store.faults().map { Phrase("store.fault.database", ["fact": .text($0)]) }
        let lost = try store.lost()
        if lost > 0 { faults.append(Phrase("store.fault.lost", ["count": .count(lost)])) }
        for (id, checksum) in try store.finishedRuns() where try store.checksum(of: id) != checksum {
            faults.append(Phrase("store.fault.run", ["run": .text(id)]))
        }
        return faults
    }
}
