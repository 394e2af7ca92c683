import Foundation
import Testing
import ZeroMQ

@testable import Keys

@Suite("The list of clients")
struct AuthorizedClientsTests {
    let folder = Folder()

    private func list(_ name: String) throws -> CurveKey {
        try KeyFile.publicKey(at: KeyFile.create(name, in: folder.path, holder: name).public)
    }

    @Test("a client is called what its file is called; other files are passed over")
    func names() throws {
        let keys = [try list("anna"), try list("bert")]
        let (clients, faults) = AuthorizedClients.read(folder.path)
        #expect(faults.isEmpty)
        #expect(clients.names == [keys[0]: "anna", keys[1]: "bert"])
    }

    @Test("a folder that is not there lists nobody")
    func empty() {
        let (clients, faults) = AuthorizedClients.read("/nowhere/at/all")
        #expect(clients.names.isEmpty && faults.isEmpty)
    }

    @Test("every file that cannot serve is told, and the others still do")
    func faults() throws {
        let anna = try list("anna")
        let names = ["local", "Bert", "claire"]
        for name in names { _ = try list(name) }
        let path = { (name: String) in "\(self.folder.path)/\(name).pub" }
        try FileManager.default.copyItem(atPath: path("anna"), toPath: path("twin"))
        try folder.setMode(0o666, of: path("claire"))
        let (clients, faults) = AuthorizedClients.read(folder.path)
        #expect(clients.names == [anna: "anna"])
        #expect(
            faults == [
                .namedOddly(path("Bert"), name: "Bert"),
                .open(path("claire"), mode: 0o666, isSecret: false, isFolder: false),
                .reserved(path("local"), name: "local"), .twice(path("twin"), first: path("anna")),
            ])
    }

    @Test("a folder that others can add to lists nobody")
    func open() throws {
        _ = try list("anna")
        try folder.setMode(0o777, of: folder.path)
        let (clients, faults) = AuthorizedClients.read(folder.path)
        #expect(clients.names.isEmpty)
        #expect(faults == [.open(folder.path, mode: 0o777, isSecret: false, isFolder: true)])
    }

    @Test("a client is withdrawn when its key is gone, is another's, or was renewed")
    func withdrawn() throws {
        let keys = [try list("anna"), try list("bert"), try list("claire")]
        let (before, _) = AuthorizedClients.read(folder.path)
        try FileManager.default.removeItem(atPath: folder.path + "/anna.pub")
        for kind in ["pub", "secret"] {
            try FileManager.default.removeItem(atPath: folder.path + "/bert.\(kind)")
        }
        #expect(try list("bert") != keys[1])
        let (after, _) = AuthorizedClients.read(folder.path)
        #expect(before.withdrawn(in: after) == ["anna", "bert"])
        #expect(after.withdrawn(in: before) == ["bert"])
        #expect(after.names[keys[2]] == "claire")
    }
}
