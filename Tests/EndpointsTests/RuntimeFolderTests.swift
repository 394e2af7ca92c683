import Endpoints
import Foundation
import Testing

@Suite("Daemon and client agree on the runtime folder")
struct RuntimeFolderTests {
    @Test("The most particular setting wins, and an empty one does not count")
    func order() {
        #expect(
            RuntimeFolder(environment: ["POLDER_RUNTIME": "/a", "XDG_RUNTIME_DIR": "/b"]).path == "/a")
        #expect(
            RuntimeFolder(environment: ["POLDER_RUNTIME": "", "XDG_RUNTIME_DIR": "/b"]).path == "/b/polder")
    }

    @Test("The two sockets lie in it")
    func sockets() {
        #expect(RuntimeFolder(path: "/a").control == "ipc:///a/control")
        #expect(RuntimeFolder(path: "/a").data == "ipc:///a/data")
    }

    @Test("It is made for its user alone, and refused where others can enter")
    func prepared() throws {
        let path = FileManager.default.temporaryDirectory.path + "/r" + UUID().uuidString.prefix(8)
        defer { try? FileManager.default.removeItem(atPath: path) }
        try RuntimeFolder(path: path).prepare()
        try RuntimeFolder(path: path).prepare()
        let mode = try FileManager.default.attributesOfItem(atPath: path)[.posixPermissions] as? Int
        #expect(mode == 0o700)
        try FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: path)
        #expect(throws: RuntimeFolderError.open(path, mode: 0o755)) {
            try RuntimeFolder(path: path).prepare()
        }
    }

    @Test("What is wrong with it is said in a sentence")
    func sentences() {
        let long = "/" + String(repeating: "x", count: 90)
        #expect(throws: RuntimeFolderError.tooLong(long)) { try RuntimeFolder(path: long).prepare() }
        #expect(throws: RuntimeFolderError.cannotMake("/dev/null/a")) {
            try RuntimeFolder(path: "/dev/null/a").prepare()
        }
        #expect(
            RuntimeFolderError.tooLong("/x").description
                == "/x: the path of the runtime folder has more than 90 bytes; "
                + "set POLDER_RUNTIME to a shorter one")
        #expect(
            RuntimeFolderError.cannotMake("/x").description
                == "/x: there is no such folder and it cannot be made; set POLDER_RUNTIME to one that can")
        #expect(
            RuntimeFolderError.notOwned("/x").description
                == "/x: the runtime folder belongs to another user; set POLDER_RUNTIME to one of your own")
        #expect(
            RuntimeFolderError.open("/x", mode: 0o755).description
                == "/x: others can enter the runtime folder (mode 755); run: chmod 700 '/x'")
    }

    @Test("Two files with other bytes are two builds")
    func builds() throws {
        let path = FileManager.default.temporaryDirectory.path + "/b" + UUID().uuidString.prefix(8)
        defer { try? FileManager.default.removeItem(atPath: path) }
        try Data("polder".utf8).write(to: URL(filePath: path))
        let first = try #require(Build.digest(of: path))
        #expect(first.count == 16)
        #expect(Build.digest(of: path) == first)
        try Data("poldes".utf8).write(to: URL(filePath: path))
        #expect(Build.digest(of: path) != first)
        #expect(Build.digest(of: path + "-none") == nil)
        #expect(Build.current.count == 16)
    }
}
