import Foundation
import Testing
import ZeroMQ

extension OverSockets {
    /// What peers do that no library would: with sockets of the system, byte by byte.
    @Suite("Connections are bounded before libzmq sees them")
    struct ConnectionTests {
        let folder: SocketFolder
        let context: Context

        init() throws {
            folder = try SocketFolder()
            context = try Context.shared()
        }

        private func door(
            connections: Int = 8, unfinished: Int = 4, bytes: Int = 1 << 20
        ) throws -> Door {
            let limits = Door.Limits(connections: connections, unfinished: unfinished, bytes: bytes)
            return try Door(
                0, at: folder.endpoint(), limits, isEncrypted: false, mostFiles: 1_024)
        }

        private func router() throws -> Socket {
            let socket = try Socket(
                .router, in: context, options: .router(largestFrame: 1 << 20, user: getuid()))
            try socket.bind(folder.endpoint())
            return socket
        }

        private func peer(greets: Bool = true) throws -> RawPeer {
            let peer = try RawPeer(path: folder.path + "/s")
            if greets { try peer.greet() }
            return peer
        }

        /// Asks a socket until something is so, ten seconds at most.
        private func turn(_ socket: borrowing Socket, until isSo: () -> Bool) throws {
            var poller = Poller()
            _ = poller.watch(socket)
            for _ in 0..<1_000 where !isSo() { _ = try poller.wait(milliseconds: 10) }
            #expect(isSo())
        }

        @Test("Who says nothing makes room for those who come, and a client is answered meanwhile")
        func silent() throws {
            defer { Door.unlimitAll() }
            let door = try door()
            let daemon = try router()
            let silent = try (0..<40).map { _ in try peer(greets: false) }
            try turn(daemon) { door.counts.replaced >= 36 }
            #expect(door.counts.open <= 8)
            #expect(door.counts.unfinished <= 4)
            let client = try Socket(.dealer, in: context, options: .dealer)
            try client.connect(folder.endpoint())
            try client.send([.bytes([7])])
            var message = try next(daemon)
            let address = try message.takeAddress()
            try daemon.send([.bytes(address), .bytes([70])])
            #expect(try next(client).bytes == [[70]])
            #expect(silent.count == 40)
        }

        @Test("More connections than may be are turned away while those that there are talk")
        func full() throws {
            defer { Door.unlimitAll() }
            let door = try door(connections: 3, unfinished: 3)
            let daemon = try router()
            var peers: [RawPeer] = []
            for number in 0..<3 {
                let peer = try peer()
                try peer.send([0, 1, UInt8(number)])
                _ = try next(daemon).received()
                peers.append(peer)
            }
            let late = try peer(greets: false)
            try turn(daemon) { door.counts.refused > 0 }
            #expect(late.isClosed())
            #expect(door.counts.open == 3)
            peers.removeFirst().close()
            try turn(daemon) { door.counts.open == 2 }
            let latest = try peer()
            try latest.send([0, 1, 9])
            #expect(try next(daemon).bytes.last == [9])
        }

        @Test(
            "A message without end is cut off: small frames, large ones, of each version of the protocol",
            arguments: [1, 1_000], ["2", "3"])
        func endless(size: Int, version: String) throws {
            defer { Door.unlimitAll() }
            let door = try door()
            let daemon = try router()
            let peer = try peer(greets: false)
            try peer.greet(version: version)
            let head: [UInt8] =
                size < 256 ? [1, UInt8(size)] : [3, 0, 0, 0, 0, 0, 0, UInt8(size >> 8), UInt8(size & 255)]
            let frame = head + [UInt8](repeating: 1, count: size)
            let block = Array((0..<1_000).map { _ in frame }.joined())
            var sent = 0
            while sent < 64 << 20, (try? peer.send(block)) != nil { sent += block.count }
            #expect(sent < 8 << 20, "\(sent) bytes went through")
            try turn(daemon) { door.counts.cut == 1 }
            let message = try daemon.receive(most: 4)
            #expect(message == nil)
            #expect(door.counts.open == 0)
        }

        @Test("A handshake without end is cut off")
        func handshake() throws {
            defer { Door.unlimitAll() }
            let door = try door()
            let daemon = try router()
            let peer = try peer(greets: false)
            try peer.send(RawPeer.greeting("3") + [6, 0, 0, 0, 0, 0, 0x0F, 0, 0])
            let block = [UInt8](repeating: 0, count: 8_192)
            var sent = 0
            while sent < 64 << 20, (try? peer.send(block)) != nil { sent += block.count }
            #expect(sent < 8 << 20)
            // Its own bound ends it, or libzmq does that finds the frame too large first.
            try turn(daemon) { door.counts.open == 0 }
        }

