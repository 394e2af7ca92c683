import Foundation
import Messages
import Results
import Words

/// A conversation with the daemon that lasts as long as a batch: over lost connections and restarted daemons.
final class BatchLine {
    let launch: DaemonLaunch
    private(set) var connection: Connection
    private(set) var hello: HelloReply

    /// Seconds that is waited for a daemon that is gone.
    private static let absence = 60.0

    init(_ daemon: DaemonOptions) throws {
        launch = try DaemonLaunch(daemon)
        (connection, hello) = try launch.connect()
    }

    /// Asks, and asks again where nobody answered or the daemon was stopping; only for what may be asked twice.
    func ask<Asked: Request>(_ request: Asked, within seconds: Double = 30) throws -> Asked.Answer {
        let deadline = ContinuousClock.now + .seconds(Self.absence)
        while true {
            do {
                return try connection.ask(request, within: seconds)
            } catch let refusal as Refusal
                where [.daemonDraining, .daemonStopping, .storeUnavailable].contains(refusal.code)
                && ContinuousClock.now < deadline
            {
            } catch let complaint as Complaint
                where complaint.code == .unavailable && ContinuousClock.now < deadline
            {}
            usleep(500_000)
            if let found = try? launch.connect() { (connection, hello) = found }
        }
    }
}

/// Where each point of a batch stands, as the daemon's list of runs says it.
struct BatchRuns {
    /// The newest run of each point that has one, by its number.
    private(set) var runs: [Int: (attempt: Int, run: RunSummary)] = [:]
    let batch: Batch

    init(of batch: Batch, over line: BatchLine) throws {
        self.batch = batch
        try Self.each(over: line) { label, run in
            guard label.batch == batch.name, label.mark == batch.mark else { return true }
            if runs[label.number].map({ $0.attempt < label.attempt }) ?? true {
                runs[label.number] = (label.attempt, run)
            }
            // Runs come the newest first: what follows are earlier attempts.
            return runs.count < batch.points.count
        }
    }

    /// Goes through all runs that are points of batches, the newest first, as long as `use` says so.
    static func each(over line: BatchLine, _ use: (BatchLabel, RunSummary) -> Bool) throws {
        var page: String?
        repeat {
            let reply = try line.ask(ListRequest(limit: 1_000, page: page))
            for run in reply.runs {
                if let label = run.name.flatMap(BatchLabel.init), !use(label, run) { return }
            }
            page = reply.nextPage
        } while page != nil
    }

    subscript(_ point: Batch.Point) -> RunSummary? { runs[point.number]?.run }

    func count(_ state: RunState) -> Int { runs.values.count { $0.run.state == state } }

    /// Points whose run has ended, however it did.
    var ended: Int { count(.finished) + count(.failed) + count(.cancelled) }

    /// Points without a run.
    var missing: [Batch.Point] { batch.points.filter { runs[$0.number] == nil } }

    /// Points in a state, in the order of the design.
    func points(_ states: RunState...) -> [Batch.Point] {
        batch.points.filter { point in self[point].map { states.contains($0.state) } ?? false }
    }

    /// The number that the next run of a point has.
    func nextAttempt(of point: Batch.Point) -> Int { (runs[point.number]?.attempt ?? 0) + 1 }

    /// Seconds of one processor that a point took, over those that have ended; nil where none has, or they did not follow
    /// one another.
    var measuredSeconds: Double? {
        let ends = runs.values.compactMap { $0.run.state == .finished ? $0.run.finished : nil }.sorted()
        guard ends.count > 1, let first = ends.first, let last = ends.last, last > first else { return nil }
        return (last - first) / Double(ends.count - 1)
    }

    mutating func note(_ run: RunSummary, of point: Batch.Point, attempt: Int) {
        runs[point.number] = (attempt, run)
    }
}
