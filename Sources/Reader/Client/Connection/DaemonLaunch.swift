import Endpoints
import Foundation
import Glibc
import Messages
import Reading
import Words

/// Finds the daemon to talk to, and starts one for the user where that is allowed.
struct DaemonLaunch {
    let endpoint: Endpoint
    /// Whether a daemon may be started: only where nobody said which one to use.
    let mayStart: Bool

    /// The daemon that an option, the environment or the configuration names, else the user's own.
    ///
    /// - Throws: `Complaint` where keys are needed and cannot be had.
    init(_ options: DaemonOptions) throws {
        let configuration = Configuration()
        if let fault = configuration.fault { throw Complaint(fault, .input) }
        guard let named = configuration.value("endpoint", given: options.endpoint) else {
            endpoint = Endpoint(RuntimeFolder())
            mayStart = true
            return
        }
        mayStart = false
        guard named.hasPrefix("tcp:") else {
            endpoint = Endpoint(RuntimeFolder(address: named))
            return
        }
        guard let port = PortAddress(named) else {
            throw Complaint(Phrase("client.address", ["address": .text(named)]), .input)
        }
        endpoint = Endpoint(
            port,
            keyring: try Endpoint.Keyring(
                key: configuration.value("key", given: options.key),
                serverKey: configuration.value("server-key", given: options.serverKey), for: named))
    }

    /// A connection to a daemon that answers and speaks this protocol.
    ///
    /// One of another build is asked to leave and replaced, one that is not there is started, where that is allowed.
    func connect() throws -> (connection: Connection, hello: HelloReply) {
        waitForSockets()
        if !mayStart || isListening {
            let connection = try Connection(endpoint)
            if let hello = try hello(of: connection, within: mayStart ? 5 : 3) {
                guard mayStart, let program, let build = Build.digest(of: program), build != hello.build
                else {
                    return (connection, hello)
                }
                Terminal.say(Phrase("client.daemon.other_build"))
                _ = try? connection.ask(DrainRequest(reason: "replaced by another build"))
                try waitForEnd(of: hello.pid)
            }
        }
        if let unreachable { throw unreachable }
        guard mayStart else {
            throw Connection.silence(
                of: endpoint, remedy: endpoint.folder == nil ? nil : Phrase("client.remedy.named"))
        }
        return try start()
    }

    /// A daemon that begins holds its folders before it listens: gives it as long as one that is started here gets.
    func waitForSockets() {
        for _ in 0..<150 where !isListening && server != nil { usleep(100_000) }
    }

    /// The process that holds the folder of the sockets.
    private var server: Int? { endpoint.folder.flatMap { Self.process(lockedIn: $0.path + "/lock") } }

    /// What to say where a daemon works and does not answer, has no sockets yet, or works with the user's own store and
    /// its sockets are gone: which process it is; nil where none does.
    var unreachable: Complaint? {
        let isListening = isListening
        let key: String
        let process: Int
        if let server {
            (key, process) = (isListening ? "client.daemon.silent" : "client.daemon.begins", server)
        } else if mayStart, !isListening, let other = Self.process(lockedIn: UserFolders().state + "/lock") {
            (key, process) = ("client.daemon.unreachable", other)
        } else {
            return nil
        }
        return Complaint(
            Phrase(key, ["process": .text("\(process)"), "folder": .text(endpoint.name)]), .unavailable)
    }

    /// The process that holds a lock; nil where none does, or where that is not for this user to know.
    private static func process(lockedIn path: String) -> Int? {
        let descriptor = open(path, O_RDONLY | O_CLOEXEC)
        guard descriptor >= 0 else { return nil }
        defer { close(descriptor) }
        guard flock(descriptor, LOCK_SH | LOCK_NB) != 0, errno == EWOULDBLOCK,
            let text = try? String(contentsOfFile: path, encoding: .utf8)
        else { return nil }
        return Int(text.trimmingCharacters(in: .whitespacesAndNewlines))
    }

