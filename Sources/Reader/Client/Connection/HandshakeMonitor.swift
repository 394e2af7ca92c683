import Messages
import Words
import ZeroMQ

/// Finds out why a daemon that needs keys does not answer: ZeroMQ itself would try for ever or give up, without a word.
final class HandshakeMonitor {
    private let monitor: Monitor
    private let endpoint: Endpoint
    private let keyring: Endpoint.Keyring
    private var brokenOff = 0

    /// A restart of the daemon breaks a handshake off once; a wrong key does so every time.
    private static let mostBrokenOff = 3

    /// Nil where no keys are needed. The socket must not be connected yet.
    init?(_ socket: borrowing Socket, at endpoint: Endpoint, in context: Context) throws(ZeroMQError) {
        guard let keyring = endpoint.keyring else { return nil }
        self.endpoint = endpoint
        self.keyring = keyring
        monitor = try Monitor(socket, in: context)
    }

    func watch(in poller: inout Poller) { _ = monitor.watch(in: &poller) }

    /// - Throws: `Complaint` once it is clear that nobody will answer, and why.
    func check() throws {
        while let event = try? monitor.next() {
            switch event {
            case .ready: brokenOff = 0
            case .refused:
                throw Complaint(
                    Phrase(
                        "client.keys.refused",
                        ["endpoint": .text(endpoint.name), "file": .text(keyring.ownFile)]),
                    .denied)
            case .brokenOff:
                brokenOff += 1
                guard brokenOff >= Self.mostBrokenOff else { continue }
                throw Complaint(
                    Phrase(
                        "client.keys.other",
                        ["endpoint": .text(endpoint.name), "file": .text(keyring.serverFile)]),
                    .denied)
            case .unlike:
                throw Complaint(
                    Phrase("client.keys.unlike", ["endpoint": .text(endpoint.name)]), .unavailable)
            case .connected, .closed: continue
            }
        }
    }
}
