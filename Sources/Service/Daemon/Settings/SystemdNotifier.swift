import Glibc

/// What systemd wants to know of a service (sd_notify): that it is ready, that it stops, that its loop lives.
///
/// Datagrams to the socket in `NOTIFY_SOCKET`; where there is none, nothing is said.
struct SystemdNotifier {
    private let path: [UInt8]
    /// Seconds between two signs of life; nil where nobody waits for one.
    private let interval: Double?
    private var told = -Double.infinity

    /// - Parameter environment: `NOTIFY_SOCKET`, and `WATCHDOG_USEC` where a watchdog waits for this process
    ///   (`WATCHDOG_PID`).
    init(environment: [String: String]) {
        path = Array((environment["NOTIFY_SOCKET"] ?? "").utf8)
        let isMeant = environment["WATCHDOG_PID"].map { $0 == "\(getpid())" } ?? true
        let limit = environment["WATCHDOG_USEC"].flatMap { Double($0) }
        // Three signs in the time in which one is expected.
        interval = isMeant ? limit.map { $0 / 3e6 } : nil
    }

    /// The sockets are open.
    func ready() { tell("READY=1") }

    /// No new runs from now on; `seconds` may pass until the end.
    func stopping(within seconds: Double) {
        tell("STOPPING=1\nEXTEND_TIMEOUT_USEC=\(Int(min(seconds + 5, 86_400) * 1e6))")
    }

    /// The loop lives. Said as often as it is expected, however often it is called.
    mutating func alive(at now: Double) {
        guard let interval, now - told >= interval else { return }
        told = now
        tell("WATCHDOG=1")
    }

    /// Most milliseconds that the loop may wait before it has to give a sign.
    var patience: Int { interval.map { max(1, min(1_000, Int($0 * 1_000))) } ?? 1_000 }

    private func tell(_ text: String) {
        var address = sockaddr_un()
        guard !path.isEmpty, path.count < MemoryLayout.size(ofValue: address.sun_path) else { return }
        address.sun_family = sa_family_t(AF_UNIX)
        withUnsafeMutableBytes(of: &address.sun_path) { $0.copyBytes(from: path) }
        // An abstract socket's name begins with a zero byte, written as '@'.
        if path[0] == UInt8(ascii: "@") { address.sun_path.0 = 0 }
        let descriptor = socket(AF_UNIX, Int32(SOCK_DGRAM.rawValue) | Int32(SOCK_CLOEXEC.rawValue), 0)
        guard descriptor >= 0 else { return }
        defer { close(descriptor) }
        let length = socklen_t(MemoryLayout<sa_family_t>.size + path.count)
        let bytes = Array(text.utf8)
        withUnsafePointer(to: &address) { pointer in
            pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                _ = sendto(descriptor, bytes, bytes.count, Int32(MSG_NOSIGNAL), $0, length)
            }
        }
    }
}