    /// Whether somebody accepts connections at the daemon's socket; a file that was left behind does not count.
    private var isListening: Bool {
        let path = Array((endpoint.folder?.controlFile ?? "").utf8)
        var address = sockaddr_un()
        guard path.count < MemoryLayout.size(ofValue: address.sun_path) else { return false }
        address.sun_family = sa_family_t(AF_UNIX)
        withUnsafeMutableBytes(of: &address.sun_path) { $0.copyBytes(from: path) }
        let descriptor = socket(AF_UNIX, Int32(SOCK_STREAM.rawValue), 0)
        guard descriptor >= 0 else { return false }
        defer { close(descriptor) }
        return withUnsafePointer(to: &address) { pointer in
            pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                Glibc.connect(descriptor, $0, socklen_t(MemoryLayout<sockaddr_un>.size)) == 0
            }
        }
    }

    /// The daemon's greeting; nil if nobody answers in time. Where keys are shown there is more to wait for: a refusal
    /// must not look like silence.
    func hello(of connection: Connection, within least: Double) throws -> HelloReply? {
        let seconds = endpoint.keyring == nil ? least : max(least, 6)
        let request = HelloRequest(client: "polder", version: Version.current)
        let hello: HelloReply
        do {
            hello = try connection.ask(request, within: seconds)
        } catch let complaint as Complaint where complaint.code == .unavailable {
            return nil
        }
        guard hello.proto.first == Wire.version.first else {
            func written(_ version: [Int]) -> Phrase.Argument {
                .text(version.map(String.init).joined(separator: "."))
            }
            throw Complaint(
                Phrase(
                    "client.daemon.protocol",
                    [
                        "endpoint": .text(endpoint.name), "daemon": written(hello.proto),
                        "client": written(Wire.version),
                    ]), .unavailable)
        }
        return hello
    }

    /// Starts a daemon and waits until it, or one that somebody else started meanwhile, answers.
    func start() throws -> (connection: Connection, hello: HelloReply) {
        guard let program else {
            throw Complaint(Phrase("client.daemon.not_found"), .unavailable)
        }
        do throws(RuntimeFolderError) {
            try endpoint.folder?.prepare()
        } catch {
            throw Complaint(error.phrase, .unavailable)
        }
        Terminal.say(Phrase("client.daemon.starting"))
        try launch(program)
        let connection = try Connection(endpoint)
        for _ in 0..<30 {
            if let hello = try hello(of: connection, within: 0.5) { return (connection, hello) }
        }
        throw Complaint(Phrase("client.daemon.mute", ["log": .text(log)]), .unavailable)
    }

    private var log: String { endpoint.folder?.log ?? "/dev/null" }

    private func launch(_ program: String) throws {
        let daemon = Process()
        // A session of its own: Ctrl-C in the terminal is meant for the client.
        daemon.executableURL = URL(filePath: "/usr/bin/setsid")
        daemon.arguments = [program, "--idle-minutes", "5"]
        daemon.standardInput = FileHandle.nullDevice
        // Added to: another client may have started a daemon a moment ago.
        let file = open(log, O_WRONLY | O_CREAT | O_APPEND, 0o600)
        let output = file < 0 ? .nullDevice : FileHandle(fileDescriptor: file, closeOnDealloc: true)
        daemon.standardOutput = output
        daemon.standardError = output
        do {
            try daemon.run()
        } catch {
            throw Complaint(
                Phrase(
                    "client.daemon.no_start", ["program": .text(program), "fact": .text("\(error)")]),
                .unavailable)
        }
    }

    /// Beside this program, else in PATH.
    private var program: String? {
        let own = (try? FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe")) ?? ""
        let beside = PathText(own).folder
        let path = ProcessInfo.processInfo.environment["PATH"] ?? ""
        let folders = [beside] + path.split(separator: ":").map(String.init)
        return folders.map { "\($0)/polderd" }.first { FileManager.default.isExecutableFile(atPath: $0) }
    }

    /// Whether a process works, of whatever user; one that has ended stays listed until its parent has heard of it.
    private static func isAlive(_ process: Int) -> Bool {
        guard kill(pid_t(process), 0) == 0 || errno == EPERM else { return false }
        guard let line = try? String(contentsOfFile: "/proc/\(process)/stat", encoding: .utf8),
            let end = line.lastIndex(of: ")")
        else { return true }
        return !["Z", "X"].contains(line[end...].dropFirst(2).prefix(1))
    }

    /// Waits until a daemon is gone; at most as long as it may take to put its work away.
    ///
    /// - Throws: `Complaint` if it is still there.
    func waitForEnd(of pid: Int) throws {
        for _ in 0..<300 {
            guard Self.isAlive(pid) else { return }
            usleep(100_000)
        }
        throw Complaint(
            Phrase(
                "client.daemon.busy", ["endpoint": .text(endpoint.name), "process": .text("\(pid)")]),
            .busy)
    }
}
