import Messages
import ZeroMQ

/// Finds out why a daemon that needs keys does not answer: ZeroMQ itself would try for ever or give up, without a word.
final class Knocking {
    private let monitor: Monitor
    private let place: Place
    private let keyring: Place.Keyring
    private var brokenOff = 0

    /// A restart of the daemon breaks a handshake off once; a wrong key does so every time.
    private static let mostBrokenOff = 3

    /// Nil where no keys are needed. The socket must not be connected yet.
    init?(_ socket: borrowing Socket, at place: Place, in context: Context) throws(ZeroMQError) {
        guard let keyring = place.keyring else { return nil }
        self.place = place
        self.keyring = keyring
        monitor = try Monitor(socket, in: context)
    }

    func watch(in poller: inout Poller) { _ = monitor.watch(in: &poller) }

    /// - Throws: `Complaint` once it is clear that nobody will answer, and why.
    func heed() throws {
        while let event = try? monitor.next() {
            switch event {
            case .ready: brokenOff = 0
            case .refused:
                throw Complaint(
                    "\(place.name): the daemon does not let in the key of \(keyring.ownFile); ask its operator to "
                        + "put the public key (the .pub file) into authorized_clients and to send polderd a SIGHUP",
                    .denied)
            case .brokenOff:
                brokenOff += 1
                guard brokenOff >= Self.mostBrokenOff else { continue }
                throw Complaint(
                    "\(place.name): who listens there hangs up on the key of \(keyring.serverFile): the daemon has "
                        + "another one, or it is no polderd; get server.pub from its operator anew",
                    .denied)
            case .unlike:
                throw Complaint(
                    "\(place.name): who listens there does not use keys, so it is no polderd; see the address",
                    .unavailable)
            case .connected, .closed: continue
            }
        }
    }
}
