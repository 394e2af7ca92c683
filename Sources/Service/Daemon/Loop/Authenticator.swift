import Endpoints
import Glibc
import Keys
import Logging
import Messages
import ZeroMQ

/// Knows which client a message is from, and refuses connections with keys that are not listed (ZAP).
final class Authenticator {
    private let zap: ZAPHandler?
    private var clients: AuthorizedClients
    private var logged: Set<String> = []
    private let logger: Logger

    /// Unknown keys that are named in the log, until the list changes.
    private static let mostLogged = 100

    /// Where there is to be a listener for keys, tests first that unknown keys are refused.
    ///
    /// - Throws: `StartError.unknownClientAdmitted` where they are not.
    init(_ addresses: ListenAddresses, in context: Context, logger: Logger) throws {
        clients = addresses.remote?.clients ?? AuthorizedClients()
        self.logger = logger
        guard let remote = addresses.remote else {
            zap = nil
            return
        }
        let zap = try ZAPHandler(in: context)
        let file = addresses.folder.path + "/trial"
        // libzmq leaves the file of a closed socket where it is.
        defer { unlink(file) }
        let trial = try ZAPSelfTest.outcome(
            at: "ipc://" + file, server: remote.server, in: context, handler: zap)
        guard trial == .refused else { throw StartError.unknownClientAdmitted }
        self.zap = zap
    }

    func watch(in poller: inout Poller) { _ = zap?.watch(in: &poller) }

    /// Answers handshakes at the listener for keys.
    func answer() throws(ZeroMQError) {
        guard let zap else { return }
        for key in try zap.answer({ clients.names[$0] != nil }) {
            let key = key?.text ?? "none"
            guard logged.count < Self.mostLogged, logged.insert(key).inserted else { continue }
            logger.notice("a key that is not listed was refused", metadata: ["key": "\(key)"])
        }
    }

    /// The client that sent a message; nil for one whose key is not, or no longer, listed.
    ///
    /// Asked for every message: a key that was removed is out at once, and were libzmq to let somebody in without
    /// asking, none of his requests would be answered.
    func client(of message: Message, at listener: Listener.Kind) -> String? {
        guard listener == .port else { return ClientName.local }
        return message.frames.first?.userID.flatMap(CurveKey.init).flatMap { clients.names[$0] }
    }

    /// Whether a client that was let in still is.
    func isListed(_ peer: Peer) -> Bool {
        peer.listener == .folder || clients.names.values.contains(peer.client)
    }

    /// Goes by another list from now on; returns the clients that had a key which is gone.
    func replace(with listed: AuthorizedClients) -> Set<String> {
        defer { (clients, logged) = (listed, []) }
        return clients.withdrawn(in: listed)
    }
}
