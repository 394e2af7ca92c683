import Foundation
import Testing
import ZeroMQ

extension OverSockets {
    @Suite("Dealers and a router eventLoop messages")
    struct SocketTests {
        let folder: SocketFolder
        let context: Context

        init() throws {
            folder = try SocketFolder()
            context = try Context.shared()
        }

        private func router(_ options: [SocketOption] = []) throws -> Socket {
            let socket = try Socket(
                .router, in: context, options: .router(largestFrame: 1 << 20, user: getuid()) + options)
            try socket.bind(folder.endpoint())
            return socket
        }

        private func dealer() throws -> Socket {
            let socket = try Socket(.dealer, in: context, options: .dealer)
            try socket.connect(folder.endpoint())
            return socket
        }

        @Test("A message arrives whole, and the answer finds its sender")
        func eventLoop() throws {
            let daemon = try router()
            let here = try dealer()
            let there = try dealer()
            try here.send([.bytes([1]), .bytes([]), .bytes([3, 4])])
            var first = try next(daemon)
            let address = try first.takeAddress()
            #expect(first.bytes == [[1], [], [3, 4]])
            #expect(first.discarded == 0)
            try there.send([.bytes([7])])
            var second = try next(daemon)
            let other = try second.takeAddress()
            #expect(second.bytes == [[7]])
            #expect(address != other)
            try daemon.send([.bytes(other), .bytes([70])])
            try daemon.send([.bytes(address), .bytes([10]), .bytes([11])])
            #expect(try next(here).bytes == [[10], [11]])
            #expect(try next(there).bytes == [[70]])
        }

        @Test("Nothing to receive is nil, not an error and not a wait")
        func nothing() throws {
            let daemon = try router()
            let message = try daemon.receive(most: 4)
            #expect(message == nil)
        }

        @Test("A client may connect before the daemon listens")
        func early() throws {
            let client = try dealer()
            try client.send([.bytes([1])])
            let daemon = try router()
            #expect(try next(daemon).bytes.last == [1])
        }

        @Test("Of a message of 5,000 frames only the first are kept, and the next message is unharmed")
        func manyFrames() throws {
            let daemon = try router()
            let client = try dealer()
            try client.send((0..<5_000).map { Part.bytes([UInt8($0 % 256)]) })
            try client.send([.bytes([42])])
            let flood = try next(daemon, most: 4)
            #expect(flood.frames.count == 4)
            #expect(flood.discarded == 4_997)
            #expect(flood.bytes.dropFirst() == [[0], [1], [2]])
            #expect(try next(daemon, most: 4).bytes.last == [42])
        }

        @Test("A router says that a peer is not there")
        func nobody() throws {
            let daemon = try router()
            #expect(throws: ZeroMQError.peerGone) {
                try daemon.send([.bytes([1, 2, 3, 4, 5]), .bytes([1]), .bytes([2])])
            }
            let client = try dealer()
            try client.send([.bytes([9])])
            #expect(try next(daemon).bytes.last == [9])
        }

        @Test("A router says that a peer's queue is full, and the peer misses nothing that was taken")
        func full() throws {
            let daemon = try router([.sendQueue(4)])
            let client = try Socket(.dealer, in: context, options: [.receiveQueue(4)])
            try client.connect(folder.endpoint())
            try client.send([.bytes([0])])
            var hello = try next(daemon)
            let address = try hello.takeAddress()
            let body = SharedBytes([UInt8](repeating: 5, count: 1 << 20))
            var taken = 0
            #expect(throws: ZeroMQError.wouldBlock) {
                while taken < 10_000 {
                    try daemon.send([.bytes(address), .bytes([UInt8(taken % 256)]), .shared(body)])
                    taken += 1
                }
            }
            #expect(taken >= 4)
            for number in 0..<taken {
                let message = try next(client)
                #expect(message.frames.first?.bytes == [UInt8(number % 256)])
                #expect(message.frames.last?.count == 1 << 20)
            }
        }

        @Test("A peer that sends a larger frame than allowed is cut off, others are not")
        func oversize() throws {
            let daemon = try router([.largestFrame(1_000)])
            let rude = try dealer()
            let polite = try dealer()
            try rude.send([.bytes([UInt8](repeating: 1, count: 1_001))])
            try polite.send([.bytes([UInt8](repeating: 2, count: 1_000))])
            #expect(try next(daemon).bytes.last == [UInt8](repeating: 2, count: 1_000))
            let more = try daemon.receive(most: 4)
            #expect(more == nil)
        }

        @Test("The socket's file is its user's alone")
        func permissions() throws {
            let daemon = try router()
            let file = folder.path + "/s"
            let mode = try FileManager.default.attributesOfItem(atPath: file)[.posixPermissions] as? Int
            #expect(mode == 0o700)
            daemon.close()
        }

        @Test("What cannot be listened at is said in a sentence")
        func sentences() throws {
            func message(_ endpoint: String) -> String? {
                do {
                    let socket = try Socket(.router, in: context)
                    try socket.bind(endpoint)
                    return nil
                } catch {
                    return "\(error)"
                }
            }
            #expect(
                message("ipc://@polder")
                    == "ipc://@polder: an abstract socket is open to every user; "
                    + "write it as ipc:///path/of/a/socket")
            #expect(
                message("carrier-pigeon")
                    == "carrier-pigeon: no socket can have this address here; write it as "
                    + "ipc:///path/of/a/socket or tcp://127.0.0.1:7400")
            #expect(
                message("ipc://\(folder.path)/none/s")
                    == "ipc://\(folder.path)/none/s: No such file or directory; "
                    + "choose a folder that exists and that you may write in")
            let long = "ipc:///tmp/" + String(repeating: "x", count: 120)
            #expect(
                message(long)
                    == "\(long): the path of a socket has at most 107 bytes; choose a shorter folder")
        }

        @Test("One context serves the process")
        func oneContext() throws {
            #expect(try Context.shared() === context)
        }
    }
}
