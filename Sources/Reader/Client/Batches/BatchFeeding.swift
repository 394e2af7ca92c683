import Foundation
import Messages
import Results
import Words

/// Brings the points of a batch to the daemon as its queue has room, and follows them to their end.
///
/// Every run has a key of its own that follows from the batch and the point: whoever is killed, begins again, or does the same
/// twice at once, makes no run twice.
struct BatchFeeding {
    let line: BatchLine
    let batch: Batch
    /// Whether points that failed or were cancelled are run once more.
    var repeats = false
    /// Whether to leave when all points wait, or no more fit.
    var detaches = false
    let interrupt: Interrupt

    /// Most points of a batch that wait at a time, so that the queue has room for others.
    private static let mostWaiting = 200

    /// - Returns: the points as they stand at the end.
    /// - Throws: `Complaint` after Ctrl-C, with how to go on; `Refusal` for a point that the daemon will not take.
    func run() throws -> BatchRuns {
        var runs = try BatchRuns(of: batch, over: line)
        var open = runs.missing.map { (point: $0, attempt: 1) }
        if repeats {
            open += runs.points(.failed, .cancelled).map { ($0, runs.nextAttempt(of: $0)) }
        }
        var wait = BatchProgress(batch)
        var next = 0
        while true {
            var full: Refusal?
            while next < open.count, detaches || waiting(runs) < Self.mostWaiting {
                if interrupt.isAsked { try stop() }
                let (point, attempt) = open[next]
                let answer = try submit(point, attempt: attempt)
                guard case .success(let reply) = answer else {
                    if case .failure(let refusal) = answer { full = refusal }
                    break
                }
                runs.note(Self.accepted(reply, batch, attempt: attempt), of: point, attempt: attempt)
                next += 1
                if next % 25 == 0 { wait.show(runs, detaches: detaches) }
            }
            if detaches, next == open.count || full != nil { return runs }
            // Room comes when others are done; where nothing of this batch is under way, it may never come.
            if let full, full.code != .queueFull, runs.points(.queued, .running).isEmpty { throw full }
            wait.show(runs, detaches: false)
            if next == open.count, runs.ended == batch.points.count { return runs }
            try pause(wait.interval)
            runs = try wait.timed { try BatchRuns(of: batch, over: line) }
        }
    }

    private func waiting(_ runs: BatchRuns) -> Int { runs.count(.queued) }

    /// A refusal where there is no room now.
    private func submit(_ point: Batch.Point, attempt: Int) throws -> Result<SubmitReply, Refusal> {
        do {
            return .success(try line.ask(batch.request(point, attempt: attempt)))
        } catch let refusal as Refusal where [.queueFull, .quotaExceeded, .storeFull].contains(refusal.code) {
            return .failure(refusal)
        } catch let refusal as Refusal {
            var complaint = Complaint(refusal)
            complaint.lines.insert(
                .phrase(Phrase("client.batch.refused", ["number": .count(point.number)])), at: 0)
            throw complaint
        }
    }

    /// What is known of a run that was just taken in.
    private static func accepted(_ reply: SubmitReply, _ batch: Batch, attempt: Int) -> RunSummary {
        RunSummary(
            id: reply.run, owner: "", state: .queued, created: Date().timeIntervalSince1970,
            members: batch.runs.members ?? 0, done: 0, scenarios: batch.scenarios.map(\.name),
            seed: batch.runs.seed ?? 0)
    }

    private func pause(_ seconds: Double) throws {
        let end = ContinuousClock.now + .seconds(seconds)
        repeat {
            if interrupt.isAsked { try stop() }
            usleep(50_000)
        } while ContinuousClock.now < end
    }

    private func stop() throws -> Never {
        Terminal.wipe()
        throw Complaint(
            Phrase("client.batch.stopped", ["batch": .text(batch.name), "file": .text(batch.file)]),
            .interrupted)
    }
}

/// What stands on the terminal while a batch is computed.
struct BatchProgress {
    private let batch: Batch
    private let start = ContinuousClock.now
    private var first: Int?
    private var told = ContinuousClock.now
    private var cost = 0.0

    init(_ batch: Batch) { self.batch = batch }

    /// Seconds until the daemon is asked again: long lists are not asked for all the time.
    var interval: Double { min(30, max(0.5, 10 * cost)) }

    mutating func timed<Value>(_ work: () throws -> Value) rethrows -> Value {
        let start = ContinuousClock.now
        let value = try work()
        cost = Double((ContinuousClock.now - start).inMilliseconds) / 1_000
        return value
    }

    /// On a terminal all the time, else once a minute.
    mutating func show(_ runs: BatchRuns, detaches: Bool) {
        guard Terminal.isWatched, !detaches else { return }
        let line = Self.line(runs, left: left(runs)).said
        if Terminal.canDraw {
            Terminal.draw([line])
        } else if told.duration(to: .now) > .seconds(60) {
            told = .now
            Terminal.say(line: line)
        }
    }

    /// Seconds until all is done, at the pace since this began; nil until something was done.
    private mutating func left(_ runs: BatchRuns) -> Double? {
        let ended = runs.ended
        guard let first else {
            first = ended
            return nil
        }
        let seconds = Double((ContinuousClock.now - start).inMilliseconds) / 1_000
        guard ended > first, seconds > 1 else { return nil }
        return seconds / Double(ended - first) * Double(batch.points.count - ended)
    }

    static func line(_ runs: BatchRuns, left: Double?) -> Phrase {
        let (done, total) = (runs.count(.finished), runs.batch.points.count)
        return Phrase(
            "client.batch.progress",
            [
                "batch": .text(runs.batch.name), "done": .text(BatchEstimate.count(done)),
                "total": .text(BatchEstimate.count(total)), "failed": .text("\(runs.count(.failed))"),
                "cancelled": .text("\(runs.count(.cancelled))"),
                "waiting": .text(BatchEstimate.count(runs.count(.queued))),
                "left": left.map { .phrase(BatchEstimate.duration($0)) } ?? .optional(nil),
            ])
    }
}