        @Test("A peer that sends whole messages is never cut off, however many")
        func busy() throws {
            defer { Door.unlimitAll() }
            let door = try door(bytes: 64 << 10)
            let daemon = try router()
            let client = try Socket(.dealer, in: context, options: .dealer)
            try client.connect(folder.endpoint())
            var received = 0
            for round in 0..<50 {
                for _ in 0..<100 {
                    try client.send([.bytes([80, 76, 68, 49]), .bytes([UInt8](repeating: 1, count: 100))])
                }
                while received < 100 * (round + 1) {
                    var message = try next(daemon)
                    _ = try message.takeAddress()
                    #expect(message.received() != nil)
                    received += 1
                }
            }
            #expect(door.counts.cut == 0)
        }

        @Test("It is known when a connection is gone")
        func gone() throws {
            defer { Door.unlimitAll() }
            let door = try door()
            let daemon = try router()
            let peer = try peer()
            try peer.send([0, 1, 5])
            var message = try next(daemon)
            _ = try message.takeAddress()
            let connection = try #require(message.received())
            #expect(connection.isOpen)
            #expect(connection.queue(600, most: 1_000))
            #expect(!connection.queue(600, most: 1_000))
            peer.close()
            try turn(daemon) { !connection.isOpen }
            #expect(door.counts.open == 0)
        }
    }
}

/// A client by hand.
final class RawPeer {
    private let descriptor: Int32
    private var isOpen = true

    struct Failed: Error {}

    init(path: String) throws {
        descriptor = socket(AF_UNIX, Int32(SOCK_STREAM.rawValue), 0)
        var address = sockaddr_un()
        address.sun_family = sa_family_t(AF_UNIX)
        withUnsafeMutableBytes(of: &address.sun_path) { $0.copyBytes(from: path.utf8) }
        let length = socklen_t(MemoryLayout<sockaddr_un>.size)
        let connected = withUnsafePointer(to: &address) {
            $0.withMemoryRebound(to: sockaddr.self, capacity: 1) { connect(descriptor, $0, length) }
        }
        guard connected == 0 else { throw Failed() }
        var patience = timeval(tv_sec: 10, tv_usec: 0)
        setsockopt(
            descriptor, SOL_SOCKET, SO_RCVTIMEO, &patience, socklen_t(MemoryLayout<timeval>.size))
        setsockopt(
            descriptor, SOL_SOCKET, SO_SNDTIMEO, &patience, socklen_t(MemoryLayout<timeval>.size))
    }

    deinit { close() }

    func close() {
        if isOpen { Foundation.close(descriptor) }
        isOpen = false
    }

    static func greeting(_ version: String) -> [UInt8] {
        let signature: [UInt8] = [0xFF, 0, 0, 0, 0, 0, 0, 0, 1, 0x7F]
        if version == "2" { return signature + [1, 5, 0, 0] }
        return signature + [3, 0] + Array("NULL".utf8) + [UInt8](repeating: 0, count: 48)
    }

    /// Introduces itself as a dealer.
    func greet(version: String = "3") throws {
        try send(Self.greeting(version))
        guard version == "3" else { return }
        // libzmq hangs up on who does not wait for its greeting.
        var greeting = [UInt8](repeating: 0, count: 64)
        guard recv(descriptor, &greeting, 64, Int32(MSG_WAITALL)) == 64 else { throw Failed() }
        let properties = [UInt8(11)] + Array("Socket-Type".utf8) + [0, 0, 0, 6] + Array("DEALER".utf8)
        let ready = [UInt8(5)] + Array("READY".utf8) + properties
        try send([4, UInt8(ready.count)] + ready)
    }

    func send(_ bytes: [UInt8]) throws {
        var sent = 0
        while sent < bytes.count {
            let count = bytes[sent...].withUnsafeBytes {
                Foundation.send(descriptor, $0.baseAddress, $0.count, Int32(MSG_NOSIGNAL))
            }
            guard count > 0 else { throw Failed() }
            sent += count
        }
    }

    /// Whether the other end hangs up.
    func isClosed() -> Bool {
        var bytes = [UInt8](repeating: 0, count: 256)
        while true {
            let count = recv(descriptor, &bytes, bytes.count, 0)
            if count > 0 { continue }
            return count == 0 || errno == ECONNRESET
        }
    }
}
