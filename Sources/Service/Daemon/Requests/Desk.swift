import Foundation
import Synchronization

/// Requests that wait for one thread. Clients take turns, whatever the number of their connections, so that none waits
/// for more than one request of each of the others.
final class Desk: Sendable {
    /// Most that may wait.
    struct Limits: Sendable {
        /// Requests of one client.
        var requests: Int
        /// Bytes of one client's requests.
        var bytes = 16 << 20
        /// Bytes of all clients' requests, operators apart: they have room of their own.
        var all = 64 << 20
    }

    private struct State {
        var waiting: [String: [@Sendable () -> Void]] = [:]
        /// Clients with work, the next one first.
        var turns: [String] = []
        var bytes: [String: Int] = [:]
        var guestBytes = 0
        var count = 0
        var isBusy = false

        /// The next client's first request.
        mutating func next() -> (@Sendable () -> Void)? {
            guard !turns.isEmpty else { return nil }
            let client = turns.removeFirst()
            guard let work = waiting[client]?.removeFirst() else { return nil }
            if waiting[client]?.isEmpty == true { waiting[client] = nil } else { turns.append(client) }
            return work
        }
    }

    private let limits: Limits
    private let thread: DispatchQueue
    private let state = Mutex(State())

    init(_ name: String, _ limits: Limits) {
        self.limits = limits
        thread = DispatchQueue(label: "requests: \(name)")
    }

    /// How many wait or are being answered.
    var count: Int { state.withLock { $0.count } }

    /// Takes a request of so many bytes; false where too much of its client, or of all, waits already.
    func take(of bytes: Int, from client: String, isOperator: Bool, run: @escaping @Sendable () -> Void)
        -> Bool
    {
        let isFirst = state.withLock { state -> Bool? in
            let waiting = state.waiting[client]?.count ?? 0
            let own = state.bytes[client, default: 0]
            guard waiting < limits.requests, own == 0 || own + bytes <= limits.bytes,
                isOperator || state.guestBytes == 0 || state.guestBytes + bytes <= limits.all
            else { return nil }
            if waiting == 0 { state.turns.append(client) }
            state.waiting[client, default: []].append({
                run()
                self.settle(bytes, of: client, isGuest: !isOperator)
            })
            state.bytes[client] = own + bytes
            if !isOperator { state.guestBytes += bytes }
            state.count += 1
            defer { state.isBusy = true }
            return !state.isBusy
        }
        guard let isFirst else { return false }
        if isFirst { thread.async { self.work() } }
        return true
    }

    private func work() {
        while let work = state.withLock({ state in
            let next = state.next()
            if next == nil { state.isBusy = false }
            return next
        }) {
            work()
        }
    }

    private func settle(_ bytes: Int, of client: String, isGuest: Bool) {
        state.withLock { state in
            let left = state.bytes[client, default: 0] - bytes
            state.bytes[client] = left > 0 ? left : nil
            if isGuest { state.guestBytes -= bytes }
            state.count -= 1
        }
    }
}
