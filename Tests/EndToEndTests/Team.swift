import Foundation
import Testing

/// A daemon that is reached over tcp, and people with keys.
final class Team {
    let programs: Programs
    let port: Int
    private let daemon = Process()
    private let flags: [String]

    var keys: String { programs.folder.path + "/state/polder/keys" }

    /// Makes the daemon's keys and those of some people, and lists these.
    init(_ listed: [String], flags: [String] = []) throws {
        programs = try Programs()
        port = try Self.freePort()
        self.flags = flags
        _ = try programs.polder("keygen", "--server")
        for name in listed {
            try makeKey(name)
            try list(name)
        }
    }

    deinit {
        if daemon.isRunning {
            daemon.terminate()
            daemon.waitUntilExit()
        }
    }

    func makeKey(_ name: String) throws {
        let made = try programs.polder("keygen", name, "-o", programs.folder.path)
        #expect(made.code == 0, "\(made.err)")
    }

    func list(_ name: String) throws {
        try FileManager.default.copyItem(
            atPath: "\(programs.folder.path)/\(name).pub", toPath: "\(keys)/authorized_clients/\(name).pub")
    }

    func strike(_ name: String) throws {
        try FileManager.default.removeItem(atPath: "\(keys)/authorized_clients/\(name).pub")
    }

    /// Lets the daemon read the list again.
    func reread() { kill(daemon.processIdentifier, SIGHUP) }

    /// Starts the daemon and waits until it answers.
    func start() throws {
        try configure(daemon, log: "daemon.log")
        try daemon.run()
        for _ in 0..<30 {
            if try programs.polder("status", "--endpoint", programs.folder.path + "/run").code == 0 { return }
        }
        Issue.record("the daemon does not answer: \(try programs.text("daemon.log"))")
    }

    /// Starts another daemon with the same folders, and waits for its end.
    func another() throws -> Programs.Answer {
        let other = Process()
        try configure(other, log: "other.log")
        try other.run()
        other.waitUntilExit()
        return Programs.Answer(code: other.terminationStatus, out: "", err: try programs.text("other.log"))
    }

    /// Runs the client as somebody with a key.
    func polder(as name: String, _ arguments: String...) throws -> Programs.Answer {
        try programs.polder(arguments + options(of: name))
    }

    /// Runs the client as the daemon's own user.
    func local(_ arguments: String...) throws -> Programs.Answer {
        try programs.polder(arguments + ["--endpoint", programs.folder.path + "/run"])
    }

    /// Options that make the client somebody with a key; the daemon's own key and port unless others are named.
    func options(of name: String, server: String? = nil, port: Int? = nil) -> [String] {
        [
            "--endpoint", "tcp://127.0.0.1:\(port ?? self.port)",
            "--key", "\(programs.folder.path)/\(name).secret",
            "--server-key", server ?? keys + "/server.pub",
        ]
    }

    /// Asks again until somebody gets an exit code; what was said last.
    func polder(as name: String, until code: Int32, _ arguments: String...) throws -> Programs.Answer {
        var answer = try programs.polder(arguments + options(of: name))
        for _ in 0..<100 where answer.code != code {
            answer = try programs.polder(arguments + options(of: name))
        }
        return answer
    }

    private func configure(_ process: Process, log: String) throws {
        process.executableURL = URL(filePath: programs.bin + "/polderd")
        process.arguments = ["--tcp-listen", "127.0.0.1:\(port)", "--drain-seconds", "0"] + flags
        var environment = ProcessInfo.processInfo.environment
        environment["POLDER_RUNTIME"] = programs.folder.path + "/run"
        environment["XDG_STATE_HOME"] = programs.folder.path + "/state"
        process.environment = environment
        let url = URL(filePath: try programs.file(log, ""))
        process.standardOutput = try FileHandle(forWritingTo: url)
        process.standardError = try FileHandle(forWritingTo: url)
    }

    /// A port that is free, and the next one too.
    private static func freePort() throws -> Int {
        for _ in 0..<100 {
            guard let port = bound(to: 0) else { continue }
            defer { close(port.descriptor) }
            guard let next = bound(to: port.number + 1) else { continue }
            close(next.descriptor)
            return Int(port.number)
        }
        throw NoPort()
    }

    private struct NoPort: Error {}

    private static func bound(to port: UInt16) -> (descriptor: Int32, number: UInt16)? {
        let descriptor = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_addr.s_addr = inet_addr("127.0.0.1")
        address.sin_port = port.bigEndian
        var size = socklen_t(MemoryLayout<sockaddr_in>.size)
        let isBound = withUnsafeMutablePointer(to: &address) { pointer in
            pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                bind(descriptor, $0, size) == 0 && getsockname(descriptor, $0, &size) == 0
            }
        }
        guard isBound else {
            close(descriptor)
            return nil
        }
        return (descriptor, UInt16(bigEndian: address.sin_port))
    }
}
