import Foundation
import Messages
import ZeroMQ

/// How many connections each door may have, so that the process always has files left for its store and its operator.
struct DoorRoom: Sendable, Equatable {
    /// The process's limit of open files.
    let mostFiles: Int
    /// Connections of each socket in the folder.
    let folder: Int
    /// Connections of each port.
    let port: Int

    /// Files that the daemon itself opens while it works: sockets, the store's readers, blocks, a copy.
    private static let own = 40
    private static let (mostInFolder, mostAtPort) = (4_096, 1_024)

    /// - Parameters:
    ///   - mostFiles: the process's limit of open files.
    ///   - open: files that are open before anything listens.
    /// - Throws: `StartError.fewFiles` where no client would have room.
    init(mostFiles: Int, open: Int, hasPort: Bool) throws(StartError) {
        self.mostFiles = mostFiles
        let room = mostFiles - open - Self.own
        port = hasPort ? min(Self.mostAtPort, room / 8) : 0
        folder = min(Self.mostInFolder, (room - 2 * port) / 2)
        guard folder >= 4, !hasPort || port >= 1 else {
            throw .fewFiles(mostFiles, needed: open + Self.own + (hasPort ? 16 : 8))
        }
    }

    /// Raises the process's limit as far as the system lets it, and counts what is open.
    init(hasPort: Bool) throws(StartError) {
        let open = (try? FileManager.default.contentsOfDirectory(atPath: "/proc/self/fd").count) ?? 24
        try self.init(mostFiles: OpenFiles.raised(), open: open, hasPort: hasPort)
    }

    /// Most requests of one connection that libzmq collects before the loop takes them.
    static let (waitingControl, waitingData) = (2, 16)
    /// Most bytes of all connections that have arrived and wait for the loop, and of all answers that wait to be sent.
    static let (mostArrived, mostUnsent) = (256 << 20, 256 << 20)

    func limits(_ kind: Listener.Kind, isData: Bool) -> Door.Limits {
        let largest = isData ? Wire.maximumDataRequestBytes : Wire.maximumHeaderBytes
        let waiting = isData ? Self.waitingData : Self.waitingControl
        let most = kind == .folder ? folder : port
        // One more than wait is under way, and libzmq reads a little ahead.
        return Door.Limits(
            connections: most, unfinished: max(1, min(most / 2, 256)),
            bytes: (waiting + 2) * (largest + 64) + (512 << 10), frames: 16_384)
    }
}
