import Foundation
import Testing

@Suite("A daemon that is told to stop", .serialized, .timeLimit(.minutes(5)))
struct DrainTests {
    let network = "scenarios/groot-rijnmond/network.yaml"

    @Test("takes no new runs, tells readers where to go on, ends with 0 in time, and the next one goes on")
    func draining() throws {
        let programs = try Programs()
        let daemon = try WatchedDaemon(programs, ["--drain-seconds", "8"])
        let run = try programs.polder("run", network, "--members", "100000", "--detach").out.trimmed
        try daemon.wait(for: .running, of: run)
        let watching = try programs.start(["watch", run, "--endpoint", programs.runtime])
        try waitUntil("an open stream") {
            try #require(daemon.isRunning)
            return try programs.polder("status").out.contains("1 stream,")
        }
        daemon.terminate()
        func submit() throws -> Programs.Answer {
            try programs.polder("run", network, "--members", "8", "--detach", "--endpoint", programs.runtime)
        }
        // The signal and a submission may pass each other.
        var refused = try submit()
        try waitUntil("a refusal") {
            refused = try submit()
            return refused.code != 0
        }
        #expect(refused.code == 75)
        #expect(
            refused.err
                == "the daemon takes no new runs because it is stopping; ask again later\n", "\(refused.err)")
        #expect(daemon.end() == 0, "\(daemon.lastLines)")

        let next = try WatchedDaemon(programs)
        #expect(try programs.polder("runs", "--format", "csv").out.contains("\(run),running,batch,"))
        try waitUntil("the stream is open again") {
            try #require(next.isRunning && watching.process.isRunning)
            return try programs.polder("status").out.contains("1 stream,")
        }
        #expect(try programs.polder("cancel", run).code == 0)
        watching.process.waitUntilExit()
        let said = try programs.text("\(watching.name).err")
        #expect(watching.process.terminationStatus == 1, "\(said)")
        #expect(said.contains("polder: the daemon stops; the run goes on when it is back"), "\(said)")
        #expect(said.contains("run \(run) was cancelled"), "\(said)")
        next.terminate()
        #expect(next.end() == 0, "\(next.lastLines)")
    }

    @Test("tells the service manager that it is ready, that its loop lives, and that it stops")
    func notifying() throws {
        let programs = try Programs()
        let manager = try NotifySocket(at: programs.folder.path + "/notify")
        let daemon = try WatchedDaemon(
            programs, environment: ["NOTIFY_SOCKET": manager.path, "WATCHDOG_USEC": "300000"])
        #expect(try manager.next() == "READY=1")
        #expect(try manager.next() == "WATCHDOG=1")
        #expect(try manager.next() == "WATCHDOG=1")
        daemon.terminate()
        var last = ""
        while last.isEmpty || last == "WATCHDOG=1" { last = try manager.next() }
        #expect(last.hasPrefix("STOPPING=1\n"))
        #expect(daemon.end() == 0, "\(daemon.lastLines)")
    }
}

/// Where a service tells its manager how it is.
final class NotifySocket {
    let path: String
    private let descriptor: Int32

    init(at path: String) throws {
        self.path = path
        descriptor = socket(AF_UNIX, Int32(SOCK_DGRAM.rawValue), 0)
        var address = sockaddr_un()
        address.sun_family = sa_family_t(AF_UNIX)
        withUnsafeMutableBytes(of: &address.sun_path) { $0.copyBytes(from: Array(path.utf8)) }
        let status = withUnsafePointer(to: &address) { pointer in
            pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                bind(descriptor, $0, socklen_t(MemoryLayout<sockaddr_un>.size))
            }
        }
        try #require(status == 0)
        // Silence is a failure, not a wait without end.
        var patience = timeval(tv_sec: 20, tv_usec: 0)
        setsockopt(
            descriptor, SOL_SOCKET, SO_RCVTIMEO, &patience, socklen_t(MemoryLayout<timeval>.size))
    }

    deinit { close(descriptor) }

    /// The next that is told.
    func next() throws -> String {
        var bytes = [UInt8](repeating: 0, count: 512)
        let count = recv(descriptor, &bytes, bytes.count, 0)
        try #require(count > 0, "nothing was told")
        return String(decoding: bytes.prefix(count), as: UTF8.self)
    }
}
