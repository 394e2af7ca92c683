import ArgumentParser
import Foundation
import Keys
import Messages

/// `polder keygen`
struct Keygen: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Make keys for a client, or for a daemon that is to be reached over tcp.",
        discussion: """
            NAME.secret stays with its owner; NAME.pub goes to the other side. A client's goes into the folder
            keys/authorized_clients of the daemon, which then needs a SIGHUP; the daemon's goes to its clients.

            Examples:
              polder keygen anna
              polder keygen anna -o keys
              polder keygen --server
            """)

    @Argument(help: "What the daemon calls the client (default: your user name).") var name: String?
    @Flag(help: "Make the daemon's own keys, and the folder for those of its clients.") var server = false
    @Option(
        name: [.short, .customLong("output")],
        help: "Folder for the files (default: keys in ~/.config/polder, or where polderd looks).")
    var output: String?

    func run() async throws {
        try await telling {
            let environment = ProcessInfo.processInfo.environment
            do {
                try server ? makeServer(environment) : makeClient(environment)
            } catch let fault as KeyFault {
                throw Complaint("\(fault)", .input)
            }
        }
    }

    private func makeClient(_ environment: [String: String]) throws {
        let name = name ?? NSUserName()
        if let fault = ClientName.fault(of: name, at: "keygen") { throw fault }
        let folder = output ?? Configuration.folder(environment) + "/keys"
        let files = try KeyFile.create(name, in: folder, holder: "the polder client '\(name)'")
        print("\(files.secret): yours alone; POLDER_KEY or --key names it")
        print("\(files.public): for the daemon's keys/authorized_clients")
    }

    private func makeServer(_ environment: [String: String]) throws {
        guard name == nil else {
            throw Complaint("keygen: a daemon has no name; leave '\(name ?? "")' out, or --server", .usage)
        }
        let folder = output.map { KeyFolder(path: $0) } ?? KeyFolder(environment: environment)
        let files = try KeyFile.create(KeyFolder.serverName, in: folder.path, holder: "the polder daemon")
        try? FileManager.default.createDirectory(
            atPath: folder.clients, withIntermediateDirectories: true,
            attributes: [.posixPermissions: 0o700])
        print("\(files.secret): the daemon's alone")
        print("\(files.public): for clients; POLDER_SERVER_KEY or --server-key names it")
        print("\(folder.clients): put the .pub files of clients here")
    }
}
