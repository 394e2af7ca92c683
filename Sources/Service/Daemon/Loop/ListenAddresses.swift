import Endpoints
import Keys
import Messages
import ZeroMQ

/// Where the daemon listens.
struct ListenAddresses: Sendable {
    /// The folder of the sockets' files.
    let folder: RuntimeFolder
    /// The group that may connect too; empty for none.
    let group: String
    /// The listener for clients with keys; nil where there is none.
    let remote: RemoteAddress?
    /// How many connections there may be.
    let room: DoorRoom

    /// Whether the folder's group may connect too.
    var isForGroup: Bool { !group.isEmpty }
}

/// What opening a listener for clients with keys takes.
struct RemoteAddress: Sendable {
    let port: PortAddress
    let server: CurvePair
    let clients: AuthorizedClients
    /// The folder that they were read from.
    let clientsFolder: String

    /// Reads the keys that the settings ask for; nil where they ask for no such listener.
    ///
    /// - Throws: `StartError.keys` with every fault of every file.
    init?(_ settings: Settings, keys: KeyFolder) throws(StartError) {
        guard let port = settings.listen else { return nil }
        var faults: [String] = []
        var server: CurvePair?
        do {
            server = try KeyFile.pair(at: keys.serverSecret)
        } catch .missing(let path) {
            faults.append(
                "\(path): the daemon has no keys for tcp; run: polder keygen --server -o '\(keys.path)'")
        } catch {
            faults.append("\(error)")
        }
        let (clients, others) = AuthorizedClients.read(keys.clients)
        faults += others.map { "\($0)" }
        guard let server, faults.isEmpty else { throw .keys(faults) }
        (self.port, self.server) = (port, server)
        (self.clients, clientsFolder) = (clients, keys.clients)
    }
}
