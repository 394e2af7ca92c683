import Foundation
public import ZeroMQ

/// Who may talk to a daemon over tcp: the names of clients by their keys.
public struct AuthorizedClients: Sendable, Equatable {
    /// The name of the client that holds a key.
    public private(set) var names: [CurveKey: String] = [:]

    public init() {}

    /// Reads `NAME.pub` for `NAME` from a folder; other files are passed over.
    ///
    /// - Returns: whom the files without a fault name, and every fault. Who was removed is out whatever else is wrong.
    public static func read(_ folder: String) -> (clients: AuthorizedClients, faults: [KeyFault]) {
        var clients = AuthorizedClients()
        var faults: [KeyFault] = []
        var files: [CurveKey: String] = [:]
        let found: [String]
        do { found = try Guarded.names(in: folder) } catch { return (clients, [error]) }
        for file in found where file.hasSuffix(".pub") {
            let (path, name) = ("\(folder)/\(file)", String(file.dropLast(4)))
            do throws(KeyFault) {
                if let fault = ClientName.fault(of: name, at: path) { throw fault }
                let key = try KeyFile.publicKey(at: path)
                if let first = files[key] { throw .twice(path, first: first) }
                files[key] = path
                clients.names[key] = name
            } catch {
                faults.append(error)
            }
        }
        return (clients, faults)
    }

    /// Clients of which a key was here that is not in `other`, or means somebody else there.
    public func withdrawn(in other: AuthorizedClients) -> Set<String> {
        Set(names.filter { other.names[$0.key] != $0.value }.values)
    }
}
