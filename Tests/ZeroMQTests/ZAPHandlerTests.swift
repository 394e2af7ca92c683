import Foundation
import Testing
import ZeroMQ

extension OverSockets {
    @Suite("A handler lets in whose key is listed, and nobody else")
    struct GateTests {
        let folder: SocketFolder
        let context: Context
        let server: CurvePair

        init() throws {
            folder = try SocketFolder()
            context = try Context.shared()
            server = try CurvePair.new()
        }

        private func listener() throws -> Socket {
            let socket = try Socket(
                .router, in: context,
                options: .router(largestFrame: 1 << 20, user: nil) + .listed(secret: server.secretKey))
            try socket.bind(folder.endpoint())
            return socket
        }

        /// Answers at the handler until it is decided what becomes of a client.
        private func verdict(
            of monitor: Monitor, handler: ZAPHandler, listed: Set<CurveKey>
        ) throws -> Monitor.Event {
            var poller = Poller()
            _ = handler.watch(in: &poller)
            _ = monitor.watch(in: &poller)
            for _ in 0..<100 {
                _ = try poller.wait(milliseconds: 100)
                _ = try handler.answer { listed.contains($0) }
                while let event = try monitor.next() {
                    if ![.connected, .closed, .disconnected].contains(event) { return event }
                }
            }
            throw NothingCame()
        }

        @Test("A listed key comes in, and every frame but the address says whose it is")
        func listed() throws {
            let handler = try ZAPHandler(in: context)
            let daemon = try listener()
            let own = try CurvePair.new()
            let client = try Socket(
                .dealer, in: context, options: .dealer + .keyed(own, server: server.publicKey))
            let monitor = try Monitor(client, in: context)
            try client.connect(folder.endpoint())
            #expect(try verdict(of: monitor, handler: handler, listed: [own.publicKey]) == .ready)
            try client.send([.bytes([1]), .bytes([2])])
            var message = try next(daemon)
            let address = try message.takeAddress()
            #expect(message.bytes == [[1], [2]])
            #expect(message.frames.map(\.userID) == [own.publicKey.text, own.publicKey.text])
            try daemon.send([.bytes(address), .bytes([3])])
            #expect(try next(client).bytes == [[3]])
        }

        @Test(
            "A key that is not listed is turned away and told so; once it is listed, its next socket comes in"
        )
        func unlisted() throws {
            let handler = try ZAPHandler(in: context)
            let daemon = try listener()
            let own = try CurvePair.new()
            let rounds: [(listed: Set<CurveKey>, verdict: Monitor.Event)] = [
                ([], .refused(status: 400)), ([own.publicKey], .ready), ([], .refused(status: 400)),
            ]
            for (round, expected) in rounds.enumerated() {
                let client = try Socket(
                    .dealer, in: context, options: .dealer + .keyed(own, server: server.publicKey))
                let monitor = try Monitor(client, in: context)
                try client.connect(folder.endpoint())
                try client.send([.bytes([UInt8(round)])])
                #expect(
                    try verdict(of: monitor, handler: handler, listed: expected.listed) == expected.verdict)
                if expected.verdict == .ready { #expect(try next(daemon).bytes.last == [UInt8(round)]) }
            }
            let message = try daemon.receive(most: 4)
            #expect(message == nil)
        }

        @Test("With another key of the daemon, the daemon hangs up without a reason, and nobody is asked")
        func wrongServer() throws {
            let handler = try ZAPHandler(in: context)
            let daemon = try listener()
            let own = try CurvePair.new()
            let client = try Socket(
                .dealer, in: context, options: .dealer + .keyed(own, server: try CurvePair.new().publicKey))
            let monitor = try Monitor(client, in: context)
            try client.connect(folder.endpoint())
            try client.send([.bytes([1])])
            for _ in 0..<3 {
                #expect(try verdict(of: monitor, handler: handler, listed: [own.publicKey]) == .brokenOff)
            }
            let message = try daemon.receive(most: 4)
            #expect(message == nil)
        }

        @Test("A client without keys gets nowhere")
        func withoutKeys() throws {
            let handler = try ZAPHandler(in: context)
            let daemon = try listener()
            let client = try Socket(.dealer, in: context, options: .dealer)
            let monitor = try Monitor(client, in: context)
            try client.connect(folder.endpoint())
            try client.send([.bytes([1])])
            #expect(try verdict(of: monitor, handler: handler, listed: []) != .ready)
            let message = try daemon.receive(most: 4)
            #expect(message == nil)
        }

        @Test("A client with keys is told where nobody uses them")
        func withoutNeed() throws {
            let handler = try ZAPHandler(in: context)
            let daemon = try Socket(.router, in: context, options: [.linger(0)])
            try daemon.bind(folder.endpoint())
            let client = try Socket(
                .dealer, in: context,
                options: .dealer + .keyed(try CurvePair.new(), server: server.publicKey))
            let monitor = try Monitor(client, in: context)
            try client.connect(folder.endpoint())
            #expect(try verdict(of: monitor, handler: handler, listed: []) != .ready)
        }

        @Test("Who comes through a listener without keys has no name")
        func nameless() throws {
            let handler = try ZAPHandler(in: context)
            let daemon = try Socket(
                .router, in: context, options: .router(largestFrame: 1 << 20, user: getuid()))
            try daemon.bind(folder.endpoint())
            let client = try Socket(.dealer, in: context, options: .dealer)
            try client.connect(folder.endpoint())
            try client.send([.bytes([1])])
            #expect(try next(daemon).frames.allSatisfy { $0.userID == nil })
            let refused = try handler.answer { _ in false }
            #expect(refused == [])
        }

        @Test(
            "The trial finds that strangers are turned away, and that they are not where there is no handler")
        func trial() throws {
            // What makes the trial worth its while: libzmq 4.3.4 lets everybody in where nobody can be asked.
            #expect(
                try ZAPSelfTest.outcome(
                    at: folder.endpoint("a"), server: server, in: context, handler: nil) == .admitted)
            let handler = try ZAPHandler(in: context)
            #expect(
                try ZAPSelfTest.outcome(
                    at: folder.endpoint("b"), server: server, in: context, handler: handler) == .refused)
        }

        @Test("A process has one handler")
        func one() throws {
            let handler = try ZAPHandler(in: context)
            #expect(throws: ZeroMQError.self) { try ZAPHandler(in: context) }
            withExtendedLifetime(handler) {}
        }

        @Test("A socket for a group can be opened by the group and by nobody else")
        func group() throws {
            let daemon = try Socket(.router, in: context, options: [.linger(0)])
            try daemon.bind(folder.endpoint(), isForGroup: true)
            let attributes = try FileManager.default.attributesOfItem(atPath: folder.path + "/s")
            #expect(attributes[.posixPermissions] as? Int == 0o660)
        }
    }
}
