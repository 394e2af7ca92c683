import Foundation
import Testing
import ZeroMQ

@testable import Keys

/// A folder of keys that goes when the test ends.
final class Folder {
    let path = FileManager.default.temporaryDirectory.appending(path: "keys-\(UUID())").path

    deinit { try? FileManager.default.removeItem(atPath: path) }

    func setMode(_ mode: Int, of file: String) throws {
        try FileManager.default.setAttributes([.posixPermissions: mode], ofItemAtPath: file)
    }
}

@Suite("Files of keys")
struct KeyFileTests {
    let folder = Folder()

    @Test("a pair that was made is read back, and its secret is its owner's alone")
    func roundTrip() throws {
        let files = try KeyFile.create("anna", in: folder.path, holder: "client 'anna'")
        let pair = try KeyFile.pair(at: files.secret)
        #expect(try KeyFile.publicKey(at: files.public) == pair.publicKey)
        #expect(try CurvePair(secretKey: pair.secretKey) == pair)
        let attributes = try FileManager.default.attributesOfItem(atPath: files.secret)
        #expect(attributes[.posixPermissions] as? Int == 0o600)
        let open = try String(contentsOfFile: files.public, encoding: .utf8)
        #expect(!open.contains(pair.secretKey.text))
        #expect("\(pair)" == pair.publicKey.text)
    }

    @Test("a pair is never written over another")
    func never() throws {
        let first = try KeyFile.create("anna", in: folder.path, holder: "anna")
        let text = try String(contentsOfFile: first.secret, encoding: .utf8)
        #expect(throws: KeyFault.exists(first.secret)) {
            try KeyFile.create("anna", in: folder.path, holder: "anna")
        }
        #expect(try String(contentsOfFile: first.secret, encoding: .utf8) == text)
    }

    @Test(
        "a secret that others can read is refused, with the way out",
        arguments: [0o644, 0o640, 0o604, 0o660])
    func open(mode: Int) throws {
        let files = try KeyFile.create("server", in: folder.path, holder: "the daemon")
        try folder.setMode(mode, of: files.secret)
        #expect {
            try KeyFile.pair(at: files.secret)
        } throws: { error in
            "\(error)" == "\(files.secret): others can read the secret key (mode "
                + "\(String(mode, radix: 8))); run: chmod 600 '\(files.secret)'"
        }
    }

    @Test("a link, a pipe, a missing file and files with other things in them are told apart")
    func hostile() throws {
        let files = try KeyFile.create("anna", in: folder.path, holder: "anna")
        let (link, pipe) = (folder.path + "/link", folder.path + "/pipe")
        try FileManager.default.createSymbolicLink(atPath: link, withDestinationPath: files.secret)
        #expect(throws: KeyFault.notPlain(link)) { try KeyFile.pair(at: link) }
        #expect(mkfifo(pipe, 0o600) == 0)
        #expect(throws: KeyFault.notPlain(pipe)) { try KeyFile.pair(at: pipe) }
        #expect(throws: KeyFault.missing("/nowhere")) { try KeyFile.pair(at: "/nowhere") }
        let other = try CurvePair.new()
        let path = folder.path + "/own.secret"
        func fault(_ text: String) throws -> KeyFault? {
            try text.write(toFile: path, atomically: false, encoding: .utf8)
            try folder.setMode(0o600, of: path)
            do {
                _ = try KeyFile.pair(at: path)
                return nil
            } catch let fault { return fault as KeyFault }
        }
        let key = try KeyFile.pair(at: files.secret)
        #expect(try fault("") == .fieldMissing(path, field: "secret-key"))
        #expect(try fault("secret-key: short\n") == .noKey(path, field: "secret-key"))
        #expect(
            try fault("secret-key: \(key.secretKey.text)\n") == .fieldMissing(path, field: "public-key"))
        #expect(
            try fault("secret-key: \(key.secretKey.text)\npublic-key: \(other.publicKey.text)\n")
                == .notPaired(path))
        #expect(
            try fault("secret-key: \(key.secretKey.text)\npublic-key: \(key.publicKey.text)\n") == nil)
    }

    @Test("a text is a key only if it stands for 32 bytes", arguments: ["", "abc", "~~~~~", "%%%%%"])
    func keys(part: String) {
        #expect(CurveKey(String(repeating: part, count: 8)) == nil)
    }
}
