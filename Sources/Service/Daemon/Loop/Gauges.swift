import Messages
import Synchronization

/// What the loop counts and others tell.
final class Gauges: Sendable {
    private struct Counts {
        var clients = 0
        var streams = 0
        var refusals: [String: Int] = [:]
    }

    private let counts = Mutex(Counts())

    /// How many connections were heard of lately, and how many streams are open.
    func set(clients: Int, streams: Int) {
        counts.withLock { ($0.clients, $0.streams) = (clients, streams) }
    }

    /// Counts a refusal that goes out.
    func count(_ code: Refusal.Code) {
        counts.withLock { $0.refusals[code.rawValue, default: 0] += 1 }
    }

    /// Fills in what is counted here.
    func fill(_ load: inout StatusReply.Load) {
        let now = counts.withLock { $0 }
        load.clients = now.clients
        load.streams = now.streams
        load.refusals = now.refusals.sorted { $0.key < $1.key }.map { .init(code: $0.key, count: $0.value) }
    }
}
