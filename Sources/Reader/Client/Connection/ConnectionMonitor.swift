import Messages
import Words
import ZeroMQ

/// Finds out why a daemon does not answer: ZeroMQ itself would try for ever or give up, without a word.
final class ConnectionMonitor {
    private let monitor: Monitor
    private let endpoint: Endpoint
    private var brokenOff = 0
    private var isReady = false
    /// Whether a connection that worked is over, and with it what was asked over it.
    private(set) var isLost = false

    /// A restart of the daemon breaks a handshake off once; a wrong key does so every time.
    private static let mostBrokenOff = 3

    /// The socket must not be connected yet.
    init(_ socket: borrowing Socket, at endpoint: Endpoint, in context: Context) throws(ZeroMQError) {
        self.endpoint = endpoint
        monitor = try Monitor(socket, in: context)
    }

    func watch(in poller: inout Poller) { _ = monitor.watch(in: &poller) }

    /// Forgets a loss: what is asked from now on goes over the next connection.
    func begin() throws {
        try read()
        isLost = false
    }

    /// - Throws: `Complaint` once it is clear that nobody will answer, and why.
    func check() throws {
        try read()
        if isLost { throw Connection.silence(of: endpoint) }
    }

    private func read() throws {
        while let event = try? monitor.next() {
            switch event {
            case .ready: (brokenOff, isReady) = (0, true)
            case .disconnected:
                isLost = isLost || isReady
                isReady = false
            case .refused:
                throw Complaint(
                    Phrase(
                        "client.keys.refused",
                        ["endpoint": .text(endpoint.name), "file": .text(endpoint.keyring?.ownFile ?? "")]),
                    .denied)
            case .brokenOff:
                brokenOff += 1
                guard brokenOff >= Self.mostBrokenOff else { continue }
                throw Complaint(
                    Phrase(
                        "client.keys.other",
                        ["endpoint": .text(endpoint.name), "file": .text(endpoint.keyring?.serverFile ?? "")]),
                    .denied)
            case .unlike:
                throw Complaint(
                    Phrase("client.keys.unlike", ["endpoint": .text(endpoint.name)]), .unavailable)
            case .connected, .closed: continue
            }
        }
    }
}
