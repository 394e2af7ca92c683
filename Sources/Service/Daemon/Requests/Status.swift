import Messages
import Results
import RunStorage

extension StatusRequest: AnsweredRequest {
    static let lane = Lane.quick

    func answer(by handler: RequestHandler, for client: String) throws -> StatusReply {
        try handler.status(self)
    }
}

extension RequestHandler {
    func status(_ request: StatusRequest) throws -> StatusReply {
        let counts = try store.counts()
        let records: [RunRecord]
        if let id = request.run {
            let run = try self.run(id)
            records = [run]
        } else {
            records = try store.unfinished()
        }
        let now = scheduler.load
        var load = StatusReply.Load()
        load.finished = counts[.finished, default: 0]
        load.failed = counts[.failed, default: 0]
        load.cancelled = counts[.cancelled, default: 0]
        load.members = now.members
        load.rate = now.rate
        load.storeBytes = store.bytes
        gauges.fill(&load)
        let (runs, more) = summaries(records)
        return StatusReply(
            state: state, instance: instance, uptime: uptime, queued: counts[.queued, default: 0],
            running: counts[.running, default: 0], workers: scheduler.workerCount,
            runs: runs, more: more, runsUID: runsUID, paused: try store.isPaused(), load: load)
    }
}
