import Foundation
import Testing
import ZeroMQ

/// All tests of sockets, one after the other: the process has one context, and a test may wait for its end.
@Suite(.serialized)
enum OverSockets {}

/// A folder for sockets that is gone when the test is over.
final class SocketFolder {
    let path: String

    init() throws {
        path = FileManager.default.temporaryDirectory.path + "/z" + UUID().uuidString.prefix(8)
        try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
    }

    deinit {
        try? FileManager.default.removeItem(atPath: path)
    }

    func endpoint(_ name: String = "s") -> String { "ipc://\(path)/\(name)" }
}

/// The next message of a socket; the test ends with a sentence if none comes within ten seconds.
func next(_ socket: borrowing Socket, most: Int = 8) throws -> Message {
    if let message = try socket.receive(most: most) { return message }
    var poller = Poller()
    _ = poller.watch(socket)
    for _ in 0..<100 {
        guard try poller.wait(milliseconds: 100) else { continue }
        if let message = try socket.receive(most: most) { return message }
    }
    throw NothingCame()
}

struct NothingCame: Error {}

extension Message {
    /// Takes off the address, which is there on every router.
    mutating func takeAddress() throws -> [UInt8] {
        guard let address = removeAddress() else { throw NothingCame() }
        return address
    }

    /// Copies of the frames.
    var bytes: [[UInt8]] { frames.map(\.bytes) }
}

/// Runs the parts on threads of their own and returns when all have ended.
func onThreads(_ count: Int, _ work: @escaping @Sendable (Int) -> Void) {
    let group = DispatchGroup()
    for index in 0..<count {
        group.enter()
        let thread = Thread {
            work(index)
            group.leave()
        }
        thread.start()
    }
    group.wait()
}
