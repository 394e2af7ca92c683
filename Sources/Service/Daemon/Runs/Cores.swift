import Ensembles
import Messages
import Synchronization

/// Deals the cores out to the queues, a block of members at a time.
///
/// Stride scheduling (Waldspurger and Weihl 1995): each block moves its queue's mark on by the inverse of its share,
/// and the queue with the lowest mark is next. A queue that is alone has all cores; one that comes back begins where
/// the others are, so that it neither owes nor is owed anything for the time it was empty.
final class Cores: Sendable {
    private struct Waiter {
        let number: Int
        let go: CheckedContinuation<Void, any Error>
    }

    private struct State {
        var free: Int
        var marks: [Queue: Double] = [:]
        var waiting: [Queue: [Waiter]] = [:]
        /// Those that gave up before they could be put in line.
        var gone: Set<Int> = []
        var latest = 0.0
        var count = 0
    }

    /// How many there are.
    let count: Int
    private let shares: [Queue: Double]
    private let state: Mutex<State>

    /// - Parameter shares: of each queue, above 0; only how they relate to each other counts.
    init(count: Int, shares: [Queue: Double]) {
        self.count = count
        self.shares = shares
        state = Mutex(State(free: count))
    }

    /// How runs of a queue come to a core.
    func limiter(for queue: Queue) -> QueueLimiter { QueueLimiter(cores: self, queue: queue) }

    fileprivate func take(for queue: Queue) async throws {
        let number = state.withLock { state in
            state.count += 1
            return state.count
        }
        try await withTaskCancellationHandler {
            try await withCheckedThrowingContinuation { (go: CheckedContinuation<Void, any Error>) in
                let next = state.withLock { state -> [CheckedContinuation<Void, any Error>]? in
                    if state.gone.remove(number) != nil { return nil }
                    if state.waiting[queue, default: []].isEmpty {
                        state.marks[queue] = max(state.marks[queue] ?? 0, state.latest)
                    }
                    state.waiting[queue, default: []].append(Waiter(number: number, go: go))
                    return deal(&state)
                }
                if let next { next.forEach { $0.resume() } } else { go.resume(throwing: CancellationError()) }
            }
        } onCancel: {
            let waiter = state.withLock { state -> Waiter? in
                guard let index = state.waiting[queue]?.firstIndex(where: { $0.number == number }) else {
                    state.gone.insert(number)
                    return nil
                }
                return state.waiting[queue]?.remove(at: index)
            }
            waiter?.go.resume(throwing: CancellationError())
        }
        _ = state.withLock { $0.gone.remove(number) }
    }

    fileprivate func giveBack() {
        let next = state.withLock { state in
            state.free += 1
            return deal(&state)
        }
        next.forEach { $0.resume() }
    }

    /// Whoever may begin now.
    private func deal(_ state: inout State) -> [CheckedContinuation<Void, any Error>] {
        var next: [CheckedContinuation<Void, any Error>] = []
        while state.free > 0 {
            let waiting = Queue.allCases.filter { state.waiting[$0]?.isEmpty == false }
            guard let queue = waiting.min(by: { state.marks[$0, default: 0] < state.marks[$1, default: 0] }),
                let waiter = state.waiting[queue]?.removeFirst()
            else { break }
            state.latest = state.marks[queue, default: 0]
            state.marks[queue] = state.latest + 1 / (shares[queue] ?? 1)
            state.free -= 1
            next.append(waiter.go)
        }
        return next
    }
}

/// Lets the blocks of one queue's runs begin.
struct QueueLimiter: CoreLimiter {
    fileprivate let cores: Cores
    fileprivate let queue: Queue

    func enter() async throws { try await cores.take(for: queue) }
    func leave() { cores.giveBack() }
}
