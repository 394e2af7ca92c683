import Glibc
import Keys
import Logging
import Messages
import ZeroMQ

/// Knows who comes through which door.
final class Doorkeeper {
    private let gate: Gate?
    private var clients: AuthorizedClients
    private var told: Set<String> = []
    private let logger: Logger

    /// Strangers that are named in the log, until the list changes.
    private static let mostTold = 100

    /// Where there is to be a door for keys, sees to it that strangers are turned away, before it is opened.
    ///
    init(_ entrances: Entrances, in context: Context, logger: Logger) throws {
        clients = entrances.remote?.clients ?? AuthorizedClients()
        self.logger = logger
        guard let remote = entrances.remote else {
            gate = nil
            return
        }
        let gate = try Gate(in: context)
        let file = entrances.folder.path + "/trial"
        // libzmq leaves the file of a closed socket where it is.
        defer { unlink(file) }
        let trial = try StrangerTrial.outcome(
            at: "ipc://" + file, server: remote.server, in: context, gate: gate)
        guard trial == .refused else { throw StartError.strangerAdmitted }
        self.gate = gate
    }

    func watch(in poller: inout Poller) { _ = gate?.watch(in: &poller) }

    /// Answers those who knock at the door for keys.
    func answer() throws(ZeroMQError) {
        guard let gate else { return }
        for key in try gate.answer({ clients.names[$0] != nil }) {
            let key = key?.text ?? "none"
            guard told.count < Self.mostTold, told.insert(key).inserted else { continue }
            logger.notice("a key that is not listed was turned away", metadata: ["key": "\(key)"])
        }
    }

    /// The client that sent a message; nil for one whose key is not, or no longer, listed.
    ///
    /// Asked for every message: a key that was removed is out at once, and were libzmq to let somebody in without
    /// asking, nothing that he says would be heard.
    func client(of message: Message, at door: Door.Kind) -> String? {
        guard door == .port else { return ClientName.local }
        return message.frames.first?.userID.flatMap(CurveKey.init).flatMap { clients.names[$0] }
    }

    /// Goes by another list from now on; returns the clients that had a key which is gone.
    func replace(with listed: AuthorizedClients) -> Set<String> {
        defer { (clients, told) = (listed, []) }
        return clients.withdrawn(in: listed)
    }
}
