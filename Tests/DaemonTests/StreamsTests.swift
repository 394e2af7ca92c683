import Messages
import Testing

@testable import Daemon

@Suite("Readers of logs")
struct StreamsTests {
    let reader = Peer(door: .folder, address: [1, 2, 3], client: "local")

    func opened(from: Int = 0, credit: Int = 2) -> Streams {
        var streams = Streams()
        streams.open(
            OpenRequest(run: "abc", stream: "s", from: from, credit: credit), run: "abc", from: reader, at: 0)
        return streams
    }

    /// The chunks that go out when a run's log has `count`.
    func sent(_ streams: inout Streams, until count: Int) -> [Int] {
        var numbers: [Int] = []
        streams.pump("abc", until: count) { _, number in
            numbers.append(number)
            return true
        }
        return numbers
    }

    @Test("a reader gets no more chunks than it asked for, and goes on when it asks again")
    func credit() {
        var streams = opened(credit: 2)
        #expect(sent(&streams, until: 5) == [0, 1])
        #expect(sent(&streams, until: 5) == [])
        streams.credit(CreditRequest(stream: "s", n: 2), from: reader, at: 1)
        #expect(sent(&streams, until: 5) == [2, 3])
    }

    @Test("a reader that comes back gets what it has not had")
    func resume() {
        var streams = opened(from: 3, credit: 8)
        #expect(sent(&streams, until: 5) == [3, 4])
        #expect(streams.takeFinished("abc", count: 5).map(\.stream) == ["s"])
        #expect(streams.readers.isEmpty)
    }

    @Test("a chunk that could not be sent is sent later")
    func refused() {
        var streams = opened(credit: 2)
        streams.pump("abc", until: 2) { _, _ in false }
        #expect(streams.readers[0].next == 0)
        #expect(streams.readers[0].credit == 2)
        #expect(sent(&streams, until: 2) == [0, 1])
    }

    @Test(
        "credit never adds up to more than the protocol allows, and none is taken for a stream that is not open"
    )
    func bounded() {
        var streams = opened(credit: 8)
        streams.credit(CreditRequest(stream: "s", n: 1_000), from: reader, at: 0)
        #expect(streams.readers[0].credit == Wire.maximumCredit)
        streams.credit(CreditRequest(stream: "other", n: 1), from: reader, at: 0)
        #expect(streams.readers.count == 1)
    }

    @Test("a reader that is silent for its lease is forgotten; one that says it is alive is not")
    func lease() {
        var streams = opened()
        streams.credit(CreditRequest(stream: "s", n: 0), from: reader, at: 20)
        streams.expire(at: 49)
        #expect(streams.readers.count == 1)
        streams.expire(at: 51)
        #expect(streams.readers.isEmpty)
    }

    @Test("progress is told five times a second at most")
    func progress() {
        var streams = opened()
        #expect(streams.takeProgress("abc", at: 1.0).count == 1)
        #expect(streams.takeProgress("abc", at: 1.1).isEmpty)
        #expect(streams.takeProgress("abc", at: 1.3).count == 1)
    }

    @Test("opening a stream again starts it anew; a lost connection takes all of its streams along")
    func reopening() {
        var streams = opened(from: 0)
        streams.open(
            OpenRequest(run: "abc", stream: "s", from: 4, credit: 1), run: "abc", from: reader, at: 0)
        #expect(streams.readers.map(\.next) == [4])
        streams.drop(reader)
        #expect(streams.readers.isEmpty)
    }

    @Test("the streams of one client can be taken, and others go on")
    func clients() {
        var streams = opened()
        let anna = Peer(door: .port, address: [9], client: "anna")
        streams.open(
            OpenRequest(run: "abc", stream: "s", from: 0, credit: 1), run: "abc", from: anna, at: 0)
        #expect(streams.takeAll { $0.peer.client == "anna" }.map(\.peer) == [anna])
        #expect(streams.readers.map(\.peer) == [reader])
    }
}
