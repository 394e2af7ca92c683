import Messages
import Testing

@testable import Daemon

@Suite("Readers of logs")
struct StreamsTests {
    let reader = Peer(listener: .folder, address: [1, 2, 3], client: "local")

    func peer(_ number: UInt8) -> Peer { Peer(listener: .folder, address: [number], client: "local") }

    func opened(from: Int = 0, credit: Int = 2) throws -> Streams {
        let streams = Streams()
        try streams.open(
            OpenRequest(run: "abc", stream: "s", from: from, credit: credit), run: "abc", from: reader,
            isOperator: true, at: 0)
        return streams
    }

    /// The chunks that go out when a run's log has `count`.
    func sent(_ streams: Streams, until count: Int) -> [Int] {
        var numbers: [Int] = []
        streams.pump("abc", until: count) { _, number in
            numbers.append(number)
            return true
        }
        return numbers
    }

    @Test("a reader gets no more chunks than it asked for, and goes on when it asks again")
    func credit() throws {
        let streams = try opened(credit: 2)
        #expect(sent(streams, until: 5) == [0, 1])
        #expect(sent(streams, until: 5) == [])
        streams.credit(CreditRequest(stream: "s", n: 2), from: reader, at: 1)
        #expect(sent(streams, until: 5) == [2, 3])
    }

    @Test("a reader that comes back gets what it has not had")
    func resume() throws {
        let streams = try opened(from: 3, credit: 8)
        #expect(sent(streams, until: 5) == [3, 4])
        #expect(streams.takeFinished("abc", count: 5).map(\.stream) == ["s"])
        #expect(streams.readers.isEmpty)
    }

    @Test("a chunk that could not be sent is sent later")
    func refused() throws {
        let streams = try opened(credit: 2)
        streams.pump("abc", until: 2) { _, _ in false }
        #expect(streams.readers[0].next == 0)
        #expect(streams.readers[0].credit == 2)
        #expect(sent(streams, until: 2) == [0, 1])
    }

    @Test(
        "credit never adds up to more than the protocol allows, and none is taken for a stream that is not open"
    )
    func bounded() throws {
        let streams = try opened(credit: 8)
        streams.credit(CreditRequest(stream: "s", n: 1_000), from: reader, at: 0)
        #expect(streams.readers[0].credit == Wire.maximumCredit)
        streams.credit(CreditRequest(stream: "s", n: .max), from: reader, at: 0)
        streams.credit(CreditRequest(stream: "s", n: .min), from: reader, at: 0)
        #expect(streams.readers[0].credit == Wire.maximumCredit)
        streams.credit(CreditRequest(stream: "other", n: 1), from: reader, at: 0)
        #expect(streams.readers.count == 1)
    }

    @Test("a reader that is silent for its lease is forgotten; one that says it is alive is not")
    func lease() throws {
        let streams = try opened()
        streams.credit(CreditRequest(stream: "s", n: 0), from: reader, at: 20)
        streams.expire(at: 49)
        #expect(streams.readers.count == 1)
        streams.expire(at: 51)
        #expect(streams.readers.isEmpty)
    }

    @Test("progress is told five times a second at most")
    func progress() throws {
        let streams = try opened()
        #expect(streams.takeProgress("abc", at: 1.0).count == 1)
        #expect(streams.takeProgress("abc", at: 1.1).isEmpty)
        #expect(streams.takeProgress("abc", at: 1.3).count == 1)
    }

    @Test("opening a stream again starts it anew; a lost connection takes all of its streams along")
    func reopening() throws {
        let streams = try opened(from: 0)
        try streams.open(
            OpenRequest(run: "abc", stream: "s", from: 4, credit: 1), run: "abc", from: reader,
            isOperator: true, at: 0)
        #expect(streams.readers.map(\.next) == [4])
        streams.drop(reader)
        #expect(streams.readers.isEmpty)
    }

    @Test("the streams of one client can be taken, and others go on")
    func clients() throws {
        let streams = try opened()
        let anna = Peer(listener: .port, address: [9], client: "anna")
        try streams.open(
            OpenRequest(run: "abc", stream: "s", from: 0, credit: 1), run: "abc", from: anna,
            isOperator: true, at: 0)
        #expect(streams.takeAll { $0.peer.client == "anna" }.map(\.peer) == [anna])
        #expect(streams.readers.map(\.peer) == [reader])
    }

    @Test("a reader that turns out to be gone while chunks are sent is dropped, and the others get theirs")
    func vanishing() throws {
        let streams = try opened(credit: 8)
        let other = peer(9)
        try streams.open(
            OpenRequest(run: "abc", stream: "s", from: 0, credit: 8), run: "abc", from: other,
            isOperator: true, at: 0)
        var reached: [Peer] = []
        streams.pump("abc", until: 2) { reader, chunk in
            reached.append(reader.peer)
            guard reader.peer == self.reader, chunk == 1 else { return true }
            streams.drop(reader.peer)
            return false
        }
        #expect(reached == [reader, reader, other, other])
        #expect(streams.readers.map(\.peer) == [other])
    }

    @Test("nobody can open streams without end")
    func limits() throws {
        let streams = Streams()
        func open(_ name: String, from peer: Peer, isOperator: Bool = true) -> Refusal.Code? {
            do throws(Refusal) {
                try streams.open(
                    OpenRequest(run: "abc", stream: name, from: 0, credit: 1), run: "abc", from: peer,
                    isOperator: isOperator, at: 0)
                return nil
            } catch {
                return error.code
            }
        }
        for number in 0..<Streams.mostOfOne { #expect(open("\(number)", from: reader) == nil) }
        #expect(open("one more", from: reader) == .quotaExceeded)
        #expect(open("0", from: reader) == nil, "one that is open may start anew")
        #expect(open("", from: peer(9)) == .requestInvalid)
        #expect(open(String(repeating: "s", count: 65), from: peer(9)) == .requestInvalid)
        for number in streams.readers.count..<Streams.most {
            #expect(
                open(
                    "s",
                    from: Peer(
                        listener: .folder, address: [UInt8(number % 256), UInt8(number / 256)],
                        client: "local"))
                    == nil)
        }
        #expect(open("s", from: peer(9)) == .queueFull)
    }

    @Test("clients with keys leave streams for the operator, and one of them leaves some for the others")
    func guests() throws {
        let streams = Streams()
        func fill(_ client: String) -> Int {
            var count = 0
            while count < 2_000 {
                let peer = Peer(
                    listener: .port, address: [UInt8(count % 256), UInt8(count / 256)], client: client)
                do throws(Refusal) {
                    try streams.open(
                        OpenRequest(run: "abc", stream: "s"), run: "abc", from: peer, isOperator: false, at: 0
                    )
                    count += 1
                } catch {
                    break
                }
            }
            return count
        }
        #expect(fill("anna") == Streams.mostOfClient)
        #expect(fill("bert") == Streams.mostOfClient)
        #expect(fill("carol") == Streams.mostOfClient)
        #expect(fill("dirk") == 0)
        try streams.open(
            OpenRequest(run: "abc", stream: "s"), run: "abc", from: reader, isOperator: true, at: 0)
    }
}
