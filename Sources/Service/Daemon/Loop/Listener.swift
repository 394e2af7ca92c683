import Endpoints
import Foundation
import Messages
import ZeroMQ

/// A pair of sockets that clients connect to: the files in the runtime folder, or two tcp ports.
final class Listener {
    enum Kind: Hashable, Sendable {
        /// Who may open the sockets' files.
        case folder
        /// Who has a key that is listed.
        case port
    }

    let kind: Kind
    private let control: Socket
    private let data: Socket
    private let doors: [Door]

    /// Opens the listener in the runtime folder.
    ///
    /// - Parameter isForGroup: the folder's group comes in too; else the daemon's own user alone.
    init(
        _ folder: RuntimeFolder, isForGroup: Bool, room: DoorRoom, in context: Context
    ) throws(ZeroMQError) {
        kind = .folder
        let user = isForGroup ? nil : getuid()
        control = try Socket(
            .router, in: context,
            options: .router(
                largestFrame: Wire.maximumHeaderBytes, waiting: DoorRoom.waitingControl, user: user))
        data = try Socket(
            .router, in: context,
            options: .router(
                largestFrame: Wire.maximumDataRequestBytes, waiting: DoorRoom.waitingData, user: user))
        doors = [
            try Door(
                0, at: folder.control, room.limits(.folder, isData: false), isEncrypted: false,
                mostFiles: room.mostFiles),
            try Door(
                1, at: folder.data, room.limits(.folder, isData: true), isEncrypted: false,
                mostFiles: room.mostFiles),
        ]
        try control.bind(folder.control, isForGroup: isForGroup)
        try data.bind(folder.data, isForGroup: isForGroup)
    }

    /// Opens the listener at two tcp ports, for clients that the process's `ZAPHandler` accepts.
    init(
        _ port: PortAddress, server: CurvePair, room: DoorRoom, in context: Context
    ) throws(ZeroMQError) {
        kind = .port
        // Encrypted, a frame is 33 bytes longer.
        let keyed = [SocketOption].listed(secret: server.secretKey) + (port.isIPv6 ? [.speaksIPv6] : [])
        control = try Socket(
            .router, in: context,
            options: .router(
                largestFrame: Wire.maximumHeaderBytes + 64, waiting: DoorRoom.waitingControl, user: nil)
                + keyed)
        data = try Socket(
            .router, in: context,
            options: .router(
                largestFrame: Wire.maximumDataRequestBytes + 64, waiting: DoorRoom.waitingData, user: nil)
                + keyed)
        doors = [
            try Door(
                2, at: port.control, room.limits(.port, isData: false), isEncrypted: true,
                mostFiles: room.mostFiles),
            try Door(
                3, at: port.data, room.limits(.port, isData: true), isEncrypted: true,
                mostFiles: room.mostFiles),
        ]
        try control.bind(port.control)
        try data.bind(port.data)
    }

    /// Whether the files of the sockets are gone, so that no client finds the daemon.
    func isUnreachable(in folder: RuntimeFolder) -> Bool {
        // Something else may stand in the folder's place.
        kind == .folder && access(folder.controlFile, F_OK) != 0 && [ENOENT, ENOTDIR].contains(errno)
    }

    /// Listens in a folder that was made anew.
    func bindAgain(in folder: RuntimeFolder, isForGroup: Bool) throws(ZeroMQError) {
        try? control.unbind(folder.control)
        try? data.unbind(folder.data)
        try control.bind(folder.control, isForGroup: isForGroup)
        try data.bind(folder.data, isForGroup: isForGroup)
    }

    /// What became of connections at both sockets.
    var counts: Door.Counts {
        doors.map(\.counts).reduce(into: Door.Counts()) { sum, one in
            sum.open += one.open
            sum.unfinished += one.unfinished
            sum.refused += one.refused
            sum.replaced += one.replaced
            sum.cut += one.cut
        }
    }

    func watch(in poller: inout Poller) -> (control: Poller.Watched, data: Poller.Watched) {
        (poller.watch(control), poller.watch(data))
    }

    func receive(isData: Bool) throws(ZeroMQError) -> Message? {
        let most = Wire.maximumFrames + 1
        return isData ? try data.receive(most: most) : try control.receive(most: most)
    }

    func send(_ parts: [Part], isData: Bool) throws(ZeroMQError) {
        if isData { try data.send(parts) } else { try control.send(parts) }
    }

    /// Lets what was sent arrive after the sockets are closed.
    func linger(milliseconds: Int) {
        try? control.set(.linger(milliseconds))
        try? data.set(.linger(milliseconds))
    }
}
