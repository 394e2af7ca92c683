import Foundation
import Keys
import Messages
import ZeroMQ

/// Where a daemon is: in a folder of this machine, or behind a tcp port of any, with the keys that open it.
struct Endpoint {
    /// What sentences call it.
    let name: String
    let control: String
    let data: String
    /// The folder of a daemon on this machine; nil for a port.
    let folder: RuntimeFolder?
    /// Own keys and the daemon's; nil where there is no need of any.
    let keyring: Keyring?
    private let isIPv6: Bool

    /// The keys that a port opens to, and the files that they came from.
    struct Keyring {
        let own: CurvePair
        let ownFile: String
        let server: CurveKey
        let serverFile: String
    }

    init(_ folder: RuntimeFolder) {
        (name, control, data) = (folder.path, folder.control, folder.data)
        (self.folder, keyring, isIPv6) = (folder, nil, false)
    }

    init(_ port: PortAddress, keyring: Keyring) {
        (name, control, data) = (port.control, port.control, port.data)
        (folder, self.keyring, isIPv6) = (nil, keyring, port.isIPv6)
    }

    /// Options of the sockets.
    var options: [SocketOption] {
        .dealer + (keyring.map { .keyed($0.own, server: $0.server) } ?? [])
            + (isIPv6 ? [.speaksIPv6] : [])
    }

    /// What to do where nobody answers.
    var remedy: String {
        folder == nil
            ? "see that polderd runs there with tcp.listen, and that no firewall is between"
            : "polder daemon start starts one"
    }
}

extension Endpoint.Keyring {
    /// Reads both files.
    ///
    /// - Throws: `Complaint` with everything that is missing or wrong.
    init(key: String?, serverKey: String?, for endpoint: String) throws {
        var problems: [String] = []
        func read<Key>(
            _ file: String?, _ option: String, _ what: String, _ read: (String) throws(KeyFault) -> Key
        ) -> Key? {
            guard let file, !file.isEmpty else {
                problems.append("\(endpoint): tcp needs \(what); give its file with \(option)")
                return nil
            }
            do throws(KeyFault) {
                return try read(file)
            } catch {
                problems.append("\(error)")
                return nil
            }
        }
        let own = read(key, "--key or POLDER_KEY", "your secret key (polder keygen)", KeyFile.pair)
        let server = read(
            serverKey, "--server-key or POLDER_SERVER_KEY", "the daemon's public key (server.pub)",
            KeyFile.publicKey)
        guard let own, let server else { throw Complaint(lines: problems, .input) }
        self.init(own: own, ownFile: key ?? "", server: server, serverFile: serverKey ?? "")
    }
}
