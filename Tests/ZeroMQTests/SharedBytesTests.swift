import Foundation
import Testing
import ZeroMQ

extension OverSockets {
    @Suite("Shared bytes are sent without a copy and given back once")
    struct SharedBytesTests {
        /// A pair of connected sockets and the router's address of the dealer.
        private func connect(
            _ folder: SocketFolder, _ body: (borrowing Socket, borrowing Socket, [UInt8]) throws -> Void
        ) throws {
            let context = try Context.shared()
            let daemon = try Socket(.router, in: context, options: [.reportsUndelivered])
            try daemon.bind(folder.endpoint())
            let client = try Socket(.dealer, in: context)
            try client.connect(folder.endpoint())
            try client.send([.bytes([0])])
            var hello = try next(daemon)
            try body(daemon, client, try hello.takeAddress())
        }

        @Test("They are filled once, in place, at a multiple of 64; what is left out is 0")
        func filled() {
            let bytes = SharedBytes(count: 100) { memory in memory[3] = 7 }
            #expect(bytes.count == 100)
            bytes.withUnsafeBytes { memory in
                #expect(Array(memory) == [0, 0, 0, 7] + [UInt8](repeating: 0, count: 96))
                #expect(Int(bitPattern: memory.baseAddress) % 64 == 0)
            }
            #expect(SharedBytes([]).count == 0)
        }

        @Test("A reader that is slow gets them whole after the sender has let go")
        func outlives() throws {
            let folder = try SocketFolder()
            try connect(folder) { daemon, client, address in
                for number in 0..<20 {
                    let body = SharedBytes(count: 200_000) { memory in
                        for index in memory.indices { memory[index] = UInt8((index + number) % 251) }
                    }
                    try daemon.send([.bytes(address), .shared(body)])
                }
                for number in 0..<20 {
                    let frame = try #require(try next(client).frames.first)
                    #expect(frame.count == 200_000)
                    #expect(frame[0] == UInt8(number % 251))
                    #expect(frame[199_999] == UInt8((199_999 + number) % 251))
                    #expect(Array(frame) == frame.bytes)
                }
            }
        }

        @Test("After every send has been read or refused, nobody holds them any longer")
        func released() throws {
            let folder = try SocketFolder()
            weak var watched: SharedBytes?
            try connect(folder) { daemon, client, address in
                let body = SharedBytes([UInt8](repeating: 1, count: 300_000))
                watched = body
                for _ in 0..<5 { try daemon.send([.bytes(address), .shared(body)]) }
                #expect(throws: ZeroMQError.peerGone) {
                    try daemon.send([.bytes([9, 9, 9, 9, 9]), .shared(body)])
                }
                #expect(throws: ZeroMQError.peerGone) { try daemon.send([.shared(body), .bytes([1])]) }
                for _ in 0..<5 { #expect(try next(client).frames.first?.count == 300_000) }
            }
            // The context has ended with its last socket, and its threads with it.
            #expect(watched == nil)
        }
    }
}
