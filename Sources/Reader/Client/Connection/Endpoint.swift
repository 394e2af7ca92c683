import Endpoints
import Foundation
import Keys
import Messages
import Words
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
    var remedy: Phrase { folder == nil ? Phrase("client.remedy.tcp") : Phrase("client.remedy.folder") }
}

extension Endpoint.Keyring {
    /// Reads both files.
    ///
    /// - Throws: `Complaint` with everything that is missing or wrong.
    init(key: String?, serverKey: String?, for endpoint: String) throws {
        var problems: [Phrase] = []
        func read<Key>(
            _ file: String?, _ needed: Phrase, _ read: (String) throws(KeyFault) -> Key
        ) -> Key? {
            guard let file, !file.isEmpty else {
                problems.append(needed)
                return nil
            }
            do throws(KeyFault) {
                return try read(file)
            } catch {
                problems.append(error.phrase)
                return nil
            }
        }
        let place: [String: Phrase.Argument] = ["endpoint": .text(endpoint)]
        let own = read(key, Phrase("client.keys.own_needed", place), KeyFile.pair)
        let server = read(serverKey, Phrase("client.keys.server_needed", place), KeyFile.publicKey)
        guard let own, let server else { throw Complaint(problems, .input) }
        self.init(own: own, ownFile: key ?? "", server: server, serverFile: serverKey ?? "")
    }
}
