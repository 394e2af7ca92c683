import Foundation
import Logging
import ZeroMQ

/// The connections that the loop has heard of lately, and what became of others.
struct Connections {
    private struct Known {
        var heard: Double
        let connection: Connection?
    }

    private var known: [Peer: Known] = [:]
    private var counts: [String: Int] = [:]
    private var told: [Listener.Kind: Door.Counts] = [:]

    /// How many there are.
    var count: Int { known.count }

    /// How many there are of one client.
    func count(of client: String) -> Int { counts[client, default: 0] }

    /// What a peer's answers go through; nil where that is not bounded.
    func connection(of peer: Peer) -> Connection? { known[peer]?.connection }

    /// A peer has said something.
    mutating func hear(of peer: Peer, through connection: Connection?, at now: Double) {
        if known[peer] == nil {
            known[peer] = Known(heard: now, connection: connection)
            counts[peer.client, default: 0] += 1
        } else {
            known[peer]?.heard = now
        }
    }

    /// Hangs up on a peer.
    mutating func cut(_ peer: Peer) {
        known[peer]?.connection?.cut()
        forget(peer)
    }

    /// Forgets those that are gone, and those of which nothing was heard.
    mutating func expire(at now: Double) {
        for (peer, one) in known
        where one.connection.map({ !$0.isOpen }) ?? (now - one.heard > Streams.lease) { forget(peer) }
    }

    private mutating func forget(_ peer: Peer) {
        guard known.removeValue(forKey: peer) != nil else { return }
        let left = counts[peer.client, default: 1] - 1
        counts[peer.client] = left > 0 ? left : nil
    }

    /// Says which connections were turned away or ended since it was last told, and gives back the memory that they
    /// took.
    mutating func tell(_ counts: [Listener.Kind: Door.Counts], to logger: Logger) {
        for (kind, now) in counts {
            let before = told[kind] ?? Door.Counts()
            let news = [
                "turned away": now.refused - before.refused,
                "ended for others": now.replaced - before.replaced,
                "sent too much": now.cut - before.cut,
            ].filter { $0.value > 0 }
            guard !news.isEmpty else { continue }
            logger.warning(
                "connections were ended",
                metadata: Logger.Metadata(
                    uniqueKeysWithValues: [("where", "\(kind)"), ("open", "\(now.open)")]
                        + news.map { ($0.key, "\($0.value)") }))
            if now.cut > before.cut { DispatchQueue.global().async { Door.giveMemoryBack() } }
        }
        told = counts
    }
}
